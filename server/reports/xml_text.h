#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::reports {

/// Writes one XML 1.0 text from front to back, indented. Characters that XML does not have are dropped. The
/// caller nests open and close correctly.
class XmlText {
  public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    XmlText();
    /// Goes on behind that text.
    explicit XmlText(std::string begin) : text_(std::move(begin)) {}
    void open(const std::string& name, const Attributes& attributes = {});
    void close();
    void element(const std::string& name, std::string_view text, const Attributes& attributes = {});
    /// Leaves an empty text out.
    void elementIfAny(const std::string& name, std::string_view text);
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    void begin(const std::string& name, const Attributes& attributes);

    std::string text_;
    std::vector<std::string> open_;
};

}  // namespace vanthu::reports
