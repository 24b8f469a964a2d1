#pragma once

#include "server/reports/comparison.h"
#include "server/reports/pdf_document.h"

#include <vector>

namespace vanthu::reports {

/// On pages of its own behind what there is: the last periods as a chart, and below it every unit beside what
/// it had before.
void drawComparison(PdfDocument& pdf, const ComparedTitles& titles, const std::vector<ComparedRow>& rows,
                    const std::vector<ComparedPeriod>& trend, Threshold threshold);

}  // namespace vanthu::reports
