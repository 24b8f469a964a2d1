#include "client-cli/table.h"

#include <algorithm>
#include <numeric>

namespace vanthu::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;

}  // namespace

void Table::addRow(std::vector<std::string> cells) {
    cells.resize(columns_.size());
    for (auto& cell : cells)
        cell = printable(cell);
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(std::size_t screenWidth) const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t widest = displayWidth(columns_[i].title);
        for (const auto& row : rows_)
            widest = std::max(widest, displayWidth(row[i]));
        widths.push_back(widest);
    }
    if (screenWidth == 0 || columns_.empty()) return widths;
    std::size_t total = std::accumulate(widths.begin(), widths.end(), kGap * (columns_.size() - 1));
    while (total > screenWidth) {
        // The widest of the columns that may shrink gives one column at a time: they end up about equal.
        std::size_t* widest = nullptr;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].mayShrink && widths[i] > kNarrowest && (widest == nullptr || widths[i] > *widest))
                widest = &widths[i];
        if (widest == nullptr) break;
        --*widest;
        --total;
    }
    return widths;
}

std::vector<std::string> Table::lines(std::size_t screenWidth) const {
    const auto width = widths(screenWidth);
    const auto line = [&](const auto& cellOf) {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i > 0) text.append(kGap, ' ');
            text += padded(shortened(cellOf(i), width[i]), width[i], columns_[i].align);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    };
    std::vector<std::string> lines{line([&](std::size_t i) { return columns_[i].title; })};
    for (const auto& row : rows_)
        lines.push_back(line([&](std::size_t i) { return row[i]; }));
    return lines;
}

}  // namespace vanthu::cli
