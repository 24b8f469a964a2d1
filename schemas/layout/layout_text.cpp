#include "schemas/layout/layout_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "schemas/domain/limits.h"

namespace vanthu::layout {
namespace {

/// No page, letter or place on a page is larger.
constexpr double kMostLength = 100'000;
constexpr std::size_t kColourDigits = 6;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

void put(std::string& out, double figure) {
    std::array<char, 32> digits{};
    if (!std::isfinite(figure)) figure = 0;
    figure = std::clamp(figure, -kMostLength, kMostLength);
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), figure, std::chars_format::fixed, 2).ptr;
    out += '\t';
    out.append(digits.data(), end);
}

void put(std::string& out, int figure) {
    out += '\t' + std::to_string(figure);
}

void put(std::string& out, std::string_view text) {
    out += '\t';
    std::transform(text.begin(), text.end(), std::back_inserter(out),
                   [](char letter) { return letter == '\t' || letter == '\n' ? ' ' : letter; });
}

std::string_view lookOf(const Line& line) {
    if (line.bold) return line.italic ? "bi" : "b";
    return line.italic ? "i" : "-";
}

/// The fields of one record, read from left to right; `good` ends at the first that is wrong.
class Fields {
  public:
    explicit Fields(std::string_view record) : rest_(record) {}

    std::string_view text() {
        if (ended_) good_ = false;
        const auto end = rest_.find('\t');
        const auto field = rest_.substr(0, end);
        ended_ = end == std::string_view::npos;
        rest_ = ended_ ? std::string_view{} : rest_.substr(end + 1);
        return field;
    }
    double length() {
        const auto field = text();
        double value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        good_ = good_ && error == std::errc{} && end == field.data() + field.size() &&
                std::abs(value) <= kMostLength;
        return good_ ? value : 0;
    }
    int count(std::size_t most) {
        const auto field = text();
        int value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        good_ = good_ && error == std::errc{} && end == field.data() + field.size() && value >= 1 &&
                static_cast<std::size_t>(value) <= most;
        return value;
    }
    template <class Word>
    Word word() {
        const auto value = domain::parse<Word>(text());
        good_ = good_ && value.has_value();
        return value.value_or(Word{});
    }
    void look(Line& line) {
        const auto field = text();
        good_ = good_ && (field == "b" || field == "i" || field == "bi" || field == "-");
        line.bold = field.starts_with('b');
        line.italic = field.ends_with('i');
    }
    std::string colour() {
        const auto field = text();
        good_ = good_ && (field.empty() || (field.size() == kColourDigits &&
                                            field.find_first_not_of(kHexDigits) == std::string_view::npos));
        return std::string(good_ ? field : "");
    }
    [[nodiscard]] bool whole() const { return good_ && ended_; }

  private:
    std::string_view rest_;
    bool ended_{false};
    bool good_{true};
};

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
        fields.look(line);
        line.colour = fields.colour();
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
    put(out, domain::code(layout.margins));
    put(out, layout.pageCount);
    for (const auto& page : layout.pages) {
        out += "\npage";
        put(out, page.number);
        for (const double length :
             {page.widthMm, page.heightMm, page.topMm, page.bottomMm, page.leftMm, page.rightMm})
            put(out, length);
    }
    for (const auto& number : layout.numbers) {
        out += "\nnumber";
        put(out, number.page);
        put(out, domain::code(number.edge));
        put(out, domain::code(number.align));
        put(out, number.sizePt);
    }
    for (const auto& line : layout.lines) {
        out += "\nline";
        put(out, line.page);
        put(out, domain::code(line.side));
        put(out, domain::code(line.align));
        put(out, line.sizePt);
        put(out, lookOf(line));
        put(out, std::string_view{line.colour});
        for (const double length : {line.box.left, line.box.top, line.box.right, line.box.bottom})
            put(out, length);
        put(out, std::string_view{line.font});
        put(out, std::string_view{line.text});
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
