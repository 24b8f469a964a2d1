#include "indexer/follow/text_reader.h"

#include <utility>

namespace vanthu::indexer {
namespace {

constexpr std::size_t kWaitingMax = 10'000;

}  // namespace

TextReader::TextReader(TextSource& source, const TextCache& cache)
    : source_(source), cache_(cache), thread_([this] { run(); }) {}

TextReader::~TextReader() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

std::optional<FileText> TextReader::get(const domain::DocumentFile& file,
                                        std::chrono::milliseconds patience) {
    if (auto known = cache_.find(file.digest)) return known;
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_.size() < kWaitingMax || failure_; });
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (asked_.insert(file.digest).second) waiting_.push_back(file);
        changed_.notify_all();
        const bool read =
            changed_.wait_for(lock, patience, [&] { return !asked_.contains(file.digest) || failure_; });
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (!read) return std::nullopt;
    }
    return cache_.find(file.digest);
}

std::uint64_t TextReader::finished() const {
    const std::lock_guard lock(mutex_);
    return finished_;
}

void TextReader::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        const domain::DocumentFile file = waiting_.front();
        waiting_.pop_front();
        lock.unlock();
        std::exception_ptr failure;
        try {
            FileText text = source_.read(file);
            text.extraction.digest = file.digest;
            cache_.keep(text);
        } catch (...) {  // carried to the thread that waits
            failure = std::current_exception();
        }
        lock.lock();
        failure_ = failure;
        asked_.erase(file.digest);
        ++finished_;
        changed_.notify_all();
    }
}

}  // namespace vanthu::indexer
