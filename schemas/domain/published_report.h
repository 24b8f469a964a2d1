#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/figure.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

using PublishedReportId = Id<struct PublishedReportTag>;

/// The figures of a published report in one form, as they were written once.
struct PublishedFile {
    std::string format;  ///< "html", "pdf", "xlsx", "csv", "json"
    std::string mediaType;
    std::string name;    ///< "ty-le-nhap-2018-01-01-2018-12-31.pdf"
    std::string digest;  ///< of the bytes in the blob store
    std::int64_t sizeBytes{0};
};

/// A report that anybody may read, until it is withdrawn.
struct PublishedReport {
    PublishedReportId id;
    FigureReport report{};
    std::string title;
    std::optional<OrganisationId> organisation;  ///< the one unit that it tells of; none: every one
    std::string organisationName;                ///< in whose name it stands there
    Date from;                                   ///< both days belong to the period
    Date to;
    std::string base;                         ///< code of what an entry report is held against, else ""
    Sequence asOf{0};                         ///< counted as the log told it then
    std::vector<OrganisationId> hiddenUnits;  ///< ascending; neither shown nor in any sum
    AccountId publishedBy;
    std::string publishedByName;  ///< as the person was called then
    Timestamp publishedAt{};
    std::optional<AccountId> withdrawnBy;
    std::string withdrawnByName;
    std::optional<Timestamp> withdrawnAt;
    std::string withdrawalReason;
    std::vector<PublishedFile> files;  ///< by format
};

}  // namespace vanthu::domain
