#include "client-cli/import_sender.h"

#include "client-cli/failure.h"

#include <algorithm>

namespace vanthu::cli {
namespace {

std::string reasonOf(const Json& outcome) {
    std::string reason;
    for (const auto& violation : outcome["violations"].items())
        reason +=
            (reason.empty() ? "" : "; ") + violation["field"].text() + ": " + violation["message"].text();
    return reason.empty() ? "máy chủ từ chối" : reason;
}

}  // namespace

ImportSender::ImportSender(const Api& api, std::size_t threads) : room_(threads) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this, copy = Api(api)] { work(copy); });
}

ImportSender::~ImportSender() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        queue_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

void ImportSender::push(ImportBatch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return queue_.size() < room_ || failure_ != nullptr; });
    throwFailure(lock);
    queue_.push_back(std::move(batch));
    changed_.notify_all();
}

void ImportSender::drain() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return (queue_.empty() && underWay_ == 0) || failure_ != nullptr; });
    throwFailure(lock);
}

void ImportSender::throwFailure(std::unique_lock<std::mutex>&) {
    if (failure_ != nullptr) std::rethrow_exception(failure_);
}

ImportCounts ImportSender::counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
}

std::vector<Reject> ImportSender::takeRejects() {
    const std::lock_guard lock(mutex_);
    return std::move(rejects_);
}

void ImportSender::work(Api api) {
    for (;;) {
        ImportBatch batch;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return closed_ || !queue_.empty(); });
            if (closed_) return;
            batch = std::move(queue_.front());
            queue_.pop_front();
            ++underWay_;
        }
        changed_.notify_all();
        std::exception_ptr failure;
        try {
            post(api, batch);
        } catch (const std::exception&) {  // handed to the thread that pushes
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex_);
            --underWay_;
            if (failure_ == nullptr) failure_ = failure;
        }
        changed_.notify_all();
    }
}

void ImportSender::post(Api& api, const ImportBatch& batch) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/imports";
    request.lines = batch.lines;
    request.repeat = Repeat::always;  // source and external id name every record
    const Json answer = api.send(request).json();
    const auto& outcomes = answer["outcomes"].items();
    if (outcomes.size() != batch.origins.size())
        throw Failure("máy chủ trả lời thiếu kết quả nhập", "kiểm tra phiên bản máy chủ");
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const std::string outcome = outcomes[i]["outcome"].text();
        if (outcome == "imported") {
            ++counts_.imported;
        } else if (outcome == "exists") {
            ++counts_.existing;
        } else {
            ++counts_.rejected;
            rejects_.push_back(
                {batch.file, batch.origins[i].line, batch.origins[i].externalId, reasonOf(outcomes[i])});
        }
    }
}

}  // namespace vanthu::cli
