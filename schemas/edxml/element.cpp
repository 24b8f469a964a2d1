#include "schemas/edxml/element.h"

#include <algorithm>

namespace vanthu::edxml {

const Element* Element::child(std::string_view childName) const {
    const auto found = std::ranges::find(children, childName, &Element::name);
    return found == children.end() ? nullptr : &*found;
}

std::vector<const Element*> Element::childrenNamed(std::string_view childName) const {
    std::vector<const Element*> found;
    for (const auto& element : children)
        if (element.name == childName) found.push_back(&element);
    return found;
}

Element& childOf(Element& parent, std::string_view name) {
    const auto found = std::ranges::find(parent.children, name, &Element::name);
    if (found != parent.children.end()) return *found;
    parent.children.push_back({std::string(name), {}, {}, {}});
    return parent.children.back();
}

void addText(Element& parent, std::string_view name, std::string_view text) {
    if (!text.empty()) parent.children.push_back({std::string(name), std::string(text), {}, {}});
}

}  // namespace vanthu::edxml
