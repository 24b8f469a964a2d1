#pragma once

#include "indexer/search/reader_terms.h"
#include "schemas/domain/account.h"

#include <string>

#include <xapian.h>

namespace vanthu::search {

/// Looks words up among the documents of one scope. The database must outlive it.
class ScopeTerms {
  public:
    ScopeTerms(const Xapian::Database& database, const domain::AccessScope& scope);

    [[nodiscard]] bool has(const std::string& term) const;
    [[nodiscard]] bool hasWord(const std::string& folded) const;
    /// Spelled so; without accents any spelling will do.
    [[nodiscard]] bool hasSpelling(const std::string& written) const;
    /// In the whole index: only to choose among what is in scope.
    [[nodiscard]] double frequency(const std::string& term) const;

  private:
    [[nodiscard]] bool firstOnesHave(const std::string& term) const;

    const Xapian::Database& database_;
    const ReaderTerms reader_;
    const Xapian::Query access_;
};

}  // namespace vanthu::search
