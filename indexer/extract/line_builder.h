#pragma once

#include "schemas/layout/layout.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::extract {

/// How some letters look.
struct LetterLook {
    std::string font;
    double sizePt{0};
    bool bold{false};
    bool italic{false};
    std::string colour{};  ///< see layout::Line
    bool operator==(const LetterLook&) const = default;
};

/// Collects the pieces of one line and tells how most of its letters look.
class LineBuilder {
  public:
    /// UTF-8; malformed bytes are left out in the end.
    void append(std::string_view text, const LetterLook& look);
    void append(const LineBuilder& other);
    void appendBlank() { text_ += ' '; }
    [[nodiscard]] bool empty() const { return looks_.empty(); }
    /// Text and look; the rest is the caller's. `text` is empty when there was no letter or figure: blanks,
    /// dots and rules drawn with dashes are no text.
    [[nodiscard]] layout::Line line() const;

  private:
    std::string text_;
    std::vector<std::pair<LetterLook, std::size_t>> looks_;  ///< with the number of letters
};

}  // namespace vanthu::extract
