#include "tests/bench/corpus.h"

#include "tests/support/test_data.h"

#include <fstream>
#include <map>
#include <sstream>

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::bench {

namespace {

std::vector<Article> readArticles(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::vector<Article> articles;
    std::set<std::string> seen;
    for (std::string line; std::getline(lines, line);) {
        const auto record = Poco::JSON::Parser().parse(line).extract<Poco::JSON::Object::Ptr>();
        Article article{record->getValue<std::string>("id"), record->getValue<std::string>("title"),
                        record->getValue<std::string>("text")};
        if (seen.insert(article.id).second) articles.push_back(std::move(article));
    }
    return articles;
}

std::vector<Question> readQuestions(const std::filesystem::path& queries,
                                    const std::filesystem::path& judgements) {
    std::map<std::string, Question> questions;
    std::ifstream queryFile(queries);
    for (std::string line; std::getline(queryFile, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos) questions[line.substr(0, tab)].text = line.substr(tab + 1);
    }
    std::ifstream judgementFile(judgements);
    for (std::string line; std::getline(judgementFile, line);) {
        std::istringstream columns(line);
        std::string query;
        std::string article;
        std::getline(columns, query, '\t');
        std::getline(columns, article, '\t');
        const auto found = questions.find(query);
        if (found != questions.end()) found->second.relevant.insert(article);
    }
    std::vector<Question> judged;
    for (auto& [id, question] : questions)
        if (!question.relevant.empty()) judged.push_back(std::move(question));
    return judged;
}

}  // namespace

std::optional<Corpus> readCorpus() {
    const auto articles = tests::testData("phapdien/articles.jsonl.gz");
    const auto queries = tests::testData("retrieval/zalo_queries.tsv");
    const auto judgements = tests::testData("retrieval/zalo_qrels.tsv");
    if (!articles || !queries || !judgements) return std::nullopt;
    return Corpus{readArticles(*articles), readQuestions(*queries, *judgements)};
}

void Quality::add(const Question& question, const std::vector<std::string>& ranked) {
    double found = 0;
    double best = 0;
    for (std::size_t rank = 0; rank < ranked.size() && rank < 10; ++rank) {
        if (!question.relevant.contains(ranked[rank])) continue;
        ++found;
        if (rank == 0) first_ += 1 / static_cast<double>(question.relevant.size());
        if (best == 0) best = 1.0 / static_cast<double>(rank + 1);
    }
    questions_ += 1;
    recall_ += found / static_cast<double>(question.relevant.size());
    reciprocalRank_ += best;
}

}  // namespace vanthu::bench
