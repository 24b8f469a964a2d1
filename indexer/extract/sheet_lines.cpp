#include "indexer/extract/sheet_lines.h"

#include <cmath>

#include "schemas/domain/spreadsheet.h"

namespace vanthu::extract {

std::string_view TextPool::at(std::size_t index) const {
    if (index >= ends_.size()) return {};
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
}

void SheetLines::cell(std::string_view text) {
    if (text.empty()) return;
    if (!name_.empty()) {
        out_.endLine();
        out_.append(name_);
        out_.endLine();
        name_.clear();
    }
    out_.append(text);
    out_.append("\t");
}

std::string shownCell(double number, bool isDay, bool from1904) {
    if (!std::isfinite(number)) return {};
    if (isDay)
        if (const auto day = domain::dayOfSerial(number, from1904)) return day->vietnamese();
    return domain::shownNumber(number);
}

}  // namespace vanthu::extract
