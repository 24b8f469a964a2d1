#pragma once

#include "storage/journal_segment.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::storage {

/// Where small blobs become durable first: appended to one file, synced once for all callers that wait
/// (docs/adr/0002). Any thread may call.
///
/// Each process writes segments of its own and holds a lock on them; it takes over the segments of processes
/// that died, and reads those of processes that live, so that what one stored all can read at once.
class IntakeJournal {
  public:
    enum class Mode {
        readWrite,
        readOnly,  ///< takes nothing over and writes nothing
    };
    /// Takes over what dead processes left: cuts torn ends, tells of damage through notices().
    IntakeJournal(const std::filesystem::path& folder, Mode mode);

    /// Stands for the sync that will make a staged blob durable; empty for one that is.
    struct Batch;
    using Ticket = std::shared_ptr<Batch>;  // shared: by everyone whose record is in the batch

    /// Takes a blob for the next sync. Throws Error{unavailable} after a failed one, for good.
    [[nodiscard]] Ticket stage(const Sha256& digest, std::string_view blob);
    /// Returns when the staged blob is durable. Throws Error{unavailable} when the disk refused it.
    void await(const Ticket& ticket);

    /// std::nullopt when the journal does not hold it, or no longer.
    [[nodiscard]] std::optional<std::string> read(const Sha256& digest) const;
    [[nodiscard]] std::optional<std::uint64_t> sizeOf(const Sha256& digest) const;
    [[nodiscard]] std::vector<Sha256> digests() const;
    /// Finds what other processes wrote since the last time.
    void lookAround();

    // For the settler.
    using SegmentPointer =
        std::shared_ptr<JournalSegment>;  // shared: a reader may hold it while it is retired
    /// Closes the segment that is written to; returns all that this process owns and may settle.
    [[nodiscard]] std::vector<SegmentPointer> seal();
    [[nodiscard]] std::vector<JournalSegment::Record> recordsOf(const SegmentPointer& segment) const;
    /// Forgets and removes a segment whose blobs all lie in files now.
    void retire(const SegmentPointer& segment);

    [[nodiscard]] std::uint64_t ownBytes() const;
    [[nodiscard]] std::chrono::steady_clock::time_point lastAppend() const;
    [[nodiscard]] std::vector<std::string> notices() const;

  private:
    struct DigestHash {
        std::size_t operator()(const Sha256& digest) const;
    };
    struct Place {
        SegmentPointer segment;
        JournalSegment::Record record;
        bool isOwn{false};  ///< in a segment of this process: known to be synced
    };
    struct Foreign {
        SegmentPointer segment;
        std::uint64_t scannedTo{0};
    };
    void takeOver(const std::filesystem::path& path);
    void addOwn(const SegmentPointer& segment, const std::vector<JournalSegment::Record>& records);
    void forget(const SegmentPointer& segment);
    void finish(Batch& batch, std::unique_lock<std::mutex>& lock);
    void writeBatch(std::unique_lock<std::mutex>& lock);
    void openSegment();

    const std::filesystem::path folder_;
    const Mode mode_;

    mutable std::mutex mutex_;
    std::condition_variable idle_;                          ///< nobody writes a batch
    std::unordered_map<Sha256, Place, DigestHash> places_;  ///< durable records only
    std::unordered_map<Sha256, Ticket, DigestHash> underWay_;
    Ticket next_;
    bool leading_{false};  ///< some caller is writing a batch
    bool broken_{false};   ///< a sync failed: what the disk holds is unknown
    SegmentPointer current_;
    std::uint64_t currentEnd_{0};
    std::vector<SegmentPointer> sealed_;
    std::set<SegmentPointer> damaged_;  ///< kept under another name when their blobs lie in files
    std::map<std::filesystem::path, Foreign> foreign_;
    std::uint64_t ownBytes_{0};
    std::chrono::steady_clock::time_point lastAppend_{};
    std::vector<std::string> notices_;
};

}  // namespace vanthu::storage
