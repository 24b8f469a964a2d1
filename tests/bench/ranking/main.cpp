#include "indexer/search/index.h"
#include "indexer/search/index_reader.h"
#include "indexer/search/matcher.h"
#include "indexer/search/relevance.h"
#include "indexer/search/stored_document.h"
#include "indexer/writer/index_writer.h"
#include "schemas/domain/text.h"
#include "schemas/search/fields.h"
#include "tests/bench/ranking/judged_sets.h"
#include "tests/bench/ranking/known.h"
#include "tests/bench/ranking/learner.h"
#include "tests/bench/ranking/made_questions.h"
#include "tests/bench/ranking/scratch_index.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

namespace {

using namespace vanthu;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMade = 1500;  ///< questions made of articles

constexpr const char* kUsage =
    "vanthu-ranking FOLDER [zalo|alqac|known|--learn|--validate]\n"
    "\n"
    "Recall@10 and MRR@10 of judged questions, and how often known documents come first; the index of each "
    "set is\nmade once in FOLDER and kept there. --learn prints the weights of the comparison, "
    "--validate how well questions of ALQAC are\nranked by what is learned from the others.\n";

/// The index of a set; made unless it is there.
std::string indexed(const std::filesystem::path& folder, const bench::JudgedSet& set) {
    const auto& articles = set.corpus.articles;
    return bench::scratchIndex(folder, set.name, articles.size(),
                               [&](indexer::IndexWriter& writer, std::int64_t id) {
                                   const auto& article = articles[static_cast<std::size_t>(id - 1)];
                                   domain::Document document;
                                   document.id.value = id;
                                   document.direction = domain::Direction::archived;
                                   document.externalId = article.id;
                                   document.organisation.value = 1;
                                   document.subject = domain::normalised(article.title);
                                   writer.put({document, {}, {{}, domain::normalisedBody(article.text)}});
                               });
}

using Spelled = std::function<std::string(const std::string&, std::size_t)>;
struct Spelling {
    const char* name;
    Spelled spelled;
};
const std::vector<Spelling>& spellings() {
    static const std::vector<Spelling> all{
        {"with accents", [](const std::string& text, std::size_t) { return text; }},
        {"without accents", [](const std::string& text, std::size_t) { return domain::folded(text); }},
        {"one typing error", &bench::withTypingError}};
    return all;
}

void measure(const std::string& folder, const bench::JudgedSet& set, const Spelling& spelling) {
    const search::Index index(folder);
    bench::Quality quality;
    std::vector<double> milliseconds;
    for (std::size_t i = 0; i < set.corpus.questions.size(); ++i) {
        search::Query query;
        query.text = spelling.spelled(set.corpus.questions[i].text, i);
        query.limit = 10;
        const auto start = Clock::now();
        const auto page = index.search(query, {.everything = true});
        milliseconds.push_back(std::chrono::duration<double>(Clock::now() - start).count() * 1000);
        std::vector<std::string> ids;
        for (const auto& hit : page.hits)
            ids.push_back(hit.externalId);
        quality.add(set.corpus.questions[i], ids);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%-6s %-16s R@10 %.3f  MRR@10 %.3f  p50 %.1f ms  p99 %.1f ms\n", set.name.c_str(),
                spelling.name, quality.recallAt10(), quality.mrrAt10(), at(0.5), at(0.99));
    std::fflush(stdout);
}

bench::Candidates candidatesOf(const search::ShardedDatabase& database, const bench::Question& judged,
                               const std::string& spelled) {
    const auto text = search::parseQueryText(spelled);
    const auto documents = search::scoredCandidates(database, text, {.everything = true});
    const search::Question question(database, text.wantedWords());
    bench::Candidates candidates;
    candidates.relevant = judged.relevant.size();
    for (std::size_t rank = 0; rank < documents.size(); ++rank) {
        const auto document = database.get_document(documents[rank].id);
        const auto outline = document.get_value(static_cast<Xapian::valueno>(search::kSlotOutline));
        candidates.features.push_back(question.features(
            search::Outline(outline), {documents[rank].score, documents.front().score, rank}));
        candidates.isRelevant.push_back(
            judged.relevant.contains(search::decodeStored(document.get_data()).externalId));
    }
    return candidates;
}

/// Of the judged questions and those made of articles, in each spelling.
std::vector<bench::Candidates> allCandidates(const std::string& folder, const bench::JudgedSet& set) {
    const auto database = search::openIndex(folder, search::readManifest(folder).value().shards);
    std::vector<bench::Candidates> all;
    const auto add = [&](const bench::Question& question, const Spelling& spelling, std::size_t number,
                         bool isJudged) {
        all.push_back(candidatesOf(*database, question, spelling.spelled(question.text, number)));
        all.back().question = number;
        all.back().isJudged = isJudged;
    };
    for (const auto& spelling : spellings())
        for (std::size_t i = 0; i < set.corpus.questions.size(); ++i)
            add(set.corpus.questions[i], spelling, i, true);
    const auto made = bench::madeQuestions(set.corpus.articles, kMade, 1);
    for (std::size_t i = 0; i < made.size(); ++i)
        add(made[i], spellings()[i % spellings().size()], i, false);
    return all;
}

}  // namespace

int main(int count, char** words) {
    const std::string only = count == 3 ? words[2] : "";
    const std::set<std::string> modes{"zalo", "alqac", "known", "--learn", "--validate"};
    const bool isLearning = only.starts_with("--");
    if (count < 2 || count > 3 || (count == 3 && !modes.contains(only))) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    try {
        for (const auto& read : {&bench::alqacSet, &bench::zaloSet}) {
            const bool isZalo = read == &bench::zaloSet;
            if (only == "known" || only == (isZalo ? "alqac" : "zalo") || (isZalo && isLearning)) continue;
            const auto set = read();
            if (!set) {
                std::fputs("skipped: the judged material is not beside the project\n", stderr);
                continue;
            }
            const auto path = indexed(words[1], *set);
            if (only == "--learn") {
                std::fputs(bench::learnedWeights(allCandidates(path, *set)).c_str(), stdout);
                continue;
            }
            if (only == "--validate") {
                const auto [recall, mrr] = bench::crossValidated(allCandidates(path, *set));
                std::printf("%-6s cross-validated   R@10 %.3f  MRR@10 %.3f\n", set->name.c_str(), recall,
                            mrr);
                continue;
            }
            for (const auto& spelling : spellings())
                measure(path, *set, spelling);
        }
        if ((only.empty() || only == "known") && !bench::measureKnownItems(words[1]))
            std::fputs("skipped: the documents are not beside the project\n", stderr);
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "vanthu-ranking: %s\n", error.get_description().c_str());
        return 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "vanthu-ranking: %s\n", error.what());
        return 1;
    }
    return 0;
}
