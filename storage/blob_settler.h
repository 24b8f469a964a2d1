#pragma once

#include "storage/blob_files.h"
#include "storage/blob_store.h"
#include "storage/intake_journal.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::storage {

/// Moves blobs from the intake journal into files of their own, on a thread of its own, when no blob has come
/// in for a while or the journal has grown large. Many files share two syncs: one before they get their
/// names, one after. A crash at any point is harmless: the segment is there until all its blobs are, and is
/// settled again.
class BlobSettler {
  public:
    BlobSettler(const std::filesystem::path& folder, const BlobFiles& files, IntakeJournal& journal,
                const BlobStoreSettings& settings);
    ~BlobSettler();
    BlobSettler(const BlobSettler&) = delete;
    BlobSettler& operator=(const BlobSettler&) = delete;

    /// Settles everything now, on the calling thread.
    void settle();
    [[nodiscard]] std::vector<std::string> notices() const;

  private:
    void loop();
    [[nodiscard]] bool isDue() const;
    /// As far as `goesOn` says, asked before every step; true when all is settled.
    using GoesOn = std::function<bool()>;
    bool settleWhile(const GoesOn& goesOn);
    bool settleSegment(const IntakeJournal::SegmentPointer& segment, const GoesOn& goesOn);
    void settleRecords(const IntakeJournal::SegmentPointer& segment,
                       std::span<const JournalSegment::Record> records);
    void syncAll() const;
    void step(std::string_view name) const;

    const std::filesystem::path folder_;
    const BlobFiles& files_;
    IntakeJournal& journal_;
    const BlobStoreSettings settings_;
    std::mutex settling_;  ///< one at a time

    mutable std::mutex mutex_;
    std::condition_variable ending_;
    bool isEnding_{false};
    std::vector<std::string> notices_;
    std::thread thread_;
};

}  // namespace vanthu::storage
