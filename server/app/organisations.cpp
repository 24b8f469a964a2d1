#include "server/app/organisations.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "server/app/representations.h"
#include "storage/book_store.h"
#include "storage/organisation_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::Organisation;
using domain::OrganisationId;

namespace {

domain::IdentifierScheme schemeOf(const std::string& code) {
    if (code.starts_with("gso:")) return domain::IdentifierScheme::gso;
    if (domain::qd20FromQcvn102(code)) return domain::IdentifierScheme::qcvn102;
    const bool digits =
        std::all_of(code.begin(), code.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    return digits ? domain::IdentifierScheme::taxCode : domain::IdentifierScheme::qd20;
}

// Where the parent of a request stands: in the database, earlier in the list, or nowhere.
struct Parent {
    std::optional<OrganisationId> stored;
    std::optional<std::size_t> earlier;
};

Parent findParent(const std::vector<OrganisationRequest>& requests, std::size_t at,
                  const DirectorySnapshot& directory, const std::string& prefix, Checks& checks) {
    const auto& reference = requests[at].parent;
    if (!reference) return {};
    if (const auto* known = directory.organisation(*reference)) return {known->id, {}};
    if (const auto* code = std::get_if<std::string>(&*reference))
        for (std::size_t i = 0; i < at; ++i)
            if (!requests[i].code.empty() && domain::normalisedOrganisationCode(requests[i].code) ==
                                                 domain::normalisedOrganisationCode(*code))
                return {{}, i};
    checks.add(prefix + "parent", "unknown_organisation",
               "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    return {};
}

std::vector<const Organisation*> wanted(const OrganisationFilter& filter, const DirectorySnapshot& directory,
                                        domain::Date day) {
    std::vector<const Organisation*> found;
    if (!filter.code.empty()) {
        if (const auto* one = directory.organisation(OrganisationReference{filter.code}))
            found.push_back(one);
        return found;
    }
    std::optional<OrganisationId> parent;
    if (filter.parent) {
        const auto* above = directory.organisation(*filter.parent);
        if (above == nullptr) return found;
        parent = above->id;
    }
    for (const auto& organisation : directory.organisations()) {
        const auto& version = organisation.on(day);
        if (organisation.existsOn(day) && (!parent || version.parent == parent) &&
            (!filter.level || version.level == *filter.level))
            found.push_back(&organisation);
    }
    return found;
}

}  // namespace

Organisation checkedOrganisation(const OrganisationRequest& request, const std::string& prefix,
                                 std::optional<OrganisationId> parent, Checks& checks) {
    domain::OrganisationVersion version;
    version.name = checks.text(prefix + "name", request.name, limits::kOrganisationName, Presence::required);
    version.shortName = checks.text(prefix + "short_name", request.shortName, limits::kOrganisationName);
    version.notation = checks.text(prefix + "notation", request.notation, limits::kCodeNotation);
    version.parent = parent;
    version.level = request.level;
    version.kind = request.kind;
    version.keepsRegistry = request.keepsRegistry;
    version.interconnected = request.interconnected;
    version.validFrom = request.validFrom;
    Organisation organisation;
    organisation.versions.push_back(std::move(version));
    auto code = checks.text(prefix + "code", request.code, limits::kOrganisationCode);
    if (!code.empty())
        organisation.identifiers.push_back(
            {schemeOf(code), std::move(code), request.validFrom, std::nullopt});
    return organisation;
}

void insertFirstBooks(storage::WriteTransaction& transaction, OrganisationId unit) {
    domain::Book book;
    book.organisation = unit;
    book.direction = domain::Direction::incoming;
    book.code = "den";
    book.name = "Sổ văn bản đến";
    storage::insertBook(transaction, book);
    book.direction = domain::Direction::outgoing;
    book.code = "di";
    book.name = "Sổ văn bản đi";
    storage::insertBook(transaction, book);
}

Organisation storeWithBooks(storage::WriteTransaction& transaction, const Organisation& organisation) {
    auto stored = storage::insertOrganisation(transaction, organisation);
    if (stored.versions.back().keepsRegistry) insertFirstBooks(transaction, stored.id);
    return stored;
}

std::string Organisations::list(const Caller& caller, std::optional<domain::Date> on,
                                const OrganisationFilter& filter) {
    require(caller, Action::seeOrganisations);
    const auto day = on.value_or(domain::vietnamDate(clock_.now()));
    const auto directory = directory_.current();
    std::vector<std::pair<std::string, const Organisation*>> sorted;
    for (const auto* organisation : wanted(filter, *directory, day))
        sorted.emplace_back(domain::sortKey(organisation->on(day).name), organisation);
    std::sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first < right.first : left.second->id < right.second->id;
    });
    std::vector<std::string> items;
    for (const auto& [key, organisation] : sorted)
        items.push_back(toJson(*organisation, day));
    return listJson("organisations", items);
}

Created Organisations::create(const Caller& caller, const std::vector<OrganisationRequest>& requests,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::manageOrganisations);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    if (requests.empty() || requests.size() > limits::kOrganisationsPerRequest)
        checks.add("", "bad_count", "Gửi từ 1 đến 1.000 cơ quan mỗi lần.");
    std::vector<Organisation> organisations;
    std::vector<Parent> parents;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto prefix = requests.size() == 1 ? "" : "[" + std::to_string(i) + "].";
        parents.push_back(findParent(requests, i, *directory, prefix, checks));
        organisations.push_back(checkedOrganisation(requests[i], prefix, parents.back().stored, checks));
    }
    checks.finish();

    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            std::vector<OrganisationId> ids;
            std::vector<std::string> items;
            for (std::size_t i = 0; i < organisations.size(); ++i) {
                auto organisation = organisations[i];
                if (parents[i].earlier) organisation.versions.back().parent = ids[*parents[i].earlier];
                const auto stored = storeWithBooks(transaction, organisation);
                ids.push_back(stored.id);
                items.push_back(toJson(stored, domain::vietnamDate(now)));
            }
            return listJson("organisations", items);
        });
    directory_.changed();
    return created;
}

}  // namespace vanthu::app
