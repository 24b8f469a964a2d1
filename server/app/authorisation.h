#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/organisation.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace vanthu::app {

/// Everything an account can be allowed to do. A route names its action; `kRights` says who may.
enum class Action {
    seeOwnSession,
    changeOwnPassword,
    manageAccounts,
    seeOrganisations,
    manageOrganisations,
    seeBooks,
    manageBooks,
    voidNumbers,
    seeDocuments,
    readFiles,
    registerDocuments,
    importDocuments,
    sendDocuments,
    seeInbox,
    decideInbox,
    seeIdentity,
    managePeers,
    seeReports,
    seeRegisters,
    verify,
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

/// Who acts, and what he or she may know of.
struct Caller {
    domain::Account account;
    /// `organisations` are the units whose files may be read; `everything` adds the registered data of all
    /// others.
    domain::AccessScope scope;
    /// Of the root organisation or an administrator: reports show every unit.
    bool wholeProvince{false};
};

/// The caller for an account. `organisations` are all of the installation; the tree is read as of `today`.
[[nodiscard]] Caller callerFor(const domain::Account& account,
                               const std::vector<domain::Organisation>& organisations, domain::Date today);

/// Throws Error{forbidden} when the caller's role may not do this.
void require(const Caller& caller, Action action);

/// True when the registry of that unit is the caller's to know of.
[[nodiscard]] bool inScope(const domain::AccessScope& scope, domain::OrganisationId unit);
/// True when the files of that unit's registry may be read.
[[nodiscard]] bool mayReadFilesOf(const domain::AccessScope& scope, domain::OrganisationId unit);

}  // namespace vanthu::app
