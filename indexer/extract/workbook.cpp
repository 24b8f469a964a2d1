#include "indexer/extract/workbook.h"

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office_parts.h"
#include "indexer/extract/parts_text.h"
#include "indexer/extract/sheet_lines.h"
#include "indexer/extract/xml_stream.h"
#include "indexer/extract/xml_tree.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/spreadsheet.h"

namespace vanthu::extract {
namespace {

using std::string_view_literals::operator""sv;

constexpr const char* kWorkbookPart = "xl/workbook.xml";
constexpr const char* kSharedTexts = "xl/sharedStrings.xml";
constexpr const char* kStyles = "xl/styles.xml";

constexpr NamedMarkup kComments[] = {
    {"t", {"", "", Markup::Content::isText}},
    {"comment", {"", "\n"}},
};

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

class SharedTexts : public XmlListener {
  public:
    explicit SharedTexts(TextPool& pool) : pool_(pool) {}
    void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
        if (name == "rPh") ++phonetic_;
        inText_ = name == "t" && phonetic_ == 0;
    }
    void end(std::string_view name) override {
        if (name == "si") pool_.endText();
        if (name == "rPh") --phonetic_;
        inText_ = false;
    }
    void text(std::string_view text) override {
        if (inText_) pool_.append(text);
    }
    [[nodiscard]] bool done() const override { return false; }

  private:
    TextPool& pool_;
    int phonetic_{0};
    bool inText_{false};
};

/// Which cell styles show days.
class DateStyles : public XmlListener {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (own_.size() + styles_.size() > limits::kTableStyles) return;
        if (name == "numFmt")
            own_[parsed<int>(attributes["numFmtId"]).value_or(-1)] =
                domain::isDateFormat(attributes["formatCode"]);
        if (name == "cellXfs") inCells_ = true;
        if (name != "xf" || !inCells_) return;
        const int format = parsed<int>(attributes["numFmtId"]).value_or(0);
        const auto own = own_.find(format);
        styles_.push_back(own != own_.end() ? own->second : domain::isBuiltInDateFormat(format));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") inCells_ = false;
    }
    void text(std::string_view /*text*/) override {}
    [[nodiscard]] bool done() const override { return false; }
    [[nodiscard]] bool isDate(std::size_t style) const { return style < styles_.size() && styles_[style]; }

  private:
    std::map<int, bool> own_;
    std::vector<bool> styles_;
    bool inCells_{false};
};

/// What the sheets have in common.
struct Common {
    TextPool texts;
    DateStyles styles;
    bool from1904{false};
};

class SheetText : public XmlListener {
  public:
    SheetText(const Common& common, std::string_view name, BoundedText& out)
        : common_(common), lines_(name, out), out_(out) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "c") {
            kind_ = attributes["t"];
            style_ = parsed<std::size_t>(attributes["s"]).value_or(0);
            value_.clear();
        } else if (name == "rPh") {
            ++phonetic_;
        } else {
            inValue_ = (name == "v" || name == "t") && phonetic_ == 0;
        }
    }
    void end(std::string_view name) override {
        inValue_ = false;
        if (name == "rPh") --phonetic_;
        if (name == "c") endCell();
        if (name == "row") lines_.endRow();
    }
    void text(std::string_view text) override {
        if (inValue_) value_ += text;
    }
    [[nodiscard]] bool done() const override { return out_.full(); }

  private:
    void endCell() {
        if (kind_ == "s")
            return lines_.cell(common_.texts.at(parsed<std::size_t>(value_).value_or(std::string::npos)));
        if (kind_ == "b") return lines_.cell(value_ == "1" ? "TRUE" : "FALSE");
        const bool isNumber = kind_.empty() || kind_ == "n";
        const auto number = isNumber ? parsed<double>(value_) : std::nullopt;
        if (!number) return lines_.cell(value_);
        lines_.cell(shownCell(*number, common_.styles.isDate(style_), common_.from1904));
    }

    const Common& common_;
    SheetLines lines_;
    BoundedText& out_;
    std::string kind_;
    std::size_t style_{0};
    std::string value_;
    int phonetic_{0};
    bool inValue_{false};
};

struct Sheet {
    std::string name;
    std::string part;
};

std::vector<Sheet> sheetsOf(const XmlElement& workbook, const PartRelations& relations) {
    std::vector<Sheet> sheets;
    const auto* list = workbook.child("sheets");
    if (list == nullptr) return sheets;
    for (const auto& sheet : list->children) {
        const auto relation = relations.find(sheet.attribute("id").value_or(""));
        if (relation != relations.end())
            sheets.push_back({std::string(sheet.attribute("name").value_or("")), relation->second.target});
    }
    return sheets;
}

bool countsFrom1904(const XmlElement& workbook) {
    const auto* properties = workbook.child("workbookPr");
    const auto value = properties == nullptr ? ""sv : properties->attribute("date1904").value_or("");
    return value == "1" || value == "true";
}

}  // namespace

Extraction extractWorkbook(const ZipArchive& archive, const Budget& budget) {
    const auto workbook = readXmlTree(archive, kWorkbookPart, budget);
    const auto sheets = sheetsOf(*workbook, relationsOf(archive, kWorkbookPart, budget));
    Common common;
    common.from1904 = countsFrom1904(*workbook);
    PartsText parts(budget);
    bool more = true;
    const auto add = [&](const std::string& name, const std::function<XmlEnd()>& read) {
        if (more && archive.has(name)) more = parts.add(read);
    };
    add(kSharedTexts, [&] {
        SharedTexts listener(common.texts);
        return readXmlStream(archive, kSharedTexts, budget, listener);
    });
    add(kStyles, [&] { return readXmlStream(archive, kStyles, budget, common.styles); });
    for (const auto& sheet : sheets)
        add(sheet.part, [&] {
            SheetText listener(common, sheet.name, parts.text());
            return readXmlStream(archive, sheet.part, budget, listener);
        });
    for (const auto& name : archive.names()) {
        if (name.starts_with("xl/drawings/drawing") && name.ends_with(".xml"))
            add(name, [&] { return appendXmlText(archive, name, drawingMarkup(), budget, parts.text()); });
        if (name.starts_with("xl/comments") && name.ends_with(".xml"))
            add(name,
                [&] { return appendXmlText(archive, name, markupTable(kComments), budget, parts.text()); });
    }
    return parts.result();
}

}  // namespace vanthu::extract
