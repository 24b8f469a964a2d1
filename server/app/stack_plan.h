#pragma once

#include "schemas/domain/ids.h"

#include <optional>
#include <vector>

namespace vanthu::app {

/// What a page of a scan says about where documents begin.
struct StackPage {
    bool isSeparator{false};
    bool isBlank{false};
    std::optional<domain::DocumentId> stampedFor;  ///< the register line that its stamp names
};

/// A document in a stack: pages that follow each other, from 1.
struct StackPart {
    int firstPage{0};
    int lastPage{0};
    std::optional<domain::DocumentId> stampedFor;
};

/// The documents of a stack. One begins behind every separator sheet, and at a stamp of another register line
/// than that of the pages before, for a stamp stands on the first page. Separator sheets are in none, nor is
/// a blank page right behind one: its back. One document with all pages, when nothing splits the stack; none,
/// when there is nothing but separator sheets.
[[nodiscard]] std::vector<StackPart> planStack(const std::vector<StackPage>& pages);

}  // namespace vanthu::app
