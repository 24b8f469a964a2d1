#include "indexer/follow/rebuild.h"

#include "indexer/extract_client/reader_version.h"
#include "indexer/follow/document_text.h"
#include "indexer/follow/log_place.h"
#include "indexer/follow/registered.h"
#include "indexer/follow/rereading.h"
#include "indexer/writer/build.h"
#include "storage/change_log.h"
#include "storage/document_store.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace vanthu::indexer {
namespace {

constexpr int kReadAtOnce = 64;
/// Ids of one part at least: enough that its merging costs little, and few enough to share among threads.
constexpr std::int64_t kPartSpan = 4096;
/// Parts at most: all their files are open while they are merged.
constexpr std::int64_t kPartsMost = 100;
/// A file that takes longer is read by the follower later.
constexpr std::chrono::milliseconds kFilePatience{2000};

BuildPlan planFor(storage::Database& database, std::optional<int> year) {
    const auto head = database.head();
    return database.read([&](storage::ReadTransaction& transaction) {
        BuildPlan plan;
        plan.from = placeInLog(transaction, head);
        plan.reader = extract::kReaderVersion;
        plan.year = year;
        plan.last = storage::lastDocumentId(transaction);
        plan.span = std::max(kPartSpan, plan.last.value / kPartsMost + 1);
        return plan;
    });
}

}  // namespace

/// The parts of one build, done by several threads.
class Rebuild::Work {
  public:
    Work(Rebuild& rebuild, const Build& build, std::stop_token stop)
        : rebuild_(rebuild), build_(build), stop_(std::move(stop)) {}

    /// Takes parts until there are no more. In each thread.
    void takeParts(TextReader& texts) {
        try {
            for (auto part = next_++; part < build_.plan().parts() && mayGoOn(); part = next_++) {
                if (!build_.isDone(part)) doPart(part, texts);
                rebuild_.report_("building", {{"parts", build_.plan().parts()},
                                              {"done", mayGoOn() ? ++done_ : done_.load()},
                                              {"documents", documents_}});
            }
        } catch (...) {
            failed_ = true;  // the others need not go on
            throw;
        }
    }

  private:
    [[nodiscard]] bool mayGoOn() const { return !stop_.stop_requested() && !failed_; }

    void doPart(std::int64_t part, TextReader& texts) {
        const auto& plan = build_.plan();
        PartWriter writer(build_, part);
        domain::DocumentId after{part * plan.span};
        const domain::DocumentId end{std::min(after.value + plan.span, plan.last.value)};
        while (after < end && mayGoOn()) {
            const auto ids = idsAfter(after, end);
            if (ids.empty()) break;
            after = ids.back();
            addDocuments(ids, texts, writer);
        }
        if (mayGoOn()) writer.finish();
    }

    [[nodiscard]] std::vector<domain::DocumentId> idsAfter(domain::DocumentId after, domain::DocumentId end) {
        const auto& year = build_.plan().year;
        auto ids = rebuild_.database_.read([&](storage::ReadTransaction& transaction) {
            return year ? storage::documentIdsOfYear(transaction, *year, after, end, kReadAtOnce)
                        : storage::documentIdsAfter(transaction, after, kReadAtOnce);
        });
        std::erase_if(ids, [&](domain::DocumentId id) { return id > end; });
        return ids;
    }

    void addDocuments(const std::vector<domain::DocumentId>& ids, TextReader& texts, PartWriter& writer) {
        auto documents = rebuild_.database_.read(
            [&](storage::ReadTransaction& transaction) { return registered(transaction, ids); });
        for (auto& indexed : documents) {
            if (!mayGoOn()) return;
            std::vector<std::string> missing;  // the follower finds them by their mark
            indexed.text = documentText(
                indexed.document, [&](const domain::DocumentFile& file) { return read(file, texts); },
                missing);
            writer.add(indexed);
            ++documents_;
        }
    }

    [[nodiscard]] std::optional<FileText> read(const domain::DocumentFile& file, TextReader& texts) {
        auto text = texts.get(file, kFilePatience);
        if (text && text->extraction.state == domain::ExtractionState::ocrPending)
            if (auto why = rebuild_.scans_.whyNot(); !why.empty()) text->extraction.reason = std::move(why);
        return text;
    }

    Rebuild& rebuild_;
    const Build& build_;
    const std::stop_token stop_;
    std::atomic<std::int64_t> next_{0};
    std::atomic<std::int64_t> done_{0};
    std::atomic<std::int64_t> documents_{0};
    std::atomic<bool> failed_{false};
};

Rebuild::Rebuild(storage::Database& database, const IndexFolder& folder, std::vector<TextReader*> texts,
                 ScanReader& scans, Report report)
    : database_(database),
      folder_(folder),
      texts_(std::move(texts)),
      scans_(scans),
      report_(std::move(report)) {}

bool Rebuild::run(std::optional<int> year, const std::stop_token& stop) {
    const Build build(folder_, planFor(database_, year),
                      [&](const search::LogCursor& cursor) { return belongsToLog(database_, cursor); });
    forgetAskedFor(build.plan().from.sequence);
    Work work(*this, build, stop);
    std::vector<std::future<void>> threads;
    for (auto* const texts : texts_)
        threads.push_back(std::async(std::launch::async, [&work, texts] { work.takeParts(*texts); }));
    for (auto& thread : threads)
        thread.wait();
    for (auto& thread : threads)
        thread.get();
    if (stop.stop_requested()) return false;
    report_("merging", {{"parts", build.plan().parts()}});
    build.finish();
    report_("built", {{"cursor", build.plan().from.sequence}});
    return true;
}

/// The texts that are kept may be older than a wish to read them anew that no index has followed yet.
void Rebuild::forgetAskedFor(domain::Sequence end) {
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& change : storage::changesOfEntity(transaction, kRereading, end))
            forgetTexts(transaction, change, *texts_.front(), scans_);
    });
}

void Rebuild::forget(const IndexFolder& folder) {
    std::filesystem::remove_all(folder.building());
}

}  // namespace vanthu::indexer
