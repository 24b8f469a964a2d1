#pragma once

#include "schemas/domain/document_figure.h"
#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/rate_counts.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/figures.h"
#include "storage/database.h"
#include "storage/document_store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace vanthu::app {

struct ListRequest {
    std::optional<domain::Direction> direction;
    std::optional<OrganisationReference> unit;
    std::vector<domain::OrganisationId> units{};  ///< registered by one of these; at most
                                                  ///< limits::kOrganisationsPerRequest
    std::optional<domain::BookId> book;
    std::string typeCode;
    std::optional<domain::Date> from, to;
    std::optional<domain::HandlingStanding> handling;
    std::optional<domain::OutgoingStanding> outgoing;
    std::optional<domain::CountedDocuments> counted{};
    std::optional<domain::OrganisationId> chargeUnit{};  ///< id 0: no unit is in charge
    std::optional<domain::AccountId> chargeAccount{};    ///< id 0: no person is
    std::string cursor;
    int limit{20};  ///< 1–limits::kPageSizeMax
};

/// The document list, page by page, as JSON. Any thread may call.
///
/// A page is rendered once and answered from memory while the change log stands still, for at most a second
/// (another server may write to the same database): clerks look at the same first pages all day.
class DocumentPages {
  public:
    DocumentPages(storage::Database& database, const domain::Clock& clock, Directory& directory,
                  Figures& figures)
        : database_(database), clock_(clock), directory_(directory), figures_(figures) {}

    /// Throws Error{unavailable} for a list of counted documents while figures are made again.
    // Shared: the page is being sent while the cache may drop it.
    [[nodiscard]] std::shared_ptr<const std::string> page(const Caller& caller, const ListRequest& request);

  private:
    struct Entry {
        domain::Sequence head{0};
        domain::Timestamp madeAt{};
        std::shared_ptr<const std::string> json;
    };
    [[nodiscard]] std::shared_ptr<const std::string> remembered(const std::string& key, domain::Sequence head,
                                                                domain::Timestamp now) const;
    [[nodiscard]] std::string render(const Caller& caller, const ListRequest& request,
                                     const std::string& query);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Figures& figures_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace vanthu::app
