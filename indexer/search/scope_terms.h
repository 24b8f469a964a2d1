#pragma once

#include <string>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace vanthu::search {

/// Looks words up among the documents of one scope. Database and query must outlive it.
class ScopeTerms {
  public:
    ScopeTerms(const Xapian::Database& database, const Xapian::Query& access)
        : database_(database), access_(access) {}

    [[nodiscard]] bool has(const std::string& term) const;
    [[nodiscard]] bool hasWord(const std::string& folded) const;
    /// Spelled so; without accents any spelling will do.
    [[nodiscard]] bool hasSpelling(const std::string& written) const;
    /// In the whole index: only to choose among what is in scope.
    [[nodiscard]] double frequency(const std::string& term) const;

  private:
    const Xapian::Database& database_;
    const Xapian::Query& access_;
};

}  // namespace vanthu::search
