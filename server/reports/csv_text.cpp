#include "server/reports/csv_text.h"

#include <utility>

namespace vanthu::reports {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// "-1,5": a change of a rate. A number without a comma may be part of a name.
bool isDecimal(std::string_view text) {
    return text.find(',') != std::string_view::npos && (text.front() == '-' || text.front() == '+') &&
           text.find_first_not_of("0123456789,", 1) == std::string_view::npos;
}

bool looksLikeFormula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos &&
           !isDecimal(text);
}

void append(std::string& line, std::string_view text) {
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) line += '"';
    if (looksLikeFormula(text)) line += '\'';
    for (const char letter : text) {
        if (letter == '"') line += '"';
        line += letter;
    }
    if (quoted) line += '"';
}

}  // namespace

CsvText::CsvText() : text_(kByteOrderMark) {}

void CsvText::line(const std::vector<std::string>& fields) {
    const char* separator = "";
    for (const auto& field : fields) {
        text_ += separator;
        append(text_, field);
        separator = ",";
    }
    text_ += "\r\n";
}

std::string CsvText::take() {
    return std::move(text_);
}

}  // namespace vanthu::reports
