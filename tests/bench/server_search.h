#pragma once

#include "tests/bench/corpus.h"
#include "tests/bench/installation.h"
#include "tests/bench/search_engines/engine.h"

namespace vanthu::bench {

/// Registers articles over HTTP as archived documents, with their ids as external ids.
void importArticles(const Installation& installation, const std::vector<Article>& articles);

/// A client that searches over HTTP; answers external ids.
[[nodiscard]] std::unique_ptr<Asker> serverAsker(int port, const std::string& token);

/// Returns once so many documents are findable.
void waitUntilIndexed(const Installation& installation, std::size_t documents);

}  // namespace vanthu::bench
