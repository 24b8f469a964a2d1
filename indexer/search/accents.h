#pragma once

#include "indexer/search/typed_words.h"

#include <vector>

namespace vanthu::search {

class ScopeTerms;

/// Gives words their usual accents where some were typed and they are wrong: where no document in scope
/// spells the word so, or it and its neighbour, but some have both without regard to accents. Text without
/// any accent is left alone: it was meant so.
void correctAccents(const ScopeTerms& scope, std::vector<TypedWord>& words);

}  // namespace vanthu::search
