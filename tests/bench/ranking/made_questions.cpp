#include "tests/bench/ranking/made_questions.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <string>

namespace vanthu::bench {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kTitleWordsLeast = 6;
constexpr std::size_t kMadeWordsLeast = 10, kMadeWordsMost = 30;
constexpr std::size_t kSameTitleMost = 3;  ///< articles; a title of more says nothing

Words wordsOf(const std::string& text) {
    std::istringstream in(text);
    Words words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

class Maker {
  public:
    Maker(const std::vector<Article>& articles, unsigned seed) : articles_(articles), random_(seed) {
        for (const auto& article : articles)
            byTitle_[domain::folded(article.title)].push_back(article.id);
    }

    /// An empty one when the article that was drawn is of no use.
    Question draw() {
        const auto& article = articles_[random_() % articles_.size()];
        const auto& same = byTitle_[domain::folded(article.title)];
        if (same.size() > kSameTitleMost) return {};
        Question question;
        if (random_() % 2 == 0) {
            question.relevant.insert(same.begin(), same.end());
            const auto title = wordsOf(article.title);
            if (title.size() >= kTitleWordsLeast) question.text = thinned(title, 0.15);
        } else {
            question.relevant.insert(article.id);
            const auto sentence = sentenceOf(article.text);
            if (!sentence.empty())
                question.text = thinned(wordsOf(article.title), 0.5) + " " + thinned(sentence, 0.35);
        }
        return question;
    }

  private:
    std::string thinned(const Words& words, double share) {
        std::bernoulli_distribution isLeftOut(share);
        std::string text;
        for (const auto& word : words)
            if (!isLeftOut(random_)) text += (text.empty() ? "" : " ") + word;
        return text;
    }

    Words sentenceOf(const std::string& text) {
        std::vector<Words> sentences;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
            std::istringstream parts(line);
            for (std::string part; std::getline(parts, part, ';');) {
                auto words = wordsOf(part);
                if (words.size() < kMadeWordsLeast) continue;
                words.resize(std::min(words.size(), kMadeWordsMost));
                sentences.push_back(std::move(words));
            }
        }
        return sentences.empty() ? Words() : sentences[random_() % sentences.size()];
    }

    const std::vector<Article>& articles_;
    std::mt19937 random_;
    std::map<std::string, std::vector<std::string>> byTitle_;
};

}  // namespace

std::vector<Question> madeQuestions(const std::vector<Article>& articles, std::size_t count, unsigned seed) {
    Maker maker(articles, seed);
    std::vector<Question> questions;
    while (questions.size() < count)
        if (auto question = maker.draw(); !question.text.empty()) questions.push_back(std::move(question));
    return questions;
}

}  // namespace vanthu::bench
