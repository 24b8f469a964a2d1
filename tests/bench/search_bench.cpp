#include "tests/bench/spine_bench.h"

#include "indexer/writer/document_terms.h"
#include "schemas/domain/document.h"
#include "schemas/domain/text.h"
#include "tests/bench/corpus.h"
#include "tests/bench/load_client.h"
#include "tests/support/programs.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <thread>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/URI.h>
#include <xapian.h>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kIndexedArticles = 10'000;
constexpr int kIndexRounds = 3;

void skipped(const char* what) {
    std::fprintf(stderr, "%s: skipped, the articles and questions are not beside the project\n", what);
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// ---- through the server
// ---------------------------------------------------------------------------------------

std::string importRecord(const Article& article) {
    Poco::JSON::Object record(Poco::JSON_PRESERVE_KEY_ORDER);
    record.set("source", "bench");
    record.set("external_id", article.id);
    record.set("subject", article.title.empty() ? std::string("(không có tiêu đề)") : article.title);
    record.set("text", article.text);
    std::ostringstream line;
    record.stringify(line);
    return line.str() + "\n";
}

void importArticles(Installation& installation, const std::vector<Article>& articles) {
    constexpr std::size_t kBatch = 500;
    LoadClient connection(installation.port());
    std::string batch;
    for (std::size_t at = 0; at < articles.size(); ++at) {
        batch += importRecord(articles[at]);
        if ((at + 1) % kBatch != 0 && at + 1 != articles.size()) continue;
        const Answer answer =
            connection.post("/api/v1/imports", installation.clerkToken(), "application/x-ndjson", batch);
        if (answer.status != 200)
            throw std::runtime_error("an import answered " + std::to_string(answer.status) + ": " +
                                     answer.body);
        batch.clear();
    }
}

/// Ids of the articles on the first page, best first.
std::vector<std::string> searchServer(LoadClient& connection, const Installation& installation,
                                      const std::string& question) {
    std::string encoded;
    Poco::URI::encode(question, "!?#/'\",;:$&()[]*+=@", encoded);
    const Answer answer = connection.get("/api/v1/search?limit=10&q=" + encoded, installation.clerkToken());
    if (answer.status != 200)
        throw std::runtime_error("a search answered " + std::to_string(answer.status) + ": " + answer.body);
    const auto page = Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
    std::vector<std::string> ids;
    const auto results = page->getArray("results");
    for (unsigned at = 0; at < results->size(); ++at)
        ids.push_back(results->getObject(at)->getValue<std::string>("external_id"));
    return ids;
}

/// Returns once every imported article is findable.
void waitUntilIndexed(Installation& installation, std::size_t articles) {
    LoadClient connection(installation.port());
    const auto deadline = Clock::now() + std::chrono::minutes(10);
    while (Clock::now() < deadline) {
        const Answer answer = connection.get("/api/v1/search?limit=1", installation.clerkToken());
        if (answer.status == 200) {
            const auto page = Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
            if (page->getValue<std::int64_t>("total") >= static_cast<std::int64_t>(articles)) return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the index did not catch up within 10 minutes");
}

// ---- the peer: plain syllables, BM25 as Xapian comes
// ----------------------------------------------------------

std::vector<std::string> syllables(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char character : domain::lowered(domain::normalised(text)) + " ") {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            word += character;
        } else if (!word.empty()) {
            if (word.size() < 64) words.push_back(word);
            word.clear();
        }
    }
    return words;
}

class PlainIndex {
  public:
    PlainIndex(const std::filesystem::path& folder, const std::vector<Article>& articles, bool withAccents)
        : withAccents_(withAccents) {
        Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
        for (const auto& article : articles) {
            Xapian::Document document;
            document.set_data(article.id);
            for (const auto& word : syllables(spelled(article.title + " " + article.text)))
                document.add_term(word);
            writer.add_document(document);
        }
        writer.commit();
        database_ = Xapian::Database(folder.string());
    }

    [[nodiscard]] std::vector<std::string> search(const std::string& question) const {
        const auto words = syllables(spelled(question));
        Xapian::Enquire enquire(database_);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
        std::vector<std::string> ids;
        const Xapian::MSet found = enquire.get_mset(0, 10);
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            ids.push_back(hit.get_document().get_data());
        return ids;
    }

  private:
    [[nodiscard]] std::string spelled(const std::string& text) const {
        return withAccents_ ? text : domain::folded(text);
    }

    bool withAccents_;
    Xapian::Database database_;
};

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

/// The same terms and the same stored text as ours, put into a bare database one after another.
double sameTermsArticlesPerSecond(const std::filesystem::path& folder, const std::vector<Article>& articles) {
    const auto start = Clock::now();
    Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    indexer::DocumentTerms terms;
    for (const auto& article : articles) {
        domain::Document document;
        document.direction = domain::Direction::archived;
        document.subject = article.title;
        terms.clear();
        terms.addDocument(document);
        terms.addText(article.text, 1);
        Xapian::Document entry;
        entry.set_data(article.text);
        terms.visit([&](const std::string& term, const indexer::DocumentTerms::Occurrences& occurrences) {
            entry.add_term(term, occurrences.count);
            for (const auto position : occurrences.positions)
                entry.add_posting(term, position, 0);
        });
        writer.add_document(entry);
    }
    writer.commit();
    return static_cast<double>(articles.size()) / secondsSince(start);
}

/// The real indexer from an empty index and without remembered texts: log, database, blobs, extraction,
/// terms, commit. Ends when it has read the log to its end.
double indexerArticlesPerSecond(const std::filesystem::path& data, std::size_t articles) {
    std::filesystem::remove_all(data / "index");
    std::filesystem::remove_all(data / "derived");
    const auto start = Clock::now();
    const auto indexing = tests::runProgram(
        tests::programPath("vanthu-indexer"),
        {"--data", data, "--database", "sqlite:" + (data / "vanthu.db").string(), "--once"});
    if (indexing.exitCode != 0) throw std::runtime_error("vanthu-indexer failed: " + indexing.err);
    return static_cast<double>(articles) / secondsSince(start);
}

// ---- figures
// --------------------------------------------------------------------------------------------------

Quality qualityOf(const std::vector<Question>& questions,
                  const std::function<std::vector<std::string>(const std::string&)>& search,
                  const std::function<std::string(const std::string&)>& spelled) {
    Quality quality;
    for (const auto& question : questions)
        quality.add(question, search(spelled(question.text)));
    return quality;
}

void reportQuality(Installation& installation, const Corpus& corpus, const std::filesystem::path& folder,
                   bool withAccents, const Report& report) {
    const std::string spelling = withAccents ? "with accents" : "without accents";
    const auto spelled = [&](const std::string& text) { return withAccents ? text : domain::folded(text); };
    const PlainIndex plain(folder / ("plain-" + std::to_string(withAccents)), corpus.articles, withAccents);
    const Quality peer = qualityOf(
        corpus.questions, [&](const std::string& text) { return plain.search(text); }, spelled);

    LoadClient connection(installation.port());
    std::vector<double> milliseconds;
    const Quality ours = qualityOf(
        corpus.questions,
        [&](const std::string& text) {
            const auto start = Clock::now();
            auto found = searchServer(connection, installation, text);
            milliseconds.push_back(secondsSince(start) * 1000);
            return found;
        },
        spelled);

    const std::string baseline = "plain syllable BM25";
    report({"recall@10, " + spelling, ours.recallAt10(), "", "", 0, withAccents ? 0.84 : 0.82});
    report({"recall@10, " + spelling + ", to the peer", ours.recallAt10(), "", baseline, peer.recallAt10()});
    report({"MRR@10, " + spelling, ours.mrrAt10(), "", baseline, peer.mrrAt10()});
    report({"search p50, " + spelling, percentile(milliseconds, 0.50), "ms"});
    report({"search p99, " + spelling, percentile(milliseconds, 0.99), "ms", "", 0, 60, true});
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
    std::vector<double> ours;
    std::vector<double> sameTerms;
    std::vector<double> termGenerator;
    for (int round = 0; round < kIndexRounds; ++round) {
        ours.push_back(indexerArticlesPerSecond(installation.data(), corpus->articles.size()));
        sameTerms.push_back(sameTermsArticlesPerSecond(folder / "same-terms", corpus->articles));
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
    reportQuality(installation, *corpus, folder, true, report);
    reportQuality(installation, *corpus, folder, false, report);
}

}  // namespace vanthu::bench
