#pragma once

#include "indexer/follow/batch_queue.h"
#include "indexer/follow/pace.h"
#include "indexer/follow/report.h"
#include "indexer/follow/scan_reader.h"
#include "indexer/follow/text_reader.h"
#include "indexer/writer/index_writer.h"
#include "storage/database.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vanthu::indexer {

struct FollowerSettings {
    std::chrono::milliseconds poll{1000};    ///< looks at the log at least so often
    std::chrono::milliseconds spacing{250};  ///< and at most so often while changes come in
    std::chrono::milliseconds patience{
        700};                           ///< for one file, before its document is indexed without its text
    std::size_t commitBytes{8u << 20};  ///< text between two commits while there is more to do
    std::chrono::milliseconds commitEvery{1000};  ///< and the longest time between them
    bool once{false};                             ///< ends when the log has been read to its end
};

/// Brings an index to the end of the change log and keeps it there. Two threads: one reads the log, the
/// documents and their texts, the other writes; so that indexing runs at the speed of Xapian. What is in the
/// index after a crash, the cursor says, because it is committed with the terms; the rest is read again.
class Follower {
  public:
    Follower(storage::Database& database, TextReader& texts, ScanReader& scans, IndexWriter& writer,
             FollowerSettings settings, Report report);

    /// Returns after stop(), or at the end of the log with `once`; what was read is committed then. Throws
    /// Error{damaged} when the index is damaged, and whatever storage throws.
    void run();

    /// The log moved. Any thread.
    void wake();
    /// Ends run() after the batch at hand. Any thread.
    void stop();

  private:
    void readLog();
    /// What a stretch of the log is about; both ascending, no document in both.
    struct Changed {
        std::vector<domain::DocumentId> documents;
        std::vector<domain::DocumentId> reassigned;  ///< only who may know of them changed
    };
    [[nodiscard]] Changed readChanges(IndexWriter::Cursor& cursor, bool& more);
    void readDocuments(const std::vector<domain::DocumentId>& ids);
    void readReaders(const std::vector<domain::DocumentId>& ids);
    void readUnread();
    /// Documents with scans that were recognised meanwhile.
    void readRecognised();
    void noteScan(const domain::Document& document, const domain::DocumentFile& file, FileText& text);
    [[nodiscard]] DocumentText textOf(const domain::Document& document);
    [[nodiscard]] std::optional<FileText> fileText(const domain::DocumentFile& file);
    void waitForChange();
    void rest(Pace& pace, std::size_t documents, std::chrono::nanoseconds took);
    void write();

    storage::Database& database_;
    TextReader& texts_;
    ScanReader& scans_;
    IndexWriter& writer_;
    FollowerSettings settings_;
    Report report_;
    BatchQueue queue_;
    Pace readingPace_;

    // Of the reading thread: documents whose texts are still to come, with the digests they wait for.
    std::map<domain::DocumentId, std::vector<std::string>> unread_;
    /// Documents by the digests of their scans that wait to be recognised.
    std::map<std::string, std::set<domain::DocumentId>> unrecognised_;
    std::optional<std::uint64_t> finishedBefore_;  ///< texts read when unread_ was last looked through
    std::chrono::steady_clock::time_point lookedAt_{};
    std::optional<std::uint64_t> stuckAt_;  ///< texts read when a wait was in vain

    std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_{false};
    std::atomic<bool> stopping_{false};
};

}  // namespace vanthu::indexer
