#pragma once

#include "schemas/domain/published_report.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Stores a report that was published, with its files; change log entity "published_report". The bytes of the
/// files are in the blob store already.
domain::PublishedReport insertPublishedReport(WriteTransaction& transaction, domain::PublishedReport report);
/// From now on nobody reads it. Throws Error{notFound} for one that is none, Error{conflict} when it was
/// withdrawn before.
domain::PublishedReport withdrawPublishedReport(WriteTransaction& transaction, domain::PublishedReportId id,
                                                const std::string& byName, const std::string& reason);

/// std::nullopt for one that is none; withdrawn ones too.
[[nodiscard]] std::optional<domain::PublishedReport> findPublishedReport(ReadTransaction& transaction,
                                                                         domain::PublishedReportId id);

struct PublishedQuery {
    bool withWithdrawn{false};
    domain::PublishedReportId before;  ///< 0: from the newest on
    int limit{0};
};
/// Newest first.
[[nodiscard]] std::vector<domain::PublishedReport> publishedReports(ReadTransaction& transaction,
                                                                    const PublishedQuery& query);
/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::PublishedReport> allPublishedReports(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::PublishedReport& report);

}  // namespace vanthu::storage
