#pragma once

#include "indexer/search/reader_terms.h"
#include "schemas/domain/account.h"

#include <string>

namespace vanthu::search {

class ShardedDatabase;

/// Looks words up among the documents of one scope. The database must outlive it.
class ScopeTerms {
  public:
    ScopeTerms(const ShardedDatabase& database, const domain::AccessScope& scope);

    [[nodiscard]] bool has(const std::string& term) const;
    [[nodiscard]] bool hasWord(const std::string& folded) const;
    /// Spelled so; without accents any spelling will do.
    [[nodiscard]] bool hasSpelling(const std::string& written) const;
    /// In the whole index: only to choose among what is in scope.
    [[nodiscard]] double frequency(const std::string& term) const;

  private:
    [[nodiscard]] bool firstOnesHave(const std::string& term) const;

    const ShardedDatabase& database_;
    const ReaderTerms reader_;
};

}  // namespace vanthu::search
