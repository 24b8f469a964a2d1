#pragma once

#include "indexer/follow/text_cache.h"
#include "indexer/follow/texts.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>

namespace vanthu::indexer {

/// Reads texts in a thread of its own, one file after the other, and keeps them in the cache. So that one
/// slow file holds up nobody, a caller waits only for a while: then the text is still to come and will be in
/// the cache.
class TextReader {
  public:
    /// Source and cache must outlive the reader.
    TextReader(TextSource& source, const TextCache& cache);
    ~TextReader();  ///< waits for the file at hand; files that still wait are forgotten

    /// The text, from the cache or read within `patience`; std::nullopt when it will take longer. Blocks
    /// while very many files wait. Throws what the source threw, once.
    [[nodiscard]] std::optional<FileText> get(const domain::DocumentFile& file,
                                              std::chrono::milliseconds patience);

    /// The next get() reads anew what was read before the end of that second. What is being read now counts
    /// as read anew.
    void forget(const std::string& digest, domain::Timestamp readBefore) const {
        cache_.forget(digest, readBefore);
    }

    /// True when the text is in the cache.
    [[nodiscard]] bool isRead(const std::string& digest) const { return cache_.has(digest); }

    /// Rises with every file that was read.
    [[nodiscard]] std::uint64_t finished() const;

  private:
    void run();

    TextSource& source_;
    const TextCache& cache_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<domain::DocumentFile> waiting_;
    std::unordered_set<std::string> asked_;  ///< digests that wait or are being read
    std::uint64_t finished_{0};
    bool stopping_{false};
    std::exception_ptr failure_;
    std::thread thread_;
};

}  // namespace vanthu::indexer
