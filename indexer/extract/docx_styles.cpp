#include "indexer/extract/docx_styles.h"

#include <algorithm>
#include <charconv>

namespace vanthu::extract {
namespace {

/// More levels than any real file has; a circle ends here.
constexpr int kChain = 32;
constexpr double kTwipMm = 25.4 / 1440;
constexpr double kMostSizePt = 2000;

std::optional<int> numberIn(const XmlElement& element, std::string_view attribute) {
    const auto text = element.attribute(attribute);
    if (!text) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc{} ? std::optional{value} : std::nullopt;
}

/// <w:b/> is true, <w:b w:val="0"/> false, no element says nothing.
std::optional<bool> toggle(const XmlElement& properties, std::string_view name) {
    const auto* element = properties.child(name);
    if (element == nullptr) return std::nullopt;
    const auto value = element->attribute("val").value_or("1");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

std::optional<layout::Align> alignOf(const XmlElement& properties) {
    const auto* element = properties.child("jc");
    const auto value = element == nullptr ? std::nullopt : element->attribute("val");
    if (!value) return std::nullopt;
    if (*value == "center") return layout::Align::centre;
    if (*value == "right" || *value == "end") return layout::Align::right;
    if (*value == "both" || *value == "distribute") return layout::Align::justified;
    return layout::Align::left;
}

std::vector<double> tabsOf(const XmlElement& properties) {
    std::vector<double> tabs;
    if (const auto* list = properties.child("tabs"))
        for (const auto& tab : list->children)
            if (tab.attribute("val").value_or("") != "clear")
                if (const auto position = twipsAsMm(tab, "pos")) tabs.push_back(*position);
    std::sort(tabs.begin(), tabs.end());
    return tabs;
}

std::string themeFont(const XmlElement* theme, std::string_view kind) {
    for (const auto name : {std::string_view{"themeElements"}, std::string_view{"fontScheme"}, kind,
                            std::string_view{"latin"}}) {
        if (theme == nullptr) return {};
        theme = theme->child(name);
    }
    return theme == nullptr ? std::string{} : std::string(theme->attribute("typeface").value_or(""));
}

std::string_view valueOf(const XmlElement* element) {
    return element == nullptr ? std::string_view{} : element->attribute("val").value_or("");
}

/// "auto", and what an eye takes for black, is black.
std::string colourOf(std::string_view value) {
    constexpr int kDarkest = 0x26;
    if (value.size() != 6) return "";
    std::string colour;
    bool isBlack = true;
    for (std::size_t i = 0; i < value.size(); i += 2) {
        int part = 0;
        const auto* end = value.data() + i + 2;
        if (std::from_chars(value.data() + i, end, part, 16).ptr != end || part < 0) return "";
        isBlack = isBlack && part <= kDarkest;
    }
    for (const char digit : value)
        colour += digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
    return isBlack ? "" : colour;
}

template <class Value>
void overlay(std::optional<Value>& value, const std::optional<Value>& nearer) {
    if (nearer) value = nearer;
}

}  // namespace

TextFormat TextFormat::with(const TextFormat& nearer) const {
    TextFormat result = *this;
    overlay(result.font, nearer.font);
    overlay(result.sizePt, nearer.sizePt);
    overlay(result.bold, nearer.bold);
    overlay(result.italic, nearer.italic);
    overlay(result.capitals, nearer.capitals);
    overlay(result.hidden, nearer.hidden);
    overlay(result.colour, nearer.colour);
    return result;
}

ParagraphFormat ParagraphFormat::with(const ParagraphFormat& nearer) const {
    ParagraphFormat result = *this;
    result.text = text.with(nearer.text);
    overlay(result.align, nearer.align);
    overlay(result.breakBefore, nearer.breakBefore);
    if (!nearer.tabsMm.empty()) result.tabsMm = nearer.tabsMm;
    return result;
}

DocxStyles::DocxStyles(const XmlElement* styles, const XmlElement* theme)
    : majorFont_(themeFont(theme, "majorFont")), minorFont_(themeFont(theme, "minorFont")) {
    // What a word processor does where the file says nothing.
    defaults_.text.font = "Times New Roman";
    defaults_.text.sizePt = 10;
    if (styles == nullptr) return;
    for (const auto& element : styles->children) {
        if (element.name == "docDefaults") {
            const auto* text = element.child("rPrDefault");
            const auto* paragraph = element.child("pPrDefault");
            if (paragraph != nullptr) defaults_ = defaults_.with(readParagraph(paragraph->child("pPr")));
            if (text != nullptr) defaults_.text = defaults_.text.with(readText(text->child("rPr")));
        }
        if (element.name != "style") continue;
        const std::string id(element.attribute("styleId").value_or(""));
        styles_.emplace(id, &element);
        const auto isDefault = element.attribute("default").value_or("0");
        if (element.attribute("type").value_or("") == "paragraph" &&
            (isDefault == "1" || isDefault == "true"))
            defaultParagraphStyle_ = id;
    }
}

ParagraphFormat DocxStyles::chain(std::string_view styleId) const {
    std::vector<const XmlElement*> levels;
    for (auto found = styles_.find(styleId); found != styles_.end() && levels.size() < kChain;
         found = styles_.find(valueOf(found->second->child("basedOn"))))
        levels.push_back(found->second);
    ParagraphFormat format;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        format = format.with(readParagraph((*level)->child("pPr")));
        format.text = format.text.with(readText((*level)->child("rPr")));
    }
    return format;
}

ParagraphFormat DocxStyles::paragraph(std::string_view styleId, const TextFormat& table) const {
    ParagraphFormat format = defaults_;
    format.text = format.text.with(table);
    return format.with(chain(styles_.contains(styleId) ? styleId : std::string_view{defaultParagraphStyle_}));
}

TextFormat DocxStyles::text(std::string_view styleId) const {
    return chain(styleId).text;
}

bool DocxStyles::hasInnerLines(std::string_view styleId) const {
    auto found = styles_.find(styleId);
    for (int level = 0; found != styles_.end() && level < kChain; ++level) {
        const auto* properties = found->second->child("tblPr");
        const auto* borders = properties == nullptr ? nullptr : properties->child("tblBorders");
        if (const auto drawn = drawsLine(borders, "insideV")) return *drawn;
        found = styles_.find(valueOf(found->second->child("basedOn")));
    }
    return false;
}

ParagraphFormat DocxStyles::readParagraph(const XmlElement* properties) const {
    ParagraphFormat format;
    if (properties == nullptr) return format;
    format.align = alignOf(*properties);
    format.breakBefore = toggle(*properties, "pageBreakBefore");
    format.tabsMm = tabsOf(*properties);
    return format;
}

TextFormat DocxStyles::readText(const XmlElement* properties) const {
    TextFormat format;
    if (properties == nullptr) return format;
    if (const auto* fonts = properties->child("rFonts")) {
        // Vietnamese letters are taken from the "hAnsi" font, plain ones from "ascii": both are the same in
        // files that people make.
        for (const auto name : {"ascii", "hAnsi"}) {
            if (const auto font = fonts->attribute(name); font && !font->empty()) format.font = *font;
            const auto theme = fonts->attribute(std::string(name) + "Theme");
            if (theme) format.font = theme->starts_with("major") ? majorFont_ : minorFont_;
        }
    }
    if (const auto* size = properties->child("sz"))
        if (const auto halves = numberIn(*size, "val"); halves && *halves > 0 && *halves < 2 * kMostSizePt)
            format.sizePt = *halves / 2.0;
    format.bold = toggle(*properties, "b");
    format.italic = toggle(*properties, "i");
    format.capitals = toggle(*properties, "caps");
    format.hidden = toggle(*properties, "vanish");
    if (const auto* colour = properties->child("color")) format.colour = colourOf(valueOf(colour));
    return format;
}

std::optional<bool> drawsLine(const XmlElement* borders, std::string_view line) {
    const auto* border = borders == nullptr ? nullptr : borders->child(line);
    if (border == nullptr) return std::nullopt;
    const auto kind = valueOf(border);
    return kind != "none" && kind != "nil";
}

std::optional<double> twipsAsMm(const XmlElement& element, std::string_view attribute) {
    const auto twips = numberIn(element, attribute);
    return twips ? std::optional{*twips * kTwipMm} : std::nullopt;
}

}  // namespace vanthu::extract
