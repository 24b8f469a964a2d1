#pragma once

#include "server/reports/register.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::reports {

/// What somebody wrote on the slip.
struct SlipOpinion {
    std::string text;
    std::string author;
    std::optional<domain::Date> day;
};

/// Phiếu giải quyết văn bản đến (NĐ 30/2020, Phụ lục IV). What nobody said yet is printed as lines to write
/// on.
struct HandlingSlip {
    std::string parentOrganisation;
    std::string organisation;
    RegisterEntry entry;                 ///< the incoming document
    std::vector<SlipOpinion> leaders{};  ///< of the agency: chủ trì, phối hợp, thời hạn
    std::vector<SlipOpinion> unitHeads{};
    std::vector<SlipOpinion> officers{};  ///< who works on it proposes
    domain::Timestamp printedAt{};
};

/// A4 portrait. Throws Error{internal} when the fonts are not installed.
[[nodiscard]] std::string toPdf(const HandlingSlip& slip);

}  // namespace vanthu::reports
