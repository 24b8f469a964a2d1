#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/document.h"
#include "schemas/domain/document_figure.h"
#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/rate_counts.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

struct DocumentFilter {
    std::optional<domain::Direction> direction;
    std::optional<domain::OrganisationId> organisation;
    std::vector<domain::OrganisationId> organisations{};  ///< one of these; none: every one
    std::optional<domain::BookId> book;
    std::string typeCode;
    std::optional<domain::Date> from, to;  ///< by arrival date for incoming, issued date else; inclusive
    /// Incoming ones alone, as timeliness_store.h counts them on that day.
    std::optional<domain::HandlingStanding> handling;
    domain::Date today{};
    /// Outgoing ones alone, as outgoing_store.h counts them; not a standing of drafts.
    std::optional<domain::OutgoingStanding> outgoing;
    /// As far as the change log was followed for the rates.
    std::optional<domain::CountedDocuments> counted{};
    /// Incoming ones alone, by who is in charge (charge_store.h); id 0: nobody.
    std::optional<domain::OrganisationId> chargeUnit{};
    std::optional<domain::AccountId> chargeAccount{};
};
struct DocumentPage {
    std::vector<domain::Document> documents;  ///< newest registered first
    std::optional<domain::DocumentId> next;   ///< give as `before` for the next page
};

/// What the scope knows of: the registries that it reads and the documents that work was given on.
[[nodiscard]] DocumentPage listDocuments(ReadTransaction& transaction, const DocumentFilter& filter,
                                         const domain::AccessScope& scope,
                                         std::optional<domain::DocumentId> before, int limit);

}  // namespace vanthu::storage
