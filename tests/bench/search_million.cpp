#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "tests/bench/articles_as_texts.h"
#include "tests/bench/engine_figures.h"
#include "tests/bench/installation.h"
#include "tests/bench/search_comparison.h"
#include "tests/bench/server_search.h"
#include "tests/bench/titles.h"

#include <algorithm>
#include <functional>

namespace vanthu::bench {
namespace {

constexpr int kMillionUnits = 200;
constexpr std::size_t kMillionAtOnce = 500;  ///< documents of one transaction
constexpr EngineTargets kBuildTargets{.sizeOfText = 1.2, .peakMegabytes = 1000};
constexpr EngineTargets kReaderTargets{.p99Ms = 60};

std::vector<domain::OrganisationId> addUnits(Installation& installation) {
    std::vector<domain::OrganisationId> units;
    for (int unit = 0; unit < kMillionUnits; ++unit)
        units.push_back(
            {installation.addUnit("Đơn vị " + std::to_string(unit), "H99." + std::to_string(100 + unit))});
    return units;
}

/// Registers texts as the import does, past the server: over HTTP a million would take longer than all else.
class Filler {
  public:
    Filler(const std::filesystem::path& data, const std::vector<domain::OrganisationId>& units)
        : units_(units), blobs_(data / "blobs"), database_({"sqlite:" + (data / "vanthu.db").string()}) {}

    void fill(const std::filesystem::path& texts) {
        forEachText(texts, [&](const Text& text) {
            waiting_.push_back(text);
            if (waiting_.size() == kMillionAtOnce) store();
        });
        store();
        blobs_.settle();
    }

  private:
    void store() {
        const auto now = domain::SystemClock().now();
        database_.write({{1}, now}, [&](storage::WriteTransaction& transaction) {
            for (const auto& text : waiting_)
                static_cast<void>(
                    storage::insertDocument(transaction, documentOf(transaction, text, now), "imported"));
        });
        waiting_.clear();
    }

    domain::Document documentOf(storage::WriteTransaction& transaction, const Text& text,
                                domain::Timestamp now) {
        domain::Document document;
        document.direction = domain::Direction::archived;
        document.organisation = units_[next_++ % units_.size()];
        document.source = "bench";
        document.externalId = text.id;
        document.code = domain::parseCode(text.code);
        document.subject = text.title;
        document.registeredBy = {1};
        document.registeredAt = now;
        if (text.body.empty()) return document;
        auto incoming = blobs_.receive();
        incoming.write(text.body);
        auto staged = incoming.stage();
        transaction.commitAfter(std::move(staged.durable));
        document.files.push_back(
            {{}, "noi-dung.txt", "text/plain", staged.blob.sizeBytes, staged.blob.digest});
        return document;
    }

    const std::vector<domain::OrganisationId>& units_;
    storage::BlobStore blobs_;
    storage::Database database_;
    std::vector<Text> waiting_;
    std::size_t next_{0};
};

void measureReaders(const std::filesystem::path& data, const std::vector<domain::OrganisationId>& units,
                    const std::vector<Question>& questions, const Report& report) {
    struct Reader {
        std::string name;
        domain::AccessScope scope;
        EngineTargets targets;
    };
    const std::vector one{units.front()};
    auto all = units;
    std::sort(all.begin(), all.end());
    for (const auto& [name, scope, targets] : {
             Reader{"one unit of 200", {.organisations = one, .assigned = one}, kReaderTargets},
             Reader{"all units", {.organisations = all, .assigned = all}, {}},
             Reader{"everything", {.everything = true}, {}},
         })
        reportTimes(
            "vanthu, 1 M, " + name, [&, scope = scope] { return vanthuAsker(data, scope); }, Place::thread,
            questions, targets, report);
}

/// Ours, asked by readers of more and more of it, and over HTTP.
void measureOwn(Installation& installation, const ComparedTexts& texts,
                const std::vector<Question>& questions, const Report& report) {
    const auto units = addUnits(installation);
    const auto clerk = installation.addAccount("van-thu-hep", "van_thu", units.front().value);
    installation.server().stop();
    tellProgress("search-1m: documents into the database");
    Filler(installation.data(), units).fill(texts.file);
    tellProgress("vanthu, 1 M: index");
    reportBuilt("vanthu, 1 M", vanthuEngine(installation.data())->build(texts.file), texts, kBuildTargets,
                report);
    measureReaders(installation.data(), units, questions, report);
    installation.start();
    reportTimes(
        "vanthu, 1 M, one unit of 200, HTTP", [&] { return serverAsker(installation.port(), clerk); },
        Place::process, questions, {}, report);
}

void measurePeer(SearchEngine& engine, const ComparedTexts& texts, const std::vector<Question>& questions,
                 const Report& report) {
    const std::string name = engine.name() + ", 1 M";
    tellProgress(name + ": index");
    reportBuilt(name, engine.build(texts.file), texts, {}, report);
    reportTimes(
        name, [&] { return engine.asker(); }, engine.place(), questions, {}, report);
}

}  // namespace

void measureMillion(const ComparisonSize& size, const Report& report) {
    auto corpus = readCorpus();
    if (!corpus || !hasTitles())
        return tellProgress("search-1m: skipped, the articles and titles are not beside the project");
    corpus->articles.resize(std::min(corpus->articles.size(), size.articles));
    const auto questions = shuffled(corpus->questions);
    Installation installation(size.below);
    const auto folder = installation.data().parent_path();
    TextsWriter writer(folder / "texts");
    addArticles(writer, corpus->articles);
    corpus.reset();
    addTitles(writer, size.documents);
    const auto texts = comparedTexts(folder / "texts", writer);

    if (size.wants("vanthu")) measureOwn(installation, texts, questions, report);
    installation.server().stop();
    const auto compare = [&](const std::string& name,
                             const std::function<std::unique_ptr<SearchEngine>()>& make) {
        if (size.wants(name)) tryPeer(name, [&] { measurePeer(*make(), texts, questions, report); });
    };
    compare("xapian", [&] { return xapianEngine(folder / "xapian", Letters::folded); });
    compare("fts5", [&] { return fts5Engine(folder / "fts5", Letters::folded); });
    compare("postgres", [] { return postgresEngine(); });
}

}  // namespace vanthu::bench
