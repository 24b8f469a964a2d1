#pragma once

#include "server/app/authorisation.h"

namespace vanthu::tests::golden {

/// Who reorganises the province and asks for all of its reports; no account that could log in.
[[nodiscard]] inline app::Caller administrator() {
    app::Capacity capacity;
    capacity.role = domain::Role::administrator;
    capacity.rights = {app::Action::manageOrganisations, app::Action::seeReports, app::Action::auditSamples};
    app::Caller caller;
    caller.account.id = domain::AccountId{7};
    caller.wholeProvince = true;
    caller.capacities = {capacity};
    return caller;
}

}  // namespace vanthu::tests::golden
