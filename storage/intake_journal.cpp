#include "storage/intake_journal.h"

#include "schemas/domain/error.h"

#include <fcntl.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace vanthu::storage {

namespace {

constexpr std::size_t kSegmentNameDigits = 6;

/// Bounds the memory that blobs take of which nobody awaits the sync: those of refused requests.
constexpr std::size_t kStagedBytes = 8u << 20;

bool isSegment(const std::filesystem::path& path) {
    return path.extension() == ".log";
}

/// Null when another process has settled and removed it just now: its blobs lie in files.
std::shared_ptr<JournalSegment> openExisting(const std::filesystem::path& path, int flags) {
    try {
        return std::make_shared<JournalSegment>(FileDescriptor{path, flags});
    } catch (const Error&) {
        if (std::filesystem::exists(path)) throw;
        return nullptr;
    }
}

}  // namespace

struct IntakeJournal::Batch {
    std::string bytes;
    std::vector<JournalSegment::Record> records;  ///< offsets from the begin of the batch
    bool done{false};
    std::optional<Error> error;
    std::condition_variable changed;  ///< done, or its turn has come
};

std::size_t IntakeJournal::DigestHash::operator()(const Sha256& digest) const {
    std::size_t value = 0;
    std::memcpy(&value, digest.data(), sizeof value);
    return value;
}

IntakeJournal::IntakeJournal(const std::filesystem::path& folder, Mode mode)
    : folder_(folder), mode_(mode), next_(std::make_shared<Batch>()) {
    makePrivateFolder(folder_);
    if (mode_ == Mode::readWrite)
        for (const auto& entry : std::filesystem::directory_iterator(folder_))
            if (isSegment(entry.path())) takeOver(entry.path());
    lookAround();
}

void IntakeJournal::takeOver(const std::filesystem::path& path) {
    const auto segment = openExisting(path, O_RDWR | O_APPEND);
    if (!segment || !segment->file().tryLock() || !segment->file().isStillNamed())
        return;  // a living process has it
    const auto size = segment->file().size();
    const auto scan = segment->scan(0);
    for (const auto offset : scan.damagedAt)
        notices_.push_back("A record of " + path.string() + " at byte " + std::to_string(offset) +
                           " is damaged; the file is kept as evidence");
    if (scan.damagedAt.empty() && scan.end < size) {
        // Nobody was told that these bytes are safe: the process died before their sync returned.
        segment->file().truncate(scan.end);
        segment->file().sync();
        notices_.push_back("The torn end of " + path.string() + " was cut at byte " +
                           std::to_string(scan.end));
    }
    if (!scan.damagedAt.empty()) damaged_.insert(segment);
    addOwn(segment, scan.records);
    sealed_.push_back(segment);
    ownBytes_ += scan.end;
}

void IntakeJournal::addOwn(const SegmentPointer& segment,
                           const std::vector<JournalSegment::Record>& records) {
    for (const auto& record : records)
        places_.insert_or_assign(record.digest, Place{segment, record, true});
}

IntakeJournal::Ticket IntakeJournal::stage(const Sha256& digest, std::string_view blob) {
    std::unique_lock lock{mutex_};
    if (const auto known = places_.find(digest); known != places_.end() && known->second.isOwn)
        return nullptr;
    if (const auto known = underWay_.find(digest); known != underWay_.end()) return known->second;
    if (broken_ || mode_ == Mode::readOnly)
        throw Error{ErrorCode::unavailable,
                    "The intake journal takes nothing: it is open for reading, or its disk failed"};
    const auto offset = next_->bytes.size() + JournalSegment::kHeaderBytes;
    JournalSegment::encode(next_->bytes, digest, blob);
    next_->records.push_back({digest, offset, static_cast<std::uint32_t>(blob.size())});
    auto batch = next_;
    underWay_.emplace(digest, batch);
    if (batch->bytes.size() >= kStagedBytes) finish(*batch, lock);
    return batch;
}

void IntakeJournal::await(const Ticket& batch) {
    if (!batch) return;
    std::unique_lock lock{mutex_};
    finish(*batch, lock);
    if (batch->error) throw Error{*batch->error};
}

void IntakeJournal::finish(Batch& batch, std::unique_lock<std::mutex>& lock) {
    // Whoever finds nobody writing writes for all that wait; the others sleep until their batch is done.
    while (!batch.done) {
        if (leading_)
            batch.changed.wait(lock);
        else
            writeBatch(lock);
    }
}

void IntakeJournal::writeBatch(std::unique_lock<std::mutex>& lock) {
    const auto batch = std::exchange(next_, std::make_shared<Batch>());
    leading_ = true;
    std::uint64_t begin = 0;
    bool isWritten = false;
    SegmentPointer segment;
    try {
        if (!current_) openSegment();
        segment = current_;
        begin = currentEnd_;
        lock.unlock();
        segment->file().write(batch->bytes);
        isWritten = true;
        segment->file().syncData();
        lock.lock();
        currentEnd_ = begin + batch->bytes.size();
        ownBytes_ += batch->bytes.size();
        lastAppend_ = std::chrono::steady_clock::now();
        for (auto& record : batch->records)
            record.offset += begin;
        addOwn(segment, batch->records);
    } catch (const std::exception& error) {
        if (!lock.owns_lock()) lock.lock();
        batch->error = Error{ErrorCode::unavailable, error.what()};
        // After a failed sync the kernel may have dropped the pages: nothing more is promised on this
        // journal.
        broken_ = broken_ || isWritten;
        if (!isWritten && segment) segment->file().truncate(begin);
    }
    for (const auto& record : batch->records)
        underWay_.erase(record.digest);
    batch->done = true;
    leading_ = false;
    // Waking everybody would make those of the next batch compete for the lock only to sleep again.
    batch->changed.notify_all();
    next_->changed.notify_one();
    idle_.notify_all();
}

void IntakeJournal::openSegment() {
    for (int number = 1;; ++number) {
        auto name = std::to_string(number);
        name.insert(0, kSegmentNameDigits - std::min(name.size(), kSegmentNameDigits), '0');
        const auto path = folder_ / (name + ".log");
        if (std::filesystem::exists(path)) continue;
        auto segment = std::make_shared<JournalSegment>(FileDescriptor{path, O_RDWR | O_CREAT | O_APPEND});
        // Another process may have made, or taken over and removed, the same name between two of these lines.
        if (!segment->file().tryLock() || !segment->file().isStillNamed() || segment->file().size() > 0)
            continue;
        syncFolder(folder_);
        current_ = std::move(segment);
        currentEnd_ = 0;
        return;
    }
}

std::optional<std::string> IntakeJournal::read(const Sha256& digest) const {
    Place place;
    {
        const std::lock_guard lock{mutex_};
        const auto found = places_.find(digest);
        if (found == places_.end()) return std::nullopt;
        place = found->second;
    }
    return place.segment->read(place.record);
}

std::optional<std::uint64_t> IntakeJournal::sizeOf(const Sha256& digest) const {
    const std::lock_guard lock{mutex_};
    const auto found = places_.find(digest);
    return found == places_.end() ? std::nullopt : std::optional<std::uint64_t>{found->second.record.length};
}

std::vector<Sha256> IntakeJournal::digests() const {
    const std::lock_guard lock{mutex_};
    std::vector<Sha256> result;
    for (const auto& [digest, place] : places_)
        result.push_back(digest);
    return result;
}

void IntakeJournal::lookAround() {
    const std::lock_guard lock{mutex_};
    std::set<std::filesystem::path> own;
    if (current_) own.insert(current_->file().path());
    for (const auto& segment : sealed_)
        own.insert(segment->file().path());
    std::erase_if(foreign_, [&](const auto& entry) {
        const auto& segment = entry.second.segment;
        if (segment && segment->file().isStillNamed()) return false;
        forget(segment);
        return true;
    });
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        if (!isSegment(entry.path()) || own.contains(entry.path())) continue;
        auto& foreign = foreign_[entry.path()];
        if (!foreign.segment) foreign.segment = openExisting(entry.path(), O_RDONLY);
        if (!foreign.segment) continue;
        const auto scan = foreign.segment->scan(foreign.scannedTo);
        foreign.scannedTo = scan.end;
        for (const auto& record : scan.records)
            places_.try_emplace(record.digest, Place{foreign.segment, record, false});
    }
}

std::vector<IntakeJournal::SegmentPointer> IntakeJournal::seal() {
    std::unique_lock lock{mutex_};
    idle_.wait(lock, [&] { return !leading_; });
    if (current_) sealed_.push_back(std::exchange(current_, nullptr));
    return sealed_;
}

std::vector<JournalSegment::Record> IntakeJournal::recordsOf(const SegmentPointer& segment) const {
    const std::lock_guard lock{mutex_};
    std::vector<JournalSegment::Record> records;
    for (const auto& [digest, place] : places_)
        if (place.segment == segment) records.push_back(place.record);
    return records;
}

void IntakeJournal::retire(const SegmentPointer& segment) {
    const std::lock_guard lock{mutex_};
    forget(segment);
    ownBytes_ -= std::min(ownBytes_, segment->file().size());
    std::erase(sealed_, segment);
    const auto& path = segment->file().path();
    if (damaged_.erase(segment) > 0)
        std::filesystem::rename(path, path.string() + ".damaged");
    else
        std::filesystem::remove(path);
}

void IntakeJournal::forget(const SegmentPointer& segment) {
    std::erase_if(places_, [&](const auto& entry) { return entry.second.segment == segment; });
}

std::uint64_t IntakeJournal::ownBytes() const {
    const std::lock_guard lock{mutex_};
    return ownBytes_;
}

std::chrono::steady_clock::time_point IntakeJournal::lastAppend() const {
    const std::lock_guard lock{mutex_};
    return lastAppend_;
}

std::vector<std::string> IntakeJournal::notices() const {
    const std::lock_guard lock{mutex_};
    return notices_;
}

}  // namespace vanthu::storage
