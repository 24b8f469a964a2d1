#include "client-cli/register_mapping.h"

#include "client-cli/failure.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace vanthu::cli {
namespace {

constexpr std::size_t kMappingBytes = 1u << 20;
constexpr std::string_view kIgnored = "ignored";
constexpr std::string_view kFile = "file";

/// Where to look when no column tells the field itself.
struct Substitute {
    std::string_view field;
    std::string_view column;
};
constexpr std::array kSubstitutes{
    Substitute{"signer.name", "signer"},
    Substitute{"signer.position", "signer_position"},
    Substitute{"type", "type_and_subject"},
    Substitute{"subject", "type_and_subject"},
    Substitute{"type", "code"},
    Substitute{"notation", "code"},
    Substitute{"registry_number", "code"},
};

Json named(const std::string& heading, const std::string& field) {
    return Json::object().set("heading", heading).set("field", field);
}

}  // namespace

Json readMapping(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Failure("không mở được " + file.string(), "kiểm tra đường dẫn sau --mapping");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.size() > kMappingBytes) throw Failure("tệp ánh xạ quá lớn", "chỉ ghi tên cột và tên trường");
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    Json mapping = Json::array();
    if (text.find_first_not_of(" \t\r\n") != std::string::npos &&
        text[text.find_first_not_of(" \t\r\n")] == '{') {
        const Json object = Json::parse(text);
        for (const auto& [heading, field] : object.members())
            mapping.add(named(heading, field.text()));
        return mapping;
    }
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t');
        if (tab == std::string::npos)
            throw Failure("dòng ánh xạ thiếu dấu tab: " + line, "viết: tên cột, dấu tab, tên trường");
        mapping.add(named(line.substr(0, tab), line.substr(tab + 1)));
    }
    return mapping;
}

RegisterMapping::RegisterMapping(const Json& answer)
    : headRows_(static_cast<std::size_t>(answer["first_row"].integer())) {
    if (headRows_ == 0)
        throw Failure("không thấy dòng tiêu đề cột trong 50 dòng đầu",
                      "kiểm tra trang tính (--sheet) hoặc nêu tên cột bằng --mapping");
    for (const auto& column : answer["columns"].items())
        columns_.push_back({static_cast<std::size_t>(column["column"].integer()), column["heading"].text(),
                            column["field"].text(), column["label"].text()});
    std::string missing;
    for (const auto& field : answer["missing"].items())
        missing += (missing.empty() ? "" : ", ") + field["label"].text() + " (" + field["field"].text() + ")";
    if (missing.empty()) return;
    std::string headings;
    for (const auto& column : columns_)
        headings += (headings.empty() ? "" : " | ") + column.heading;
    throw Failure("thiếu cột: " + missing + "; tệp có các cột: " + headings, "nêu tên cột bằng --mapping");
}

Json RegisterMapping::cellsOf(const std::vector<std::string>& row) const {
    Json cells = Json::object();
    for (const auto& column : columns_)
        if (!column.field.empty() && column.field != kIgnored && column.field != kFile &&
            column.place < row.size())
            cells.setText(column.field, row[column.place]);
    return cells;
}

const RegisterMapping::Column* RegisterMapping::columnOf(const std::string& field) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& column) { return column.field == field; });
    if (found != columns_.end()) return &*found;
    for (const auto& [wanted, substitute] : kSubstitutes) {
        if (wanted != field) continue;
        const auto other = std::find_if(columns_.begin(), columns_.end(),
                                        [&](const Column& column) { return column.field == substitute; });
        if (other != columns_.end()) return &*other;
    }
    return nullptr;
}

std::string RegisterMapping::fileOf(const std::vector<std::string>& row) const {
    return cellOf(std::string(kFile), row);
}

std::string RegisterMapping::headingOf(const std::string& field) const {
    const auto* column = columnOf(field);
    return column == nullptr ? field : column->heading;
}

std::string RegisterMapping::cellOf(const std::string& field, const std::vector<std::string>& row) const {
    const auto* column = columnOf(field);
    return column == nullptr || column->place >= row.size() ? "" : row[column->place];
}

}  // namespace vanthu::cli
