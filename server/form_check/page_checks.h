#pragma once

#include "schemas/layout/layout.h"
#include "server/form_check/finding_list.h"

namespace vanthu::form_check {

/// How far the size of a letter may be from what is asked.
inline constexpr double kTolerancePt = 0.26;

/// Whether any letter of the line has a capital form.
[[nodiscard]] bool hasLetters(const layout::Line& line);

/// What holds for every page (Phụ lục I, mục I): paper, margins, font, page numbers. Each fault is one
/// finding, however many pages have it.
void checkPages(const layout::Layout& layout, FindingList& findings);

}  // namespace vanthu::form_check
