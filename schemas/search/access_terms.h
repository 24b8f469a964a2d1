#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/handling.h"

#include <string>
#include <vector>

namespace vanthu::search {

// Terms that say who may know of a document; all of them begin with kAccessPrefix, and no others do.
//   O7     in the registry of unit 7, for all who read it
//   OR7    the same, restricted; "OR" alone: of any unit
//   OA3    work on it was given to account 3
//   OU7    work on it was given to unit 7, or to somebody in it

[[nodiscard]] std::string unitTerm(domain::OrganisationId unit);
[[nodiscard]] std::string restrictedTerm(domain::OrganisationId unit);
[[nodiscard]] std::string restrictedTerm();
[[nodiscard]] std::string assigneeTerm(domain::AccountId account);
[[nodiscard]] std::string assigneeTerm(domain::OrganisationId unit);

/// Terms any of which lets a reader know of a document; one who reads everything knows of the rest too,
/// restrictedTerm() apart.
[[nodiscard]] std::vector<std::string> scopeTerms(const domain::AccessScope& scope);

/// All of one document, sorted as the index sorts them.
[[nodiscard]] std::vector<std::string> accessTerms(const domain::Readership& readership);

}  // namespace vanthu::search
