#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vanthu::bench {

struct Article {
    std::string id;
    std::string title;
    std::string text;
};

struct Question {
    std::string text;
    std::set<std::string> relevant;  ///< ids of articles
};

struct Corpus {
    std::vector<Article> articles;
    std::vector<Question> questions;
};

/// 65,240 articles of codified law and real questions with judged articles; std::nullopt where the material
/// is absent.
[[nodiscard]] std::optional<Corpus> readCorpus();

/// What a ranked list is worth, over many questions.
class Quality {
  public:
    void add(const Question& question, const std::vector<std::string>& ranked);
    [[nodiscard]] double recallAt1() const { return questions_ == 0 ? 0 : first_ / questions_; }
    [[nodiscard]] double recallAt10() const { return questions_ == 0 ? 0 : recall_ / questions_; }
    [[nodiscard]] double mrrAt10() const { return questions_ == 0 ? 0 : reciprocalRank_ / questions_; }

  private:
    double questions_{0};
    double first_{0};
    double recall_{0};
    double reciprocalRank_{0};
};

}  // namespace vanthu::bench
