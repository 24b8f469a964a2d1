#include "client-cli/tables/xlsx_table.h"

#include "client-cli/tables/row_limits.h"
#include "schemas/domain/spreadsheet.h"
#include "schemas/domain/text.h"

#include <charconv>
#include <cmath>

namespace vanthu::tables {
namespace {

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::size_t> columnOf(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
        if (++letters > 3) return std::nullopt;
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

XlsxTable::XlsxTable(const std::filesystem::path& file, const std::string& sheet)
    : zip_(file), workbook_(readWorkbook(zip_, sheet)), sheet_(zip_.open(workbook_.sheetPart), handlers()) {}

XmlHandlers XlsxTable::handlers() {
    return {
        [this](std::string_view name, const XmlAttributes& attributes) { startElement(name, attributes); },
        [this](std::string_view name) { endElement(name); },
        [this](std::string_view text) {
            if (!inValue_) return;
            rowBytes_ += text.size();
            // What goes beyond the limit is forgotten; endElement() says so.
            if (rowBytes_ <= limits::kTableRowBytes) value_ += text;
        }};
}

void XlsxTable::startElement(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") {
        const auto line = parsed<std::int64_t>(attributes["r"]);
        row_ = {line && *line > lastLine_ ? *line : lastLine_ + 1, {}, ""};
        lastLine_ = row_.line;
        rowBytes_ = 0;
        column_ = 0;
    } else if (name == "c") {
        startCell(attributes);
    } else if (name == "rPh") {
        ++phonetic_;
    } else if (name == "v" || name == "t") {
        inValue_ = phonetic_ == 0;
    }
}

void XlsxTable::startCell(const XmlAttributes& attributes) {
    if (const auto column = columnOf(attributes["r"])) column_ = *column;
    kind_ = attributes["t"];
    style_ = parsed<std::size_t>(attributes["s"]).value_or(0);
    value_.clear();
}

void XlsxTable::endElement(std::string_view name) {
    if (name == "v" || name == "t") {
        inValue_ = false;
    } else if (name == "rPh") {
        --phonetic_;
    } else if (name == "c") {
        endCell();
    } else if (name == "row") {
        if (rowBytes_ > limits::kTableRowBytes) row_.problem = "dòng quá dài";
        limitRow(row_);
        if (!isBlank(row_)) ready_.push_back(std::move(row_));
        row_ = {};
    }
}

void XlsxTable::endCell() {
    const auto text = shownValue();
    const auto column = column_++;
    if (text.empty()) return;
    if (column >= limits::kRegisterColumns) {
        row_.problem = "quá " + std::to_string(limits::kRegisterColumns) + " cột";
        return;
    }
    if (!domain::isValidUtf8(text)) {
        row_.problem = "ký tự không đọc được";
        return;
    }
    // A shared text may be long and stand in many cells.
    rowBytes_ += kind_ == "s" ? text.size() : 0;
    if (rowBytes_ > limits::kTableRowBytes) return;
    if (row_.cells.size() <= column) row_.cells.resize(column + 1);
    row_.cells[column] = text;
}

std::string XlsxTable::shownValue() const {
    if (value_.empty()) return {};
    if (kind_ == "s") {
        const auto place = parsed<std::size_t>(value_);
        if (!place || *place >= workbook_.sharedTexts.size())
            throw TableError("tệp XLSX hỏng (ô trỏ tới chữ không có); hãy mở bằng bảng tính rồi lưu lại");
        return workbook_.sharedTexts[*place];
    }
    if (kind_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (kind_.empty() || kind_ == "n") return shownNumber();
    return value_;
}

std::string XlsxTable::shownNumber() const {
    const auto number = parsed<double>(value_);
    if (!number || !std::isfinite(*number)) return value_;
    if (style_ < workbook_.isDate.size() && workbook_.isDate[style_])
        if (const auto day = domain::dayOfSerial(*number, workbook_.from1904)) return day->iso();
    return domain::shownNumber(*number);
}

std::optional<Row> XlsxTable::next() {
    while (ready_.empty())
        if (!sheet_.more() && ready_.empty()) return std::nullopt;
    auto row = std::move(ready_.front());
    ready_.pop_front();
    return row;
}

}  // namespace vanthu::tables
