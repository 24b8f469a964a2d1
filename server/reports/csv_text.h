#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// RFC 4180 in UTF-8 with a byte order mark, line by line. A field that a spreadsheet would run as a formula
/// is defused with "'".
class CsvText {
  public:
    CsvText();
    void line(const std::vector<std::string>& fields);
    [[nodiscard]] std::string take();

  private:
    std::string text_;
};

}  // namespace vanthu::reports
