#pragma once

#include "server/reports/pdf_document.h"

#include <string_view>

namespace vanthu::reports {

/// How much of a code may be dirt: a quarter of its points, or nearly a third, for which it has more of them.
enum class QrStrength { medium, high };

/// Draws a QR code in black over the whole box, a square. What lies within four of its points around it must
/// stay white. At most 40 figures, capitals and colons.
void drawQrCode(PdfDocument& pdf, const Box& box, std::string_view text, QrStrength strength);

}  // namespace vanthu::reports
