#include "server/app/authorisation.h"

#include "schemas/domain/refusal.h"
#include "schemas/domain/sorted.h"

#include <algorithm>
#include <array>
#include <string>

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
    Right{Action::delegateRights, "delegate_rights",            false, true, false, true},
    Right{Action::seeDelegations, "see_delegations",            true, true, true, true},
    Right{Action::seeReaders, "see_readers",                    false, true, false, true},
    Right{Action::seeOrganisations, "see_organisations",        true, true, true, true},
    Right{Action::manageOrganisations, "manage_organisations",  false, false, false, true},
    Right{Action::manageDeadlines, "manage_deadlines",          false, false, false, true},
    Right{Action::manageDocumentTypes, "manage_document_types", false, false, false, true},
    Right{Action::manageRateRules, "manage_rate_rules",         false, false, false, true},
    Right{Action::seeBooks, "see_books",                        true, true, true, true},
    Right{Action::manageBooks, "manage_books",                  false, false, false, true},
    Right{Action::voidNumbers, "void_numbers",                  true, false, false, true},
    Right{Action::reserveNumbers, "reserve_numbers",            true, false, false, true},
    Right{Action::registerSecretStubs, "register_secret_stubs", true, false, false, false},
    Right{Action::seeDocuments, "see_documents",                true, true, true, true},
    Right{Action::readFiles, "read_files",                      true, true, true, true},
    Right{Action::checkForms, "check_forms",                    true, true, true, true},
    Right{Action::registerDocuments, "register_documents",      true, false, false, false},
    Right{Action::correctDocuments, "correct_documents",        true, false, false, false},
    Right{Action::extractAgain, "extract_again",                true, false, false, true},
    Right{Action::linkDocuments, "link_documents",              true, false, false, false},
    Right{Action::importDocuments, "import_documents",          true, false, false, true},
    Right{Action::sendDocuments, "send_documents",              true, false, false, false},
    // Who of them may do what with a document follows from the tables of schemas/domain/flow_*.h.
    Right{Action::handleDocuments, "handle_documents",          true, true, true, false},
    Right{Action::recallDocuments, "recall_documents",          true, true, false, false},
    Right{Action::writeDrafts, "write_drafts",                  true, true, true, false},
    Right{Action::seeWork, "see_work",                          true, true, true, false},
    Right{Action::seeCaseFiles, "see_case_files",               true, true, true, true},
    Right{Action::keepCaseFiles, "keep_case_files",             true, true, true, false},
    Right{Action::planCaseFiles, "plan_case_files",             true, true, false, false},
    Right{Action::seeNotices, "see_notices",                    true, true, true, true},
    Right{Action::changeOwnMail, "change_own_mail",             true, true, true, true},
    Right{Action::seeAlerts, "see_alerts",                      false, true, false, true},
    Right{Action::confirmAlerts, "confirm_alerts",              false, true, false, true},
    Right{Action::seeInbox, "see_inbox",                        true, true, false, false},
    Right{Action::decideInbox, "decide_inbox",                  true, false, false, false},
    Right{Action::seeIntake, "see_intake",                      true, false, false, true},
    Right{Action::decideIntake, "decide_intake",                true, false, false, true},
    // For what, and whose desk, is asked of each upload.
    Right{Action::uploadFiles, "upload_files",                  true, true, true, true},
    Right{Action::seeIdentity, "see_identity",                  true, true, true, true},
    Right{Action::seePeerHealth, "see_peer_health",             true, false, false, false},
    Right{Action::managePeers, "manage_peers",                  false, false, false, true},
    Right{Action::seeReports, "see_reports",                    true, true, true, true},
    Right{Action::declareCounts, "declare_counts",              true, true, false, false},
    Right{Action::auditSamples, "audit_samples",                false, true, false, true},
    Right{Action::publishReports, "publish_reports",            false, true, false, true},
    Right{Action::seeRegisters, "see_registers",                true, true, true, true},
    Right{Action::verify, "verify",                             false, false, false, true},
    Right{Action::reportBackups, "report_backups",              false, false, false, true},
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

// With a post goes what its unit took over wholly.
std::vector<OrganisationId> withPredecessors(std::vector<OrganisationId> units,
                                             const DirectorySnapshot& directory, domain::Date day) {
    for (std::size_t i = 0, count = units.size(); i < count; ++i)
        for (const auto predecessor : directory.predecessorsOf(units[i], day))
            units.push_back(predecessor);
    domain::sortUnique(units);
    return units;
}

/// The unit of the post and those of them that have a registry here. Thousands of organisations are known
/// that keep none: nothing of theirs can be read.
std::vector<OrganisationId> registriesAmong(std::vector<OrganisationId> units, const domain::Post& post,
                                            const DirectorySnapshot& directory) {
    std::erase_if(units, [&](OrganisationId unit) {
        const auto* organisation = directory.organisation(unit);
        return unit != post.organisation &&
               (organisation == nullptr ||
                std::none_of(organisation->versions.begin(), organisation->versions.end(),
                             [](const auto& version) { return version.keepsRegistry; }));
    });
    return units;
}

std::vector<OrganisationId> reportedTo(const domain::Post& post, const DirectorySnapshot& directory,
                                       domain::Date day) {
    auto units = post.role == Role::leader ? directory.unitsBelow(post.organisation, day)
                                           : std::vector{post.organisation};
    return withPredecessors(std::move(units), directory, day);
}

std::vector<OrganisationId> restrictedReadBy(const domain::Post& post, const DirectorySnapshot& directory,
                                             domain::Date day) {
    if (post.role != Role::leader && post.role != Role::clerk) return {};
    return registriesAmong(withPredecessors({post.organisation}, directory, day), post, directory);
}

// The root is the organisation that setup made, the first of all, or whoever took over from it.
bool isOfRoot(OrganisationId unit, const DirectorySnapshot& directory, domain::Date day) {
    const auto& all = directory.organisations();
    if (all.empty()) return false;
    const auto root = std::min_element(all.begin(), all.end(), [](const auto& left, const auto& right) {
                          return left.id < right.id;
                      })->id;
    const auto predecessors = directory.predecessorsOf(unit, day);
    return unit == root || std::find(predecessors.begin(), predecessors.end(), root) != predecessors.end();
}

// What an account may do without any post.
bool belongsToTheAccount(Action action) {
    return action == Action::seeOwnSession || action == Action::changeOwnPassword;
}

bool grants(const Capacity& capacity, Action action) {
    return std::binary_search(capacity.rights.begin(), capacity.rights.end(), action);
}

Capacity capacityOf(const domain::Post& post, const std::optional<domain::Delegation>& delegation,
                    const DirectorySnapshot& directory, domain::Date day) {
    Capacity capacity;
    capacity.role = post.role;
    capacity.unit = post.organisation;
    auto units = reportedTo(post, directory, day);
    capacity.reads = registriesAmong(units, post, directory);
    capacity.isOfRoot = isOfRoot(post.organisation, directory, day);
    if (!capacity.isOfRoot) capacity.reports = std::move(units);
    capacity.restricted = restrictedReadBy(post, directory, day);
    capacity.post = post;
    capacity.delegation = delegation;
    for (const auto& right : kRights) {
        const bool isLent = !delegation || (mayBeDelegated(right.action) &&
                                            std::find(delegation->rights.begin(), delegation->rights.end(),
                                                      right.name) != delegation->rights.end());
        if (isLent && holds(right, post.role)) capacity.rights.push_back(right.action);
    }
    std::sort(capacity.rights.begin(), capacity.rights.end());
    return capacity;
}

std::vector<OrganisationId> restrictedFor(const Caller& caller, Action action) {
    std::vector<OrganisationId> units;
    for (const auto& capacity : caller.capacities)
        if (grants(capacity, action))
            units.insert(units.end(), capacity.restricted.begin(), capacity.restricted.end());
    domain::sortUnique(units);
    return units;
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

bool mayBeDelegated(Action action) {
    switch (action) {
        case Action::seeOwnSession:
        case Action::changeOwnPassword:
        case Action::manageAccounts:
        case Action::delegateRights:
        case Action::seeDelegations:
        case Action::seeNotices:
        case Action::changeOwnMail:
        case Action::seeAlerts:
        case Action::confirmAlerts:
            return false;
        default:
            return true;
    }
}

std::string_view name(Action action) {
    for (const auto& right : kRights)
        if (right.action == action) return right.name;
    return {};
}

std::optional<Action> actionNamed(std::string_view name) {
    for (const auto& right : kRights)
        if (right.name == name) return right.action;
    return std::nullopt;
}

Caller callerFor(const domain::Account& account, const std::vector<domain::DelegatedPost>& delegations,
                 const DirectorySnapshot& directory, domain::Date day) {
    Caller caller{accountOn(account, day), {}, false, {}};
    const auto* main = domain::mainPostOn(account.posts, day);
    for (const auto& post : account.posts)
        if (post.holdsOn(day)) caller.capacities.push_back(capacityOf(post, std::nullopt, directory, day));
    std::stable_partition(caller.capacities.begin(), caller.capacities.end(),
                          [&](const Capacity& capacity) { return capacity.post.id == main->id; });
    for (const auto& [delegation, post] : delegations)
        if (delegation.holdsOn(day) && post.holdsOn(day))
            caller.capacities.push_back(capacityOf(post, delegation, directory, day));

    caller.scope.organisations = unitsFor(caller, Action::seeDocuments);
    caller.scope.restricted = restrictedFor(caller, Action::seeDocuments);
    caller.scope.account = account.id;
    caller.scope.assigned = unitsActedFor(caller);
    for (const auto& capacity : caller.capacities) {
        const bool isAdministrator = capacity.role == Role::administrator;
        if (isAdministrator && grants(capacity, Action::seeDocuments)) caller.scope.everything = true;
        if ((isAdministrator || capacity.isOfRoot) && grants(capacity, Action::seeReports))
            caller.wholeProvince = true;
    }
    return caller;
}

bool mayDo(const Caller& caller, Action action) {
    if (belongsToTheAccount(action)) return true;
    return std::any_of(caller.capacities.begin(), caller.capacities.end(),
                       [&](const Capacity& capacity) { return grants(capacity, action); });
}

bool mayDoIn(const Caller& caller, Action action, OrganisationId unit) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return capacity.unit == unit && grants(capacity, action);
    });
}

bool mayDoInOrAdminister(const Caller& caller, Action action, OrganisationId unit) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return (capacity.unit == unit || capacity.role == Role::administrator) && grants(capacity, action);
    });
}

bool mayTend(const Caller& caller, Action action, OrganisationId unit) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return grants(capacity, action) &&
               (capacity.role == Role::administrator ||
                std::binary_search(capacity.reads.begin(), capacity.reads.end(), unit));
    });
}

bool mayOversee(const Caller& caller, Action action, OrganisationId unit) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        if (!grants(capacity, action)) return false;
        if (capacity.role == Role::administrator) return true;
        // What counts as the own unit where documents are restricted does so here.
        if (std::binary_search(capacity.restricted.begin(), capacity.restricted.end(), unit)) return false;
        return capacity.isOfRoot || std::binary_search(capacity.reads.begin(), capacity.reads.end(), unit);
    });
}

bool mayDoForProvince(const Caller& caller, Action action) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return (capacity.isOfRoot || capacity.role == Role::administrator) && grants(capacity, action);
    });
}

OrganisationId actingUnit(const Caller& caller, Action action) {
    require(caller, action);
    for (const auto& capacity : caller.capacities)
        if (grants(capacity, action)) return capacity.unit;
    return caller.account.organisation;
}

std::vector<OrganisationId> unitsFor(const Caller& caller, Action action) {
    std::vector<OrganisationId> units;
    for (const auto& capacity : caller.capacities)
        if (grants(capacity, action)) units.insert(units.end(), capacity.reads.begin(), capacity.reads.end());
    domain::sortUnique(units);
    return units;
}

std::vector<OrganisationId> unitsReportedTo(const Caller& caller) {
    std::vector<OrganisationId> units;
    for (const auto& capacity : caller.capacities)
        if (grants(capacity, Action::seeReports))
            units.insert(units.end(), capacity.reports.begin(), capacity.reports.end());
    domain::sortUnique(units);
    return units;
}

std::vector<OrganisationId> unitsActedFor(const Caller& caller) {
    std::vector<OrganisationId> units;
    for (const auto& capacity : caller.capacities)
        if (capacity.role != Role::officer && grants(capacity, Action::handleDocuments))
            units.insert(units.end(), capacity.reads.begin(), capacity.reads.end());
    domain::sortUnique(units);
    return units;
}

bool holds(const Caller& caller, Role role, OrganisationId unit, Action action) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return capacity.role == role && capacity.unit == unit && grants(capacity, action);
    });
}

void require(const Caller& caller, Action action) {
    if (mayDo(caller, action)) return;
    if (caller.capacities.empty()) throw Refused(Refusal::noPostHeld, {caller.account.login});
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

bool mayReadFilesOf(const Caller& caller, OrganisationId unit, domain::Access access) {
    const auto units = access == domain::Access::restricted ? restrictedFor(caller, Action::readFiles)
                                                            : unitsFor(caller, Action::readFiles);
    return std::binary_search(units.begin(), units.end(), unit);
}

}  // namespace vanthu::app
