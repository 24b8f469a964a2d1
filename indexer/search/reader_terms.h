#pragma once

#include "schemas/domain/account.h"

#include <string>
#include <vector>

namespace vanthu::search {

/// The access terms (schemas/search/access_terms.h) by which a reader knows of documents: each document with
/// one of them, and all without restriction for whoever may see everything.
class ReaderTerms {
  public:
    explicit ReaderTerms(const domain::AccessScope& scope);

    [[nodiscard]] bool everythingUnrestricted() const { return everythingUnrestricted_; }
    [[nodiscard]] const std::vector<std::string>& terms() const { return terms_; }

    /// True when the reader may know of the document that has these access terms.
    [[nodiscard]] bool allow(const std::vector<std::string>& ofDocument) const;

  private:
    bool everythingUnrestricted_;
    std::vector<std::string> terms_;  ///< sorted
};

}  // namespace vanthu::search
