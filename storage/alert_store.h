#pragma once

#include "schemas/domain/alert.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Alerts of changed access rights. Every function that writes appends to the change log, entity "alert".

/// Made at the moment and by the actor of the transaction.
domain::RightAlert insertAlert(WriteTransaction& transaction, domain::RightAlert alert);
/// Throws Error{notFound}, Error{conflict} when it is confirmed already.
domain::RightAlert confirmAlert(WriteTransaction& transaction, domain::AlertId id, const std::string& note);
[[nodiscard]] std::optional<domain::RightAlert> findAlert(ReadTransaction& transaction, domain::AlertId id);
/// Newest first, before that id, at most `limit`; of these units, or of all.
[[nodiscard]] std::vector<domain::RightAlert> listAlerts(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units,
    bool openOnly, std::optional<domain::AlertId> before, int limit);
/// All of them, by id.
[[nodiscard]] std::vector<domain::RightAlert> allAlerts(ReadTransaction& transaction);
[[nodiscard]] std::int64_t openAlerts(ReadTransaction& transaction);

/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::RightAlert& alert);

}  // namespace vanthu::storage
