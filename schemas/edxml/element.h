#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::edxml {

/// An element of a message. Names of the standard's own namespaces stand without their prefix; others keep
/// theirs, and the attributes that declare them.
struct Element {
    std::string name;
    std::string text;  ///< as written; blanks between children are left out
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Element> children;

    /// The first child of that name, nullptr for none.
    [[nodiscard]] const Element* child(std::string_view childName) const;
    [[nodiscard]] std::vector<const Element*> childrenNamed(std::string_view childName) const;

    bool operator==(const Element& other) const = default;
};

/// The child of that name, added as the last one when there is none.
[[nodiscard]] Element& childOf(Element& parent, std::string_view name);
/// Adds a child that is a text, unless the text is empty.
void addText(Element& parent, std::string_view name, std::string_view text);

}  // namespace vanthu::edxml
