#pragma once

#include "schemas/domain/document.h"
#include "schemas/layout/layout.h"
#include "server/reports/signature_look.h"

#include <optional>

namespace vanthu::app {

/// What the registry writes on the first page of a finished file: the number and the day of issue (NĐ 30/2020
/// Điều 15, Phụ lục I, mục II.3 and II.4), in the places of "Số:      /KH-SNV" and "…, ngày     tháng     năm
/// 2026" that were left blank. std::nullopt when there is none, or the document has no number yet. Throws
/// Refused: a page that says another number or day than the register is not sealed, nor one without room.
[[nodiscard]] std::optional<reports::PlacedLook> issueMarks(const layout::Layout& layout,
                                                            const domain::Document& document);

}  // namespace vanthu::app
