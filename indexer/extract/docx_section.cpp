#include "indexer/extract/docx_section.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace vanthu::extract {
namespace {

using layout::Align;
using layout::Edge;

constexpr double kLetterWidthMm = 215.9;
constexpr double kLetterHeightMm = 279.4;
constexpr double kWordMarginMm = 25.4;

/// A field instruction that prints the number of the page: "PAGE", " PAGE \* MERGEFORMAT ", not "NUMPAGES".
bool isPageField(std::string_view instruction) {
    const auto start = instruction.find_first_not_of(' ');
    if (start == std::string_view::npos) return false;
    return instruction.substr(start, instruction.find_first_of(" \\", start) - start) == "PAGE";
}

bool printsPage(const XmlElement& element) {
    if (element.name == "instrText" && isPageField(element.text)) return true;
    if (element.name == "fldSimple" && isPageField(element.attribute("instr").value_or(""))) return true;
    return std::any_of(element.children.begin(), element.children.end(), printsPage);
}

/// The innermost paragraph that prints the number.
const XmlElement* paragraphWithPage(const XmlElement& element) {
    for (const auto& child : element.children) {
        if (const auto* inner = paragraphWithPage(child)) return inner;
        if (child.name == "p" && printsPage(child)) return &child;
    }
    return nullptr;
}

int tabsBeforePage(const XmlElement& element, bool& found) {
    int tabs = 0;
    for (const auto& child : element.children) {
        if (found) break;
        if (child.name == "pPr") continue;
        if (child.name == "instrText" || child.name == "fldSimple") found = printsPage(child);
        if (child.name == "tab" || child.name == "ptab") ++tabs;
        tabs += tabsBeforePage(child, found);
    }
    return tabs;
}

Align alignOf(const XmlElement& paragraph, const ParagraphFormat& format) {
    const auto* properties = paragraph.child("pPr");
    const auto* frame = properties == nullptr ? nullptr : properties->child("framePr");
    if (const auto place = frame == nullptr ? std::nullopt : frame->attribute("xAlign"))
        return *place == "center"                         ? Align::centre
               : *place == "right" || *place == "outside" ? Align::right
                                                          : Align::left;
    // The style of headers has a stop in the middle and one at the right.
    bool found = false;
    const int tabs = tabsBeforePage(paragraph, found);
    if (tabs > 0) return tabs == 1 ? Align::centre : Align::right;
    return format.align.value_or(Align::left);
}

std::optional<double> sizeOfField(const XmlElement& element, const DocxStyles& styles,
                                  const TextFormat& around) {
    for (const auto& child : element.children) {
        if (child.name == "r" && printsPage(child)) {
            const auto* properties = child.child("rPr");
            const auto* style = properties == nullptr ? nullptr : properties->child("rStyle");
            auto format = around;
            if (style != nullptr) format = format.with(styles.text(style->attribute("val").value_or("")));
            return format.with(styles.readText(properties)).sizePt;
        }
        if (const auto inner = sizeOfField(child, styles, around)) return inner;
    }
    return std::nullopt;
}

class NumberFinder {
  public:
    NumberFinder(const ZipArchive& archive, const std::string& main, const XmlElement& section,
                 const DocxStyles& styles, const Budget& budget)
        : archive_(archive), section_(section), styles_(styles), budget_(budget) {
        const auto slash = main.rfind('/') + 1;
        folder_ = main.substr(0, slash);
        relations_ = readXmlTree(archive, folder_ + "_rels/" + main.substr(slash) + ".rels", budget);
    }

    std::vector<layout::PageNumber> find() {
        const auto* title = section_.child("titlePg");
        const auto value = title == nullptr ? "0" : title->attribute("val").value_or("1");
        const bool firstIsOther = value != "0" && value != "false" && value != "off";
        add(firstIsOther ? "first" : "default", 1);
        add("default", 2);
        return std::move(numbers_);
    }

  private:
    void add(std::string_view type, int page) {
        for (const auto& [name, edge] : {std::pair{std::string_view{"headerReference"}, Edge::top},
                                         std::pair{std::string_view{"footerReference"}, Edge::bottom}})
            for (const auto& reference : section_.children)
                if (reference.name == name && reference.attribute("type").value_or("default") == type)
                    addFrom(targetOf(reference.attribute("id").value_or("")), edge, page);
    }

    [[nodiscard]] std::string targetOf(std::string_view id) const {
        if (!relations_) return {};
        for (const auto& relation : relations_->children)
            if (relation.attribute("Id").value_or("") == id) {
                const std::string target(relation.attribute("Target").value_or(""));
                return target.starts_with('/') ? target.substr(1) : folder_ + target;
            }
        return {};
    }

    void addFrom(const std::string& part, Edge edge, int page) {
        if (part.empty()) return;
        const auto tree = readXmlTree(archive_, part, budget_);
        const auto* paragraph = tree ? paragraphWithPage(*tree) : nullptr;
        if (paragraph == nullptr) return;
        const auto* properties = paragraph->child("pPr");
        const auto* style = properties == nullptr ? nullptr : properties->child("pStyle");
        const auto id = style == nullptr ? std::string_view{} : style->attribute("val").value_or("");
        const auto format = styles_.paragraph(id, {}).with(styles_.readParagraph(properties));
        numbers_.push_back({page, edge, alignOf(*paragraph, format),
                            sizeOfField(*paragraph, styles_, format.text).value_or(*format.text.sizePt)});
    }

    const ZipArchive& archive_;
    const XmlElement& section_;
    const DocxStyles& styles_;
    const Budget& budget_;
    std::string folder_;
    std::optional<XmlElement> relations_;
    std::vector<layout::PageNumber> numbers_;
};

}  // namespace

const XmlElement* firstSectionIn(const XmlElement& body) {
    for (const auto& child : body.children) {
        const auto* properties = child.name == "p" ? child.child("pPr") : nullptr;
        const auto* section = properties == nullptr ? nullptr : properties->child("sectPr");
        if (section != nullptr) return section;
    }
    return body.child("sectPr");
}

layout::Page pageOf(const XmlElement& section) {
    static const XmlElement kNothing;
    const auto* size = section.child("pgSz");
    const auto* margins = section.child("pgMar");
    const auto& paper = size == nullptr ? kNothing : *size;
    const auto& free = margins == nullptr ? kNothing : *margins;
    layout::Page page;
    page.widthMm = twipsAsMm(paper, "w").value_or(kLetterWidthMm);
    page.heightMm = twipsAsMm(paper, "h").value_or(kLetterHeightMm);
    // A negative margin is one that a tall header may not move.
    page.topMm = std::abs(twipsAsMm(free, "top").value_or(kWordMarginMm));
    page.bottomMm = std::abs(twipsAsMm(free, "bottom").value_or(kWordMarginMm));
    page.leftMm = twipsAsMm(free, "left").value_or(kWordMarginMm) + twipsAsMm(free, "gutter").value_or(0);
    page.rightMm = twipsAsMm(free, "right").value_or(kWordMarginMm);
    return page;
}

double textWidthMm(const layout::Page& page) {
    return std::max(1.0, page.widthMm - page.leftMm - page.rightMm);
}

std::vector<layout::PageNumber> pageNumbersOf(const ZipArchive& archive, const std::string& main,
                                              const XmlElement& section, const DocxStyles& styles,
                                              const Budget& budget) {
    return NumberFinder(archive, main, section, styles, budget).find();
}

}  // namespace vanthu::extract
