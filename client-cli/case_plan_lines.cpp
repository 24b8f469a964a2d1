#include "client-cli/case_plan_lines.h"

#include "client-cli/failure.h"

#include <fstream>
#include <string>
#include <vector>

namespace vanthu::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t')
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

bool consistsOf(const std::string& text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == std::string::npos;
}

/// "I.", "1." and "I", "1" alike.
std::string withoutDot(std::string text) {
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

Json lineOf(const std::vector<std::string>& fields, std::size_t number) {
    const auto field = [&](std::size_t index) {
        return index < fields.size() ? fields[index] : std::string{};
    };
    const auto mark = withoutDot(field(0));
    Json line = Json::object();
    if (consistsOf(mark, "IVXLCDM"))
        line.set("level", "large").set("title", field(1)).setText("notation", field(2));
    else if (consistsOf(mark, "0123456789"))
        line.set("level", "small").set("title", field(1));
    else if (mark.empty() || mark == "-")
        line.set("level", "file")
            .set("title", field(1))
            .setText("retention", field(2))
            .setText("maker", field(3))
            .setText("note", field(4));
    else
        throw Failure("dòng " + std::to_string(number) + " không rõ loại: " + mark,
                      "cột đầu là số La Mã, số Ả Rập hoặc để trống");
    return line;
}

}  // namespace

Json readPlanLines(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) throw Failure("không đọc được " + file.string(), "kiểm tra tên tệp");
    Json lines = Json::array();
    std::size_t number = 0;
    for (std::string text; std::getline(stream, text);) {
        if (++number == 1 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
        if (text.find_first_not_of(" \t\r") == std::string::npos || text.starts_with('#')) continue;
        lines.add(lineOf(fieldsOf(text), number));
    }
    return lines;
}

}  // namespace vanthu::cli
