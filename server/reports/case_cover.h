#pragma once

#include "server/reports/case_xml.h"
#include "server/reports/printed_list.h"

#include <string>

namespace vanthu::reports {

struct BoundFront {
    std::string pdf;
    int pages{0};
};

/// What stands before the documents of an exported case file: a cover with its fields, and the mục lục.
[[nodiscard]] BoundFront frontOf(const ExportedCase& exported, const PrintedList& contents);

}  // namespace vanthu::reports
