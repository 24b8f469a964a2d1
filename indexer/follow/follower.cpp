#include "indexer/follow/follower.h"

#include "indexer/extract_client/reader_version.h"
#include "indexer/follow/document_text.h"
#include "indexer/follow/registered.h"
#include "indexer/follow/rereading.h"
#include "schemas/domain/error.h"
#include "schemas/domain/sorted.h"
#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/standing_store.h"

#include <malloc.h>
#include <algorithm>
#include <exception>
#include <iterator>
#include <thread>

namespace vanthu::indexer {
namespace {

constexpr int kChangesAtOnce = 200;
constexpr std::size_t kDocumentsAtOnce = 64;
constexpr std::size_t kQueueBytes = 32u << 20;

using Clock = std::chrono::steady_clock;

/// Closes the queue however the scope ends, so that neither thread waits for the other for ever.
class QueueCloser {
  public:
    explicit QueueCloser(BatchQueue& queue) : queue_(queue) {}
    ~QueueCloser() { queue_.close(); }
    QueueCloser(const QueueCloser&) = delete;
    QueueCloser& operator=(const QueueCloser&) = delete;

  private:
    BatchQueue& queue_;
};

}  // namespace

Follower::Follower(storage::Database& database, TextReader& texts, ScanReader& scans, IndexWriter& writer,
                   FollowerSettings settings, Report report)
    : database_(database),
      texts_(texts),
      scans_(scans),
      writer_(writer),
      settings_(settings),
      report_(std::move(report)),
      queue_(kQueueBytes),
      readingPace_(database.head()) {
    writer.useReader(extract::kReaderVersion);
    for (const auto id : writer.unread())
        unread_[id];  // of the last run: nothing waits for their files yet
    if (scans.whyNot().empty())
        for (const auto id : writer.unreadScans())
            unread_[id];
}

void Follower::run() {
    std::exception_ptr failure;
    std::thread reader([&] {
        const QueueCloser closer(queue_);
        try {
            readLog();
        } catch (...) {  // carried to the caller of run()
            failure = std::current_exception();
        }
    });
    try {
        write();
    } catch (...) {
        stop();
        queue_.close();
        reader.join();
        throw;
    }
    reader.join();
    if (failure) std::rethrow_exception(failure);
}

void Follower::wake() {
    const std::lock_guard lock(mutex_);
    wake_ = true;
    woken_.notify_all();
}

void Follower::stop() {
    stopping_ = true;
    wake();
}

void Follower::readLog() {
    IndexWriter::Cursor cursor = writer_.cursor();
    bool more = false;
    while (!stopping_) {
        const auto before = cursor.sequence;
        const bool expectedMore = more;
        const auto changed = readChanges(cursor, more);
        readDocuments(changed.documents);
        readReaders(changed.reassigned);
        if (stopping_) return;
        const bool moved = cursor.sequence != before;
        // A log that ends with a full portion shows its end only here: unless told, the writer would wait for
        // more before it commits.
        if (moved || expectedMore) {
            Batch end;
            if (moved) end.cursor = cursor;
            end.caughtUp = !more;
            queue_.push(std::move(end));
        }
        readUnread();
        readRecognised();
        if (more) continue;
        if (settings_.once && unread_.empty()) return;
        waitForChange();
    }
}

Follower::Changed Follower::readChanges(IndexWriter::Cursor& cursor, bool& more) {
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto changes = storage::readChanges(transaction, cursor.sequence, kChangesAtOnce);
        Changed changed;
        std::vector<domain::AssignmentId> assignments;
        for (const auto& change : changes) {
            if (change.entity == "document") changed.documents.push_back({change.entityId});
            if (change.entity == "assignment") assignments.push_back({change.entityId});
            if (change.entity == kRereading) forgetTexts(transaction, change, texts_, scans_);
            if (change.entity == kRereading) changed.documents.push_back({change.entityId});
        }
        domain::sortUnique(changed.documents);
        const auto copies = storage::certifiedCopiesOf(transaction, changed.documents);
        changed.documents.insert(changed.documents.end(), copies.begin(), copies.end());
        domain::sortUnique(changed.documents);
        domain::sortUnique(assignments);
        const auto assigned = storage::documentsOf(transaction, assignments);
        std::set_difference(assigned.begin(), assigned.end(), changed.documents.begin(),
                            changed.documents.end(), std::back_inserter(changed.reassigned));
        if (!changes.empty()) cursor = {changes.back().sequence, changes.back().hash};
        more = changes.size() == kChangesAtOnce;
        return changed;
    });
}

void Follower::readDocuments(const std::vector<domain::DocumentId>& ids) {
    for (std::size_t begin = 0; begin < ids.size() && !stopping_; begin += kDocumentsAtOnce) {
        const auto begun = Clock::now();
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last =
            ids.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kDocumentsAtOnce, ids.size()));
        const std::vector some(first, last);
        auto documents = database_.read(
            [&](storage::ReadTransaction& transaction) { return registered(transaction, some); });
        Batch batch;
        for (auto& indexed : documents) {
            if (stopping_) return;
            indexed.text = textOf(indexed.document);
            batch.bytes += indexed.text.text.size();
            batch.documents.push_back(std::move(indexed));
            if (batch.bytes > kQueueBytes / 4) queue_.push(std::exchange(batch, {}));
        }
        const auto took = Clock::now() - begun;
        queue_.push(std::move(batch));
        rest(readingPace_, some.size(), took);
    }
}

void Follower::readReaders(const std::vector<domain::DocumentId>& ids) {
    if (ids.empty() || stopping_) return;
    Batch batch;
    batch.readerships = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::readershipsOf(transaction, ids); });
    queue_.push(std::move(batch));
}

/// Documents whose texts took long, once these have come.
void Follower::readUnread() {
    const auto finished = texts_.finished();
    if (unread_.empty() || finished == finishedBefore_) return;
    finishedBefore_ = finished;
    std::vector<domain::DocumentId> ready;
    std::erase_if(unread_, [&](const auto& entry) {
        const auto& [id, digests] = entry;
        // A new reader finds many at once: the log is looked at between portions of them.
        if (ready.size() == kDocumentsAtOnce) {
            finishedBefore_.reset();
            return false;
        }
        const bool whole = std::all_of(digests.begin(), digests.end(),
                                       [&](const std::string& digest) { return texts_.isRead(digest); });
        if (whole) ready.push_back(id);
        return whole;
    });
    if (ready.empty()) return;
    readDocuments(ready);
    Batch end;
    end.caughtUp = true;
    queue_.push(std::move(end));
}

void Follower::readRecognised() {
    std::vector<domain::DocumentId> ready;
    for (const auto& digest : scans_.takeFinished()) {
        const auto found = unrecognised_.find(digest);
        if (found == unrecognised_.end()) continue;
        ready.insert(ready.end(), found->second.begin(), found->second.end());
        unrecognised_.erase(found);
    }
    if (ready.empty()) return;
    domain::sortUnique(ready);
    readDocuments(ready);
    Batch end;
    end.caughtUp = true;
    queue_.push(std::move(end));
}

/// The document is found by what is known of the file; the rest comes when it is recognised.
void Follower::noteScan(const domain::Document& document, const domain::DocumentFile& file, FileText& text) {
    if (text.extraction.state != domain::ExtractionState::ocrPending) return;
    if (auto why = scans_.whyNot(); !why.empty()) {
        text.extraction.reason = std::move(why);
        return;
    }
    unrecognised_[file.digest].insert(document.id);
    scans_.ask(file);
}

/// Waits for a text only where nobody waited in vain for the same file before.
std::optional<FileText> Follower::fileText(const domain::DocumentFile& file) {
    const auto finished = texts_.finished();
    auto text = texts_.get(file, stuckAt_ == finished ? std::chrono::milliseconds(0) : settings_.patience);
    stuckAt_.reset();
    if (!text) stuckAt_ = finished;
    return text;
}

DocumentText Follower::textOf(const domain::Document& document) {
    std::vector<std::string> missing;
    auto text = documentText(
        document,
        [&](const domain::DocumentFile& file) {
            auto read = fileText(file);
            if (read) noteScan(document, file, *read);
            return read;
        },
        missing);
    if (missing.empty())
        unread_.erase(document.id);
    else
        unread_[document.id] = std::move(missing);
    return text;
}

void Follower::waitForChange() {
    std::unique_lock lock(mutex_);
    // With texts to come, look often: they wake nobody.
    const auto pause =
        unread_.empty() ? settings_.poll : std::min(settings_.poll, std::chrono::milliseconds(50));
    woken_.wait_for(lock, pause, [&] { return wake_ || stopping_; });
    // A lone change is indexed at once; those of a burst share the price of a commit.
    woken_.wait_until(lock, lookedAt_ + settings_.spacing, [&] { return stopping_.load(); });
    lookedAt_ = Clock::now();
    wake_ = false;
}

void Follower::rest(Pace& pace, std::size_t documents, std::chrono::nanoseconds took) {
    if (settings_.once) return;  // without a server there is nobody to give way to
    const auto time = pace.rest(database_.head(), documents, took);
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, time, [&] { return stopping_.load(); });
}

void Follower::write() {
    IndexWriter::Cursor cursor = writer_.cursor();
    Pace writingPace(database_.head());
    bool dirty = false;
    auto committedAt = Clock::now();
    std::int64_t documents = 0;
    const auto commit = [&] {
        writer_.commit(cursor);
        const auto now = Clock::now();
        const auto tookMs = std::chrono::duration_cast<std::chrono::milliseconds>(now - committedAt).count();
        report_("committed", {{"cursor", cursor.sequence}, {"documents", documents}, {"ms", tookMs}});
        committedAt = now;
        documents = 0;
        dirty = false;
    };
    while (auto batch = queue_.pop()) {
        const auto begun = Clock::now();
        if (!dirty) committedAt = begun;
        for (const auto& indexed : batch->documents) {
            writer_.put(indexed);
            ++documents;
            if (writer_.pendingBytes() > settings_.commitBytes) commit();
        }
        for (const auto& readership : batch->readerships)
            writer_.putReaders(readership);
        if (batch->cursor) cursor = *batch->cursor;
        dirty = dirty || batch->cursor || !batch->documents.empty() || !batch->readerships.empty();
        const bool idle =
            queue_.empty() && (batch->caughtUp || Clock::now() - committedAt > settings_.commitEvery);
        if (dirty && idle) commit();
        // After a burst the allocator would keep hundreds of megabytes that nobody needs.
        if (batch->caughtUp && !dirty) malloc_trim(0);
        rest(writingPace, batch->documents.size(), Clock::now() - begun);
    }
    if (dirty) commit();
}

}  // namespace vanthu::indexer
