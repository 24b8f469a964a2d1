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
    std::string code;      ///< read by machines, as of schemas/domain/scan_code.h; empty: none
    domain::Timestamp printedAt{};
};

/// Where the upper left corner of the rectangle lies on a page.
struct ArrivalStampPlace {
    double leftMm{0};
    double topMm{0};
};

/// The stamp alone, to be laid over the document: a PDF of one page of its size. Its code lies on the left of
/// the rectangle, in the margin where no text is, or on the right where the margin is too narrow.
struct StampOverlay {
    std::string pdf;
    ArrivalStampPlace place;  ///< of the PDF, so that the rectangle lies where it was wanted
};
[[nodiscard]] StampOverlay stampOverlay(const ArrivalStamp& stamp, const ArrivalStampPlace& wanted);

/// A4 with nothing but the stamp at its place, for a printer that has the paper itself in its tray.
[[nodiscard]] std::string stampPage(const ArrivalStamp& stamp, const ArrivalStampPlace& wanted);

/// A stamped A4 sheet to lie before a document that cannot be stamped itself.
struct StampedSheet {
    ArrivalStamp stamp;
    RegisterEntry entry;
    std::string fileName;
    std::string reason;  ///< why the file itself carries no stamp, a Vietnamese sentence
};
[[nodiscard]] std::string toPdf(const StampedSheet& sheet);

}  // namespace vanthu::reports
