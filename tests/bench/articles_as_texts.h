#pragma once

#include "tests/bench/corpus.h"
#include "tests/bench/search_engines/texts.h"

namespace vanthu::bench {

void addArticles(TextsWriter& texts, const std::vector<Article>& articles);

}  // namespace vanthu::bench
