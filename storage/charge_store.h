#pragma once

#include "schemas/domain/handling.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <optional>
#include <vector>

namespace vanthu::storage {

/// Who is in charge of an incoming document: the unit that was given it as "chủ trì", and the last person
/// down the line of those in charge. Neither: nobody was given it yet.
struct Charge {
    std::optional<domain::OrganisationId> unit;
    std::optional<domain::AccountId> account;  ///< none: the unit has not named anybody

    bool operator==(const Charge&) const = default;
};

/// Of the assignments of one document, in the order of their ids.
[[nodiscard]] Charge chargeOf(const std::vector<domain::Assignment>& assignments);

/// Keeps it beside the handling; to be called after each change of the document's assignments.
void noteCharge(WriteTransaction& transaction, domain::DocumentId document);
/// Of all documents; for the migration that made those columns.
void noteCharges(WriteTransaction& transaction);

/// Incoming documents of one registry that are still open, by who is in charge.
struct OpenDocuments {
    domain::OrganisationId organisation;
    Charge charge;
    int inTime{0}, overdue{0}, withoutDeadline{0};
};
/// Of all registries, whenever they arrived or in [from, to], by registry; as far as the change log was
/// followed for the rates. Deadlines as handlingCounts() takes them.
[[nodiscard]] std::vector<OpenDocuments> openDocuments(ReadTransaction& transaction,
                                                       std::optional<domain::Date> from,
                                                       std::optional<domain::Date> to, domain::Date today);

}  // namespace vanthu::storage
