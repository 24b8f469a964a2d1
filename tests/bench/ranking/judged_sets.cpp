#include "tests/bench/ranking/judged_sets.h"

#include "schemas/search/resemblance.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::bench {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

Array::Ptr readArray(const std::filesystem::path& path) {
    std::ifstream file(path);
    return Poco::JSON::Parser().parse(file).extract<Array::Ptr>();
}

std::string idOf(const std::string& law, const std::string& article) {
    return law + "#" + article;
}

std::vector<Article> readLaws(const std::filesystem::path& path) {
    std::vector<Article> articles;
    const auto laws = readArray(path);
    for (unsigned i = 0; i < laws->size(); ++i) {
        const auto law = laws->getObject(i);
        const auto list = law->getArray("articles");
        for (unsigned j = 0; j < list->size(); ++j) {
            const auto article = list->getObject(j);
            const auto text = article->getValue<std::string>("text");
            const std::size_t end = std::min(text.find('\n'), text.size());
            articles.push_back({idOf(law->getValue<std::string>("id"), article->getValue<std::string>("id")),
                                text.substr(0, end), text.substr(end)});
        }
    }
    return articles;
}

/// The same question stands in both years.
void readJudged(const std::filesystem::path& path, std::map<std::string, Question>& questions) {
    const auto list = readArray(path);
    for (unsigned i = 0; i < list->size(); ++i) {
        const auto record = list->getObject(i);
        auto& question = questions[record->getValue<std::string>("text")];
        question.text = record->getValue<std::string>("text");
        const auto relevant = record->getArray("relevant_articles");
        for (unsigned j = 0; j < relevant->size(); ++j)
            question.relevant.insert(idOf(relevant->getObject(j)->getValue<std::string>("law_id"),
                                          relevant->getObject(j)->getValue<std::string>("article_id")));
    }
}

/// Which of the articles are one of these again: half of the runs of the shorter one are the other's too.
class Known {
  public:
    explicit Known(const std::vector<Article>& articles) {
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const auto runs = search::shinglesOf(articles[i].title + "\n" + articles[i].text);
            sizes_.push_back(runs.size());
            for (const auto run : runs)
                owners_[run].push_back(i);
        }
    }
    [[nodiscard]] bool has(const Article& article) const {
        const auto runs = search::shinglesOf(article.title + "\n" + article.text);
        std::unordered_map<std::size_t, std::size_t> shared;
        for (const auto run : runs)
            if (const auto found = owners_.find(run); found != owners_.end())
                for (const auto owner : found->second)
                    ++shared[owner];
        return std::any_of(shared.begin(), shared.end(), [&](const auto& entry) {
            return entry.second > 3 && 2 * entry.second > std::min(runs.size(), sizes_[entry.first]);
        });
    }

  private:
    std::vector<std::size_t> sizes_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> owners_;
};

}  // namespace

std::optional<JudgedSet> zaloSet() {
    auto corpus = readCorpus();
    if (!corpus) return std::nullopt;
    return JudgedSet{"zalo", std::move(*corpus)};
}

std::optional<JudgedSet> alqacSet() {
    const auto laws = tests::testData("retrieval/alqac2024_law.json");
    const auto older = tests::testData("retrieval/alqac2024_train.json");
    const auto newer = tests::testData("retrieval/alqac2025_train.json");
    auto others = readCorpus();
    if (!laws || !older || !newer || !others) return std::nullopt;
    JudgedSet set{"alqac", {readLaws(*laws), {}}};
    std::map<std::string, Question> questions;
    readJudged(*older, questions);
    readJudged(*newer, questions);
    for (auto& [text, question] : questions)
        set.corpus.questions.push_back(std::move(question));
    const Known known(set.corpus.articles);
    for (auto& article : others->articles)
        if (!known.has(article)) set.corpus.articles.push_back(std::move(article));
    return set;
}

}  // namespace vanthu::bench
