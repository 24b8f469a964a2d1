#pragma once

#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/rate_counts.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"
#include "storage/document_store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace vanthu::app {

struct ListRequest {
    std::optional<domain::Direction> direction;
    std::optional<OrganisationReference> unit;
    std::optional<domain::BookId> book;
    std::string typeCode;
    std::optional<domain::Date> from, to;
    std::optional<domain::HandlingStanding> handling;
    std::optional<domain::OutgoingStanding> outgoing;
    std::string cursor;
    int limit{20};  ///< 1–limits::kPageSizeMax
};

/// The document list, page by page, as JSON. Any thread may call.
///
/// A page is rendered once and answered from memory while the change log stands still, for at most a second
/// (another server may write to the same database): clerks look at the same first pages all day.
class DocumentPages {
  public:
    DocumentPages(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

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
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace vanthu::app
