#include "storage/group_writer.h"

#include "storage/change_log.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <span>
#include <utility>

namespace vanthu::storage {

namespace {

/// Bounds how long the first caller of a batch waits for the last one, and what one failed commit takes with
/// it.
constexpr std::size_t kBatchLimit = 256;

/// Two transactions in each other's way rarely are so twice; this many times means something else is wrong.
constexpr int kAttempts = 20;

}  // namespace

/// Lives on the stack of the caller until it is answered.
struct GroupWriter::Request {
    Request(const domain::Actor& by, const Work& run) : actor(by), work(run) {}

    const domain::Actor& actor;
    const Work& work;
    std::exception_ptr error;

    void answer() {
        // Under the lock: the caller must not be gone before this is through.
        const std::lock_guard lock{mutex};
        answered = true;
        changed.notify_one();
    }
    void wait() {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return answered; });
    }

  private:
    std::mutex mutex;
    std::condition_variable changed;
    bool answered{false};
};

GroupWriter::GroupWriter(std::unique_ptr<Session> session, Reopen reopen,
                         std::function<void(domain::Sequence)> committed)
    : session_(std::move(session)),
      reopen_(std::move(reopen)),
      committed_(std::move(committed)),
      thread_([this] { loop(); }) {}

GroupWriter::~GroupWriter() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void GroupWriter::write(const domain::Actor& actor, const Work& work) {
    if (std::this_thread::get_id() == thread_.get_id())
        throw Error{ErrorCode::internal, "A write transaction was started inside another one"};
    Request request{actor, work};
    {
        const std::lock_guard lock{mutex_};
        if (broken_ || stopping_)
            throw Error{
                ErrorCode::unavailable,
                "The database takes no changes: its file failed or the program is ending; see the log"};
        waiting_.push_back(&request);
    }
    arrived_.notify_one();
    request.wait();
    if (request.error) std::rethrow_exception(request.error);
}

void GroupWriter::loop() {
    for (;;) {
        const auto batch = takeWaiting();
        if (batch.empty()) return;
        commitBatch(batch);
        for (auto* request : batch)
            request->answer();
    }
}

GroupWriter::Batch GroupWriter::takeWaiting() {
    std::unique_lock lock{mutex_};
    arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    const auto count = std::min(waiting_.size(), kBatchLimit);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
    Batch batch{waiting_.begin(), end};
    waiting_.erase(waiting_.begin(), end);
    return batch;
}

void GroupWriter::commitBatch(const Batch& batch) {
    for (int attempt = 1;; ++attempt) {
        try {
            if (reopen_ && session_->isLost()) session_ = reopen_();
            runBatch(batch);
            committed_(session_->head.sequence);
            return;
        } catch (const RetryTransaction&) {
            rollBack();
            if (attempt == kAttempts || (session_->isLost() && !reopen_))
                return abandon(batch, std::current_exception());
        } catch (...) {
            // The shared transaction failed, not one caller's work: nothing of the batch was stored.
            rollBack();
            return abandon(batch, std::current_exception());
        }
    }
}

void GroupWriter::runBatch(const Batch& batch) {
    session_->post(session_->dialect().beginWrite, {});
    session_->head = lockLogHead(*session_);
    // The first syncs what all callers of the batch have staged; to hand over the others too would wake a
    // thread for each of them, which costs a tenth of the rate where processors are short.
    auto barriers = runOne(*batch.front());
    if (batch.size() > 1) barriers_.begin(std::exchange(barriers, {}));
    for (auto* request : std::span(batch).subspan(1)) {
        auto more = runOne(*request);
        std::move(more.begin(), more.end(), std::back_inserter(barriers));
    }
    storeLogHead(*session_, session_->head);
    for (const auto& barrier : barriers)
        barrier();
    barriers_.await();
    session_->commit();
}

std::vector<Barrier> GroupWriter::runOne(Request& request) {
    request.error = nullptr;
    const auto headBefore = session_->head;
    session_->post("SAVEPOINT one_work", {});
    try {
        WriteTransaction transaction{*session_, request.actor};
        request.work(transaction);
        session_->run("RELEASE one_work", {}, {});
        return transaction.barriers();
    } catch (const RetryTransaction&) {
        throw;
    } catch (...) {
        request.error = std::current_exception();
        session_->forgetPosted();
        // A full disk or a failed file ends the whole transaction, not this savepoint alone.
        if (!session_->inTransaction())
            throw Error{ErrorCode::unavailable, "The database rolled back the changes of several callers"};
        session_->run("ROLLBACK TO one_work", {}, {});
        session_->run("RELEASE one_work", {}, {});
        session_->head = headBefore;
        return {};
    }
}

void GroupWriter::rollBack() {
    try {
        barriers_.await();
    } catch (...) {
        // Nothing that needed it is stored; the next batch begins without it.
    }
    try {
        session_->forgetPosted();
        if (session_->inTransaction()) session_->run("ROLLBACK", {}, {});
    } catch (const Error&) {
        // The next BEGIN will say so; the callers hear the first error.
    }
}

void GroupWriter::abandon(const Batch& batch, const std::exception_ptr& error) {
    for (auto* request : batch)
        if (!request->error) request->error = error;
    if (!session_->isLost() || reopen_) return;
    const std::lock_guard lock{mutex_};
    broken_ = true;
}

}  // namespace vanthu::storage
