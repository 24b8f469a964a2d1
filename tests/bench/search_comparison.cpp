#include "tests/bench/search_comparison.h"

#include "tests/bench/articles_as_texts.h"
#include "tests/bench/engine_figures.h"
#include "tests/bench/installation.h"
#include "tests/bench/server_search.h"

#include <algorithm>

namespace vanthu::bench {
namespace {

constexpr EngineTargets kOwnTargets{.p99Ms = 20, .sizeOfText = 1.2};
constexpr double kThroughputTarget = 1.6;  ///< of a bare writer of the same terms
constexpr double kSpeedTarget = 8;         ///< how often the p50 of a database holds ours

struct QualityTarget {
    double recallAt10{0};
    double mrrAt10{0};
};
constexpr std::array kQualityTargets{QualityTarget{0.90, 0.74}, QualityTarget{0.88, 0.72},
                                     QualityTarget{0.85, 0}};

class Comparison {
  public:
    Comparison(ComparedTexts texts, const std::vector<Question>& questions, const Report& report)
        : texts_(std::move(texts)),
          spellings_(spellingsOf(questions)),
          shuffled_(shuffled(questions)),
          report_(report) {}

    /// Ours, which the others are held against: by the library, and what the server adds.
    void measureOwn(Installation& installation) {
        installation.server().stop();  // an index has one writer
        const auto engine = vanthuEngine(installation.data());
        build(*engine, kOwnTargets);
        reportQuality(*engine, kQualityTargets);
        ownP50Ms_ = times(*engine, kOwnTargets).p50Ms;
        installation.start();
        const MakeAsker client = [&] { return serverAsker(installation.port(), installation.clerkToken()); };
        reportTimes("vanthu over HTTP", client, Place::process, shuffled_, {}, report_);
        installation.server().stop();
    }

    void measureSameTerms(const std::filesystem::path& scratch) {
        tellProgress("bare Xapian writer, same terms: index");
        const auto built = buildSameTerms(texts_.file, scratch);
        const std::string name = "bare Xapian writer, same terms";
        reportBuilt(name, built, texts_, {}, report_);
        report_({"vanthu: texts indexed, to the bare writer", texts_.count / ownBuilt_.seconds, "1/s", name,
                 texts_.count / built.seconds, kThroughputTarget});
        report_({"vanthu: processor time of the index, to the bare writer", ownBuilt_.processorSeconds, "s",
                 name, built.processorSeconds, 0, true});
    }

    /// `isHeldAgainst`: ours is to be kSpeedTarget times as fast.
    void measurePeer(SearchEngine& engine, bool isHeldAgainst) {
        tryPeer(engine.name(), [&] {
            build(engine, {});
            reportQuality(engine, {});
            const double p50Ms = times(engine, {}).p50Ms;
            if (ownP50Ms_ == 0) return;
            report_({engine.name() + ": 1 client, p50, to ours", p50Ms, "ms", "vanthu", ownP50Ms_,
                     isHeldAgainst ? kSpeedTarget : 0});
        });
    }

  private:
    void build(SearchEngine& engine, const EngineTargets& targets) {
        tellProgress(engine.name() + ": index");
        const auto built = engine.build(texts_.file);
        if (ownBuilt_.seconds == 0) ownBuilt_ = built;
        reportBuilt(engine.name(), built, texts_, targets, report_);
    }

    void reportQuality(const SearchEngine& engine, const std::array<QualityTarget, 3>& targets) const {
        for (std::size_t at = 0; at < spellings_.size(); ++at) {
            const auto what = ", " + spellings_[at].name;
            tellProgress(engine.name() + ": questions" + what);
            const auto quality = qualityOf([&] { return engine.asker(); }, spellings_[at].questions);
            report_({engine.name() + ": R@1" + what, quality.recallAt1()});
            report_(
                {engine.name() + ": R@10" + what, quality.recallAt10(), "", "", 0, targets[at].recallAt10});
            report_({engine.name() + ": MRR@10" + what, quality.mrrAt10(), "", "", 0, targets[at].mrrAt10});
        }
    }

    Latency times(const SearchEngine& engine, const EngineTargets& targets) const {
        return reportTimes(
            engine.name(), [&] { return engine.asker(); }, engine.place(), shuffled_, targets, report_);
    }

    ComparedTexts texts_;
    std::array<Spelling, 3> spellings_;
    std::vector<Question> shuffled_;
    const Report& report_;
    Built ownBuilt_;  ///< of the first engine built
    double ownP50Ms_{0};
};

}  // namespace

void measureSearchEngines(const ComparisonSize& size, const Report& report) {
    auto corpus = readCorpus();
    if (!corpus)
        return tellProgress("search: skipped, the articles and questions are not beside the project");
    corpus->articles.resize(std::min(corpus->articles.size(), size.articles));
    Installation installation(size.below);
    const auto folder = installation.data().parent_path();
    TextsWriter writer(folder / "texts");
    addArticles(writer, corpus->articles);
    const bool withOwn = size.wants("vanthu");
    if (withOwn) {
        tellProgress("search: import of " + std::to_string(corpus->articles.size()) + " articles");
        importArticles(installation, corpus->articles);
    }
    corpus->articles = {};

    Comparison comparison(comparedTexts(folder / "texts", writer), corpus->questions, report);
    if (withOwn) {
        comparison.measureOwn(installation);
        comparison.measureSameTerms(folder / "same-terms");
    }
    installation.server().stop();
    if (size.wants("xapian")) {
        comparison.measurePeer(*xapianEngine(folder / "xapian", Letters::written), false);
        comparison.measurePeer(*xapianEngine(folder / "xapian-folded", Letters::folded), false);
    }
    if (size.wants("fts5")) {
        comparison.measurePeer(*fts5Engine(folder / "fts5", Letters::folded), true);
        comparison.measurePeer(*fts5Engine(folder / "fts5-written", Letters::written), true);
    }
    if (size.wants("recoll")) comparison.measurePeer(*recollEngine(folder / "recoll"), false);
    if (size.wants("postgres"))
        tryPeer("PostgreSQL", [&] { comparison.measurePeer(*postgresEngine(), true); });
}

}  // namespace vanthu::bench
