#pragma once

#include "tests/bench/corpus.h"

#include <cstddef>
#include <vector>

namespace vanthu::bench {

/// Questions made of the articles themselves, for learning beside those that people wrote: what remains of a
/// title, and of a sentence together with some of its title, when words are left out. The same articles and
/// seed give the same questions.
[[nodiscard]] std::vector<Question> madeQuestions(const std::vector<Article>& articles, std::size_t count,
                                                  unsigned seed);

}  // namespace vanthu::bench
