#include "tests/bench/spine_bench.h"

#include "tests/bench/articles_as_texts.h"
#include "tests/bench/asking.h"
#include "tests/bench/corpus.h"
#include "tests/bench/search_engines/engine.h"
#include "tests/bench/server_search.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <tuple>

#include <xapian.h>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kIndexedArticles = 10'000;
constexpr int kIndexRounds = 3;
constexpr auto kTimeToAsk = std::chrono::minutes(5);

void skipped(const char* what) {
    std::fprintf(stderr, "%s: skipped, the articles and questions are not beside the project\n", what);
}

/// The usual loop of a Xapian program: TermGenerator over the same text, one thread, commit at the end.
double termGeneratorArticlesPerSecond(const std::filesystem::path& folder,
                                      const std::vector<Article>& articles) {
    const auto start = Clock::now();
    Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    for (const auto& article : articles) {
        Xapian::Document document;
        document.set_data(article.text);
        generator.set_document(document);
        generator.index_text(article.title);
        generator.index_text(article.text);
        writer.add_document(document);
    }
    writer.commit();
    return static_cast<double>(articles.size()) / secondsSince(start);
}

/// The articles as texts in a file of that folder.
std::filesystem::path textsFile(const std::filesystem::path& folder, const std::vector<Article>& articles) {
    const auto file = folder / "texts";
    TextsWriter texts(file);
    addArticles(texts, articles);
    texts.close();
    return file;
}

void reportQuality(const Installation& installation, const SearchEngine& plain, const Spelling& spelling,
                   double target, const Report& report) {
    const Quality peer = qualityOf([&] { return plain.asker(); }, spelling.questions);
    const MakeAsker client = [&] { return serverAsker(installation.port(), installation.clerkToken()); };
    const Quality ours = qualityOf(client, spelling.questions);
    const Latency latency = latencyOf(client, spelling.questions, 1, kTimeToAsk);

    const std::string baseline = "plain syllable BM25";
    report({"recall@10, " + spelling.name, ours.recallAt10(), "", "", 0, target});
    report({"recall@10, " + spelling.name + ", to the peer", ours.recallAt10(), "", baseline,
            peer.recallAt10()});
    report({"MRR@10, " + spelling.name, ours.mrrAt10(), "", baseline, peer.mrrAt10()});
    report({"search p50, " + spelling.name, latency.p50Ms, "ms"});
    report({"search p99, " + spelling.name, latency.p99Ms, "ms", "", 0, 60, true});
}

}  // namespace

void measureIndexing(const std::filesystem::path& below, const Report& report) {
    auto corpus = readCorpus();
    if (!corpus) return skipped("indexing");
    corpus->articles.resize(std::min(corpus->articles.size(), kIndexedArticles));
    Installation installation(below);
    importArticles(installation, corpus->articles);
    installation.server().stop();  // the index has one writer at a time

    const auto folder = installation.data().parent_path();
    const auto texts = textsFile(folder, corpus->articles);
    const auto articles = static_cast<double>(corpus->articles.size());
    const auto engine = vanthuEngine(installation.data());
    std::vector<double> ours;
    std::vector<double> sameTerms;
    std::vector<double> termGenerator;
    for (int round = 0; round < kIndexRounds; ++round) {
        ours.push_back(articles / engine->build(texts).seconds);
        const auto scratch = folder / ("same-terms-" + std::to_string(round));
        sameTerms.push_back(articles / buildSameTerms(texts, scratch).seconds);
        termGenerator.push_back(termGeneratorArticlesPerSecond(folder / "term-generator", corpus->articles));
    }
    report({"indexing of articles", median(ours), "1/s", "bare loop, same terms", median(sameTerms), 0.8});
    report({"indexing of articles, plainly", median(ours), "1/s", "bare TermGenerator loop",
            median(termGenerator)});
}

void measureSearch(const std::filesystem::path& below, const Report& report) {
    const auto corpus = readCorpus();
    if (!corpus) return skipped("search");
    const auto articles = static_cast<double>(corpus->articles.size());
    Installation installation(below);
    const auto start = Clock::now();
    importArticles(installation, corpus->articles);
    report({"import of articles", articles / secondsSince(start), "1/s"});
    waitUntilIndexed(installation, corpus->articles.size());
    report({"import until everything is findable", articles / secondsSince(start), "1/s"});

    const auto folder = installation.data().parent_path();
    const auto texts = textsFile(folder, corpus->articles);
    const auto spellings = spellingsOf(corpus->questions);
    for (const auto& [spelling, letters, target] :
         {std::tuple{&spellings[0], Letters::written, 0.84}, {&spellings[1], Letters::folded, 0.82}}) {
        const auto plain = xapianEngine(folder / ("plain-" + spelling->name), letters);
        static_cast<void>(plain->build(texts));
        reportQuality(installation, *plain, *spelling, target, report);
    }
}

}  // namespace vanthu::bench
