#include "tests/legacy_text/charset_tables.h"

#include <fstream>
#include <sstream>

#include "schemas/domain/utf8.h"
#include "tests/support/test_data.h"

namespace vanthu::tests {
namespace {

std::vector<std::string> cellsOf(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

}  // namespace

std::optional<std::vector<TableRow>> encodingTable(const std::string& fileName) {
    const auto path = testData("encodings/" + fileName);
    if (!path) return std::nullopt;
    std::ifstream file(*path);
    std::string line;
    std::getline(file, line);
    const auto head = cellsOf(line);
    std::vector<TableRow> rows;
    while (std::getline(file, line)) {
        const auto cells = cellsOf(line);
        TableRow row;
        for (std::size_t i = 0; i < head.size(); ++i)
            row[head[i]] = i < cells.size() ? cells[i] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string columnOf(legacy::Charset charset) {
    switch (charset) {
        case legacy::Charset::tcvn3:
            return "TCVN3";
        case legacy::Charset::vni:
            return "VNI-WIN";
        case legacy::Charset::windows1258:
            return "glibc_CP1258";
        case legacy::Charset::viscii:
            return "glibc_VISCII";
        case legacy::Charset::vps:
            break;
    }
    return "VPS";
}

std::string bytesOfHex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

std::string asWindows1252(std::string_view bytes) {
    constexpr std::u32string_view kHigh =
        U"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        U"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        domain::appendUtf8(byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80u] : char32_t{byte}, text);
    }
    return text;
}

Encoder::Encoder(const std::vector<TableRow>& table, legacy::Charset charset) {
    for (const auto& row : table) {
        const auto& letter = row.at("char");
        std::size_t at = 0;
        if (row.at("kind") == "letter")
            bytes_[domain::nextCodePoint(letter, at)] = bytesOfHex(row.at(columnOf(charset)));
    }
}

std::optional<std::string> Encoder::bytes(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        if (const auto known = bytes_.find(point); known != bytes_.end())
            out += known->second;
        else if (point < 0x80)
            out += static_cast<char>(point);
        else
            return std::nullopt;
    }
    return out;
}

}  // namespace vanthu::tests
