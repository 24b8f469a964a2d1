#pragma once

#include "indexer/extract/extraction.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// The texts that cells point to, one behind the other: millions of empty ones must cost little.
class TextPool {
  public:
    void append(std::string_view text) { bytes_ += text; }
    void endText() { ends_.push_back(static_cast<std::uint32_t>(bytes_.size())); }
    /// Empty when there is none of that number.
    [[nodiscard]] std::string_view at(std::size_t index) const;

  private:
    std::string bytes_;  ///< a file of at most limits::kExtractFileBytes holds them
    std::vector<std::uint32_t> ends_;
};

/// The cells of one sheet as lines, under its name when there are any.
class SheetLines {
  public:
    SheetLines(std::string_view name, BoundedText& out) : name_(name), out_(out) {}
    void cell(std::string_view text);
    void endRow() { out_.endLine(); }

  private:
    std::string name_;
    BoundedText& out_;
};

/// A number as its cell shows it: a day as people write it, "28/09/2018", else as of domain::shownNumber.
[[nodiscard]] std::string shownCell(double number, bool isDay, bool from1904);

}  // namespace vanthu::extract
