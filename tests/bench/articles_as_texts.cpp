#include "tests/bench/articles_as_texts.h"

namespace vanthu::bench {

void addArticles(TextsWriter& texts, const std::vector<Article>& articles) {
    for (const auto& article : articles)
        texts.add({article.id, "", article.title, article.text});
}

}  // namespace vanthu::bench
