#pragma once

#include "server/app/organisations.h"
#include "server/http/json_reader.h"

namespace vanthu::http {

/// An organisation as clients describe it when it is created or imported.
[[nodiscard]] app::OrganisationRequest readOrganisation(JsonFields& fields);

}  // namespace vanthu::http
