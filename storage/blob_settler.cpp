#include "storage/blob_settler.h"

#include "schemas/domain/error.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace vanthu::storage {

namespace {

/// Files that share their syncs.
constexpr std::size_t kFilesAtOnce = 512;
constexpr int kNiceness = 15;
/// How often the thread looks whether something is due; also how soon it tries again after a failure.
constexpr std::chrono::milliseconds kLookInterval{250};

}  // namespace

BlobSettler::BlobSettler(const std::filesystem::path& folder, const BlobFiles& files, IntakeJournal& journal,
                         const BlobStoreSettings& settings)
    : folder_(folder), files_(files), journal_(journal), settings_(settings) {
    if (!settings_.readOnly) thread_ = std::thread([this] { loop(); });
}

BlobSettler::~BlobSettler() {
    {
        const std::lock_guard lock{mutex_};
        isEnding_ = true;
    }
    ending_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void BlobSettler::loop() {
    // Of this thread alone: nobody waits for it, and people wait for the others.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
    const auto interval = std::min(kLookInterval, settings_.idleBeforeSettling);
    std::unique_lock lock{mutex_};
    while (!ending_.wait_for(lock, interval, [&] { return isEnding_; })) {
        lock.unlock();
        std::string failure;
        try {
            settleWhile([this] { return isDue(); });
        } catch (const std::exception& error) {
            failure = error.what();
        }
        lock.lock();
        // A full disk fails at every try: it is told once.
        if (!failure.empty() && (notices_.empty() || notices_.back() != failure)) notices_.push_back(failure);
    }
}

bool BlobSettler::isDue() const {
    const auto bytes = journal_.ownBytes();
    if (bytes == 0) return false;
    return bytes >= settings_.journalBytes ||
           std::chrono::steady_clock::now() - journal_.lastAppend() >= settings_.idleBeforeSettling;
}

void BlobSettler::settle() {
    settleWhile([] { return true; });
}

bool BlobSettler::settleWhile(const GoesOn& goesOn) {
    if (!goesOn()) return false;
    const std::lock_guard one{settling_};
    for (const auto& segment : journal_.seal()) {
        if (!settleSegment(segment, goesOn)) return false;
        step("retire");
        journal_.retire(segment);
    }
    return true;
}

bool BlobSettler::settleSegment(const IntakeJournal::SegmentPointer& segment, const GoesOn& goesOn) {
    const auto records = journal_.recordsOf(segment);
    std::span<const JournalSegment::Record> rest{records};
    while (!rest.empty()) {
        if (!goesOn()) return false;
        const auto some = rest.first(std::min(rest.size(), kFilesAtOnce));
        rest = rest.subspan(some.size());
        settleRecords(segment, some);
    }
    return true;
}

void BlobSettler::settleRecords(const IntakeJournal::SegmentPointer& segment,
                                std::span<const JournalSegment::Record> records) {
    step("write");
    std::vector<std::pair<std::filesystem::path, Sha256>> written;
    for (const auto& record : records) {
        if (files_.sizeOf(record.digest) == record.length)
            continue;  // before a crash, or as a large blob's twin
        auto file = files_.temporary();
        file.write(segment->read(record));
        written.emplace_back(file.path(), record.digest);
    }
    step("sync bytes");
    syncAll();
    step("name");
    for (const auto& [path, digest] : written)
        files_.shelve(path, digest);
    step("sync names");
    syncAll();
}

void BlobSettler::syncAll() const {
    FileDescriptor{folder_, O_RDONLY | O_DIRECTORY}.syncFileSystem();
}

std::vector<std::string> BlobSettler::notices() const {
    const std::lock_guard lock{mutex_};
    return notices_;
}

void BlobSettler::step(std::string_view name) const {
    if (settings_.atStep) settings_.atStep(name);
}

}  // namespace vanthu::storage
