#include "server/reports/xml_text.h"

#include "schemas/domain/xml_text.h"

namespace vanthu::reports {
namespace {

constexpr std::size_t kIndent = 2;

}  // namespace

XmlText::XmlText() : XmlText("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlText::begin(const std::string& name, const Attributes& attributes) {
    text_.append(kIndent * open_.size(), ' ').append("<").append(name);
    for (const auto& [attribute, value] : attributes)
        text_.append(" ").append(attribute).append("=\"").append(domain::xmlEscaped(value)).append("\"");
    text_ += '>';
}

void XmlText::open(const std::string& name, const Attributes& attributes) {
    begin(name, attributes);
    text_ += '\n';
    open_.push_back(name);
}

void XmlText::close() {
    const auto name = open_.back();
    open_.pop_back();
    text_.append(kIndent * open_.size(), ' ').append("</").append(name).append(">\n");
}

void XmlText::element(const std::string& name, std::string_view text, const Attributes& attributes) {
    begin(name, attributes);
    text_.append(domain::xmlEscaped(text)).append("</").append(name).append(">\n");
}

void XmlText::elementIfAny(const std::string& name, std::string_view text) {
    if (!text.empty()) element(name, text);
}

}  // namespace vanthu::reports
