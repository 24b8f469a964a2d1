#include "schemas/search/access_terms.h"

#include "schemas/search/terms.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr char kRestricted = 'R';
constexpr char kAccount = 'A';
constexpr char kAssignedUnit = 'U';

std::string marked(char mark, std::int64_t id) {
    return term(kAccessPrefix, mark + std::to_string(id));
}

}  // namespace

std::string unitTerm(domain::OrganisationId unit) {
    return term(kAccessPrefix, std::to_string(unit.value));
}

std::string restrictedTerm(domain::OrganisationId unit) {
    return marked(kRestricted, unit.value);
}

std::string restrictedTerm() {
    return term(kAccessPrefix, std::string(1, kRestricted));
}

std::string assigneeTerm(domain::AccountId account) {
    return marked(kAccount, account.value);
}

std::string assigneeTerm(domain::OrganisationId unit) {
    return marked(kAssignedUnit, unit.value);
}

std::vector<std::string> scopeTerms(const domain::AccessScope& scope) {
    std::vector<std::string> terms;
    if (!scope.everything)
        for (const auto unit : scope.organisations)
            terms.push_back(unitTerm(unit));
    for (const auto unit : scope.restricted)
        terms.push_back(restrictedTerm(unit));
    if (scope.account) terms.push_back(assigneeTerm(scope.account));
    for (const auto unit : scope.assigned)
        terms.push_back(assigneeTerm(unit));
    return terms;
}

std::vector<std::string> accessTerms(const domain::Readership& readership) {
    std::vector<std::string> terms;
    if (readership.access == domain::Access::restricted) {
        terms.push_back(restrictedTerm());
        terms.push_back(restrictedTerm(readership.unit));
    } else {
        terms.push_back(unitTerm(readership.unit));
    }
    for (const auto account : readership.assignees.accounts)
        terms.push_back(assigneeTerm(account));
    for (const auto unit : readership.assignees.units)
        terms.push_back(assigneeTerm(unit));
    std::sort(terms.begin(), terms.end());
    return terms;
}

}  // namespace vanthu::search
