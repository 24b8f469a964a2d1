#include "server/app/authorisation.h"

#include "schemas/domain/refusal.h"

#include <algorithm>

namespace vanthu::app {

using domain::AccessScope;
using domain::OrganisationId;
using domain::Role;

namespace {

// Văn thư keeps the registry of its unit, lãnh đạo and chuyên viên read it, quản trị runs the installation:
// it sees what is registered everywhere (audit) but opens files of its own unit only.
// clang-format off
constexpr std::array kRights{
    //                                                          clerk leader officer administrator
    Right{Action::seeOwnSession, "see_own_session",             true, true, true, true},
    Right{Action::changeOwnPassword, "change_own_password",     true, true, true, true},
    Right{Action::manageAccounts, "manage_accounts",            false, false, false, true},
    Right{Action::seeOrganisations, "see_organisations",        true, true, true, true},
    Right{Action::manageOrganisations, "manage_organisations",  false, false, false, true},
    Right{Action::seeBooks, "see_books",                        true, true, true, true},
    Right{Action::manageBooks, "manage_books",                  false, false, false, true},
    Right{Action::voidNumbers, "void_numbers",                  true, false, false, true},
    Right{Action::seeDocuments, "see_documents",                true, true, true, true},
    Right{Action::readFiles, "read_files",                      true, true, true, true},
    Right{Action::registerDocuments, "register_documents",      true, false, false, false},
    Right{Action::importDocuments, "import_documents",          true, false, false, true},
    Right{Action::sendDocuments, "send_documents",              true, false, false, false},
    Right{Action::seeInbox, "see_inbox",                        true, true, false, false},
    Right{Action::decideInbox, "decide_inbox",                  true, false, false, false},
    Right{Action::seeIdentity, "see_identity",                  true, true, true, true},
    Right{Action::managePeers, "manage_peers",                  false, false, false, true},
    Right{Action::seeReports, "see_reports",                    true, true, true, true},
    Right{Action::seeRegisters, "see_registers",                true, true, true, true},
    Right{Action::verify, "verify",                             false, false, false, true},
    Right{Action::readLog, "read_log",                          false, false, false, true},
    Right{Action::seeSystem, "see_system",                      false, false, false, true},
};
// clang-format on

constexpr std::array kRoles{Role::clerk, Role::leader, Role::officer, Role::administrator};

bool holds(const Right& right, Role role) {
    switch (role) {
        case Role::clerk:
            return right.clerk;
        case Role::leader:
            return right.leader;
        case Role::officer:
            return right.officer;
        case Role::administrator:
            return right.administrator;
    }
    return false;
}

std::string rolesThatMay(Action action) {
    std::string names;
    for (const auto role : kRoles)
        if (mayDo(role, action)) names += (names.empty() ? "" : " hoặc ") + std::string(domain::label(role));
    return names;
}

std::vector<OrganisationId> unitsBelow(OrganisationId top, const std::vector<domain::Organisation>& all,
                                       domain::Date today) {
    std::vector<OrganisationId> found{top};
    for (std::size_t next = 0; next < found.size(); ++next)
        for (const auto& organisation : all)
            if (organisation.on(today).parent == found[next] &&
                std::find(found.begin(), found.end(), organisation.id) == found.end())
                found.push_back(organisation.id);
    std::sort(found.begin(), found.end());
    return found;
}

// The root is the organisation that setup made, the first of all.
bool isRoot(OrganisationId unit, const std::vector<domain::Organisation>& all) {
    return std::none_of(all.begin(), all.end(), [&](const auto& other) { return other.id < unit; });
}

}  // namespace

std::span<const Right> rights() {
    return kRights;
}

bool mayDo(Role role, Action action) {
    const auto right = std::find_if(kRights.begin(), kRights.end(),
                                    [&](const Right& candidate) { return candidate.action == action; });
    return right != kRights.end() && holds(*right, role);
}

Caller callerFor(const domain::Account& account, const std::vector<domain::Organisation>& organisations,
                 domain::Date today) {
    Caller caller{account, {}, false};
    const bool isAdministrator = account.role == Role::administrator;
    caller.scope.everything = isAdministrator;
    caller.scope.organisations = account.role == Role::leader
                                     ? unitsBelow(account.organisation, organisations, today)
                                     : std::vector{account.organisation};
    caller.wholeProvince = isAdministrator || isRoot(account.organisation, organisations);
    return caller;
}

void require(const Caller& caller, Action action) {
    if (!mayDo(caller.account.role, action))
        throw Refused(
            Refusal::roleNotAllowed,
            {caller.account.login, std::string(domain::label(caller.account.role)), rolesThatMay(action)});
}

bool inScope(const AccessScope& scope, OrganisationId unit) {
    return scope.everything || mayReadFilesOf(scope, unit);
}

bool mayReadFilesOf(const AccessScope& scope, OrganisationId unit) {
    return std::binary_search(scope.organisations.begin(), scope.organisations.end(), unit);
}

}  // namespace vanthu::app
