#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/post.h"
#include "server/app/directory.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vanthu::app {

/// Everything an account can be allowed to do. A route names its action; `kRights` says who may.
enum class Action {
    seeOwnSession,
    changeOwnPassword,
    manageAccounts,
    delegateRights,
    seeDelegations,
    seeReaders,
    seeOrganisations,
    manageOrganisations,
    manageDeadlines,
    manageDocumentTypes,
    manageRateRules,
    seeBooks,
    manageBooks,
    voidNumbers,
    reserveNumbers,
    registerSecretStubs,
    seeDocuments,
    readFiles,
    checkForms,
    registerDocuments,
    correctDocuments,
    extractAgain,
    linkDocuments,
    importDocuments,
    sendDocuments,
    handleDocuments,
    recallDocuments,
    writeDrafts,
    seeWork,
    seeCaseFiles,
    keepCaseFiles,
    planCaseFiles,
    seeNotices,
    changeOwnMail,
    seeAlerts,
    confirmAlerts,
    seeInbox,
    decideInbox,
    seeIntake,
    decideIntake,
    uploadFiles,
    seeIdentity,
    seePeerHealth,
    managePeers,
    seeReports,
    declareCounts,
    auditSamples,
    publishReports,
    seeRegisters,
    verify,
    reportBackups,
    readLog,
    seeSystem,
};

/// One line of the table: an action and the roles that may do it.
struct Right {
    Action action;
    std::string_view name;
    bool clerk, leader, officer, administrator;
};

/// The one place where rights are written down.
[[nodiscard]] std::span<const Right> rights();
[[nodiscard]] bool mayDo(domain::Role role, Action action);

/// True for what can be lent to another account: not the own session, not people, not lending itself.
[[nodiscard]] bool mayBeDelegated(Action action);
[[nodiscard]] std::string_view name(Action action);
[[nodiscard]] std::optional<Action> actionNamed(std::string_view name);

/// What a caller is by one post: an own one, or a delegated one with some of its rights.
struct Capacity {
    domain::Role role{domain::Role::officer};
    domain::OrganisationId unit;
    std::vector<domain::OrganisationId> reads;  ///< sorted; units whose registry the post reads
    /// Sorted; those, and units below that keep their registry elsewhere: what they deliver of their figures
    /// is for whoever leads them. Empty for a post of the root organisation, to which every unit reports.
    std::vector<domain::OrganisationId> reports;
    /// Sorted; units whose restricted documents it reads too: as clerk or leader of that very unit, and of
    /// what that unit took over wholly.
    std::vector<domain::OrganisationId> restricted;
    std::vector<Action> rights;  ///< sorted
    bool isOfRoot{false};
    domain::Post post;
    std::optional<domain::Delegation> delegation;  ///< empty: an own post
};

/// Who acts, and what he or she may know of.
struct Caller {
    domain::Account account;  ///< role and unit are those of the main post
    /// `organisations` are the units whose registry may be read; `everything` adds the registered data of all
    /// others.
    domain::AccessScope scope;
    /// Of the root organisation or an administrator: reports show every unit.
    bool wholeProvince{false};
    std::vector<Capacity> capacities;  ///< the main post first, delegated ones last
};

/// The caller for an account on that day: by the posts it holds, what was delegated to it, and the tree of
/// units. Every answer about rights, also about rights of the past, is made of this one.
[[nodiscard]] Caller callerFor(const domain::Account& account,
                               const std::vector<domain::DelegatedPost>& delegations,
                               const DirectorySnapshot& directory, domain::Date day);

[[nodiscard]] bool mayDo(const Caller& caller, Action action);
/// True when one of the caller's posts in that very unit gives the right.
[[nodiscard]] bool mayDoIn(const Caller& caller, Action action, domain::OrganisationId unit);
/// The same, and an administrator's post gives what it may do in every unit.
[[nodiscard]] bool mayDoInOrAdminister(const Caller& caller, Action action, domain::OrganisationId unit);
/// Of things that wait for the registry of a unit: true when one of the caller's posts reads that registry
/// and gives the right, or an administrator's post gives it.
[[nodiscard]] bool mayTend(const Caller& caller, Action action, domain::OrganisationId unit);
/// Of what is judged from above: true when one of the caller's posts gives the right and reads that registry
/// or is of the root organisation, which stands above every unit, wherever its registry is; or when an
/// administrator's post gives it. Nobody judges the own unit, or what it took over wholly.
[[nodiscard]] bool mayOversee(const Caller& caller, Action action, domain::OrganisationId unit);
/// Of what is decided for all units at once: true when a post at the root organisation, or an
/// administrator's, gives the right.
[[nodiscard]] bool mayDoForProvince(const Caller& caller, Action action);
/// The unit in whose name the caller does it: that of the main post when it gives the right, else of another
/// one. Throws Error{forbidden} as require() does.
[[nodiscard]] domain::OrganisationId actingUnit(const Caller& caller, Action action);
/// Units that the caller reads by posts that give the right; sorted.
[[nodiscard]] std::vector<domain::OrganisationId> unitsFor(const Caller& caller, Action action);

/// Units whose reports the caller sees without being of the whole province; sorted.
[[nodiscard]] std::vector<domain::OrganisationId> unitsReportedTo(const Caller& caller);

/// Units whose documents the caller may know of because he or she leads them or keeps their registry; sorted.
[[nodiscard]] std::vector<domain::OrganisationId> unitsActedFor(const Caller& caller);
/// True when the caller has that role in that very unit, by a post that gives the right.
[[nodiscard]] bool holds(const Caller& caller, domain::Role role, domain::OrganisationId unit, Action action);

/// Throws Error{forbidden} when none of the caller's posts may do this.
void require(const Caller& caller, Action action);

/// True when the registry of that unit is the caller's to know of.
[[nodiscard]] bool inScope(const domain::AccessScope& scope, domain::OrganisationId unit);
/// True when that unit is one of those named in the scope, not only seen by an administrator.
[[nodiscard]] bool mayReadFilesOf(const domain::AccessScope& scope, domain::OrganisationId unit);
/// True when the files of such a document of that unit's registry may be read, work on it apart.
[[nodiscard]] bool mayReadFilesOf(const Caller& caller, domain::OrganisationId unit, domain::Access access);

}  // namespace vanthu::app
