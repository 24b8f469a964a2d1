#include "schemas/layout/layout_text.h"

#include "schemas/domain/limits.h"
#include "schemas/layout/records.h"

namespace vanthu::layout {
namespace {

constexpr std::size_t kColourDigits = 6;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

std::string_view lookOf(const Line& line) {
    if (line.bold) return line.italic ? "bi" : "b";
    return line.italic ? "i" : "-";
}

void readLook(Fields& fields, Line& line) {
    const auto field = fields.text();
    fields.require(field == "b" || field == "i" || field == "bi" || field == "-");
    line.bold = field.starts_with('b');
    line.italic = field.ends_with('i');
}

std::string readColour(Fields& fields) {
    const auto field = fields.text();
    fields.require(field.empty() || (field.size() == kColourDigits &&
                                     field.find_first_not_of(kHexDigits) == std::string_view::npos));
    return std::string(fields.good() ? field : "");
}

/// One record after the first; false when it is none.
bool readRecord(std::string_view record, Layout& layout) {
    Fields fields(record);
    const auto kind = fields.text();
    if (kind == "page" && layout.pages.size() < limits::kLayoutPages) {
        auto& page = layout.pages.emplace_back();
        page.number = fields.count(limits::kLayoutPages);
        for (auto* length :
             {&page.widthMm, &page.heightMm, &page.topMm, &page.bottomMm, &page.leftMm, &page.rightMm})
            *length = fields.length();
    } else if (kind == "number" && layout.numbers.size() < limits::kLayoutPages) {
        auto& number = layout.numbers.emplace_back();
        number.page = fields.count(limits::kLayoutPages);
        number.edge = fields.word<Edge>();
        number.align = fields.word<Align>();
        number.sizePt = fields.length();
    } else if (kind == "line" && layout.lines.size() < limits::kLayoutLines) {
        auto& line = layout.lines.emplace_back();
        line.page = fields.count(limits::kLayoutPages);
        line.side = fields.word<Side>();
        line.align = fields.word<Align>();
        line.sizePt = fields.length();
        readLook(fields, line);
        line.colour = readColour(fields);
        for (auto* length : {&line.box.left, &line.box.top, &line.box.right, &line.box.bottom})
            *length = fields.length();
        line.font = fields.text();
        line.text = fields.text();
    } else {
        return false;
    }
    return fields.whole();
}

}  // namespace

std::string toText(const Layout& layout) {
    std::string out = "layout";
    putField(out, domain::code(layout.margins));
    putField(out, layout.pageCount);
    for (const auto& page : layout.pages) {
        out += "\npage";
        putField(out, page.number);
        for (const double length :
             {page.widthMm, page.heightMm, page.topMm, page.bottomMm, page.leftMm, page.rightMm})
            putField(out, length);
    }
    for (const auto& number : layout.numbers) {
        out += "\nnumber";
        putField(out, number.page);
        putField(out, domain::code(number.edge));
        putField(out, domain::code(number.align));
        putField(out, number.sizePt);
    }
    for (const auto& line : layout.lines) {
        out += "\nline";
        putField(out, line.page);
        putField(out, domain::code(line.side));
        putField(out, domain::code(line.align));
        putField(out, line.sizePt);
        putField(out, lookOf(line));
        putField(out, std::string_view{line.colour});
        for (const double length : {line.box.left, line.box.top, line.box.right, line.box.bottom})
            putField(out, length);
        putField(out, std::string_view{line.font});
        putField(out, std::string_view{line.text});
    }
    return out;
}

std::optional<Layout> parseLayout(std::string_view text) {
    Layout layout;
    const auto first = text.find('\n');
    Fields head(text.substr(0, first));
    if (head.text() != "layout") return std::nullopt;
    layout.margins = head.word<Margins>();
    layout.pageCount = head.count(limits::kLayoutPages);
    if (!head.whole()) return std::nullopt;
    while (text.find('\n') != std::string_view::npos) {
        text.remove_prefix(text.find('\n') + 1);
        if (!readRecord(text.substr(0, text.find('\n')), layout)) return std::nullopt;
    }
    return layout;
}

}  // namespace vanthu::layout
