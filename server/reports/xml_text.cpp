#include "server/reports/xml_text.h"

namespace vanthu::reports {
namespace {

constexpr std::size_t kIndent = 2;

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\t' || c == '\n' || c == '\r')
            out += "&#" + std::to_string(c) + ';';
        else if (c < 0x20)
            continue;
        else if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")
            i += 2;  // U+FFFE and U+FFFF
        else
            out += text[i];
    }
    return out;
}

}  // namespace

XmlText::XmlText() : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlText::begin(const std::string& name, const Attributes& attributes) {
    text_.append(kIndent * open_.size(), ' ').append("<").append(name);
    for (const auto& [attribute, value] : attributes)
        text_.append(" ").append(attribute).append("=\"").append(escaped(value)).append("\"");
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
    text_.append(escaped(text)).append("</").append(name).append(">\n");
}

void XmlText::elementIfAny(const std::string& name, std::string_view text) {
    if (!text.empty()) element(name, text);
}

}  // namespace vanthu::reports
