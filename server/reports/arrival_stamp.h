#pragma once

#include "schemas/domain/time.h"
#include "server/reports/register.h"

#include <string>

namespace vanthu::reports {

/// Dấu "ĐẾN" (NĐ 30/2020, Phụ lục IV): a rectangle of 35 × 50 mm.
inline constexpr double kStampWidthMm = 50;
inline constexpr double kStampHeightMm = 35;

struct ArrivalStamp {
    std::string organisation;
    std::string number;    ///< số đến; what is empty is printed as dots
    std::string day;       ///< ngày đến
    std::string sentTo;    ///< chuyển
    std::string fileCode;  ///< số và ký hiệu hồ sơ
    domain::Timestamp printedAt{};
};

/// The stamp alone: a PDF of one page of its size, to be laid over the document.
[[nodiscard]] std::string toPdf(const ArrivalStamp& stamp);

/// A stamped A4 sheet to lie before a document that cannot be stamped itself.
struct StampedSheet {
    ArrivalStamp stamp;
    RegisterEntry entry;
    std::string fileName;
    std::string reason;  ///< why the file itself carries no stamp, a Vietnamese sentence
};
[[nodiscard]] std::string toPdf(const StampedSheet& sheet);

}  // namespace vanthu::reports
