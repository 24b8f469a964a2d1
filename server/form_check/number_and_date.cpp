#include "server/form_check/number_and_date.h"

#include <algorithm>
#include <vector>

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"

namespace vanthu::form_check {
namespace {

constexpr const char* kCodeExample = "Số: 05/KH-UBND";
constexpr const char* kDateExample = "Địa danh, ngày 05 tháng 02 năm 2020";

/// Without what people type where a figure is to be written: dots, ellipses, underscores.
std::string withoutFilling(std::string text) {
    for (const std::string_view filling : {"…", ".", "_"})
        for (auto at = text.find(filling); at != std::string::npos; at = text.find(filling, at))
            text.replace(at, filling.size(), " ");
    return domain::normalised(text);
}

/// What follows "Số:", std::nullopt when it begins otherwise.
std::optional<std::string> afterLabel(const std::string& line) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) return std::nullopt;
    return domain::normalised(line.substr(colon + 1));
}

bool isUnfilledDate(const std::string& words) {
    const auto folded = domain::folded(withoutFilling(words));
    const auto day = folded.find("ngay");
    const auto month = folded.find("thang");
    if (day != 0 || month == std::string::npos) return false;
    const auto year = folded.find("nam", month);
    if (year == std::string::npos) return false;
    const auto isEmpty = [&](std::size_t from, std::size_t to) {
        return folded.find_first_not_of(' ', from) >= to;
    };
    return isEmpty(4, month) || isEmpty(month + 5, year);
}

std::string padded(unsigned figure, unsigned below) {
    return (figure < below ? "0" : "") + std::to_string(figure);
}

}  // namespace

CodeJudgement judgeCode(const std::string& line, const domain::DocumentTypeCatalogue& types,
                        domain::Date today) {
    CodeJudgement judgement;
    const auto label = afterLabel(line);
    const auto rest = withoutFilling(label.value_or(line));
    const bool unfilled = rest.starts_with('/');
    auto code = domain::parseCode(unfilled ? "1" + rest : line);
    code.year.reset();  // only normative documents carry it
    judgement.hasNotation = !code.notation.empty();
    judgement.usedType = domain::splitNotation(code, types.abbreviations(today)).type;
    if (code.number.empty()) {
        judgement.expected = kCodeExample;
    } else if (unfilled) {
        if (!line.starts_with("Số:")) judgement.expected = kCodeExample;
    } else if (const auto expected = "Số: " + domain::printCode(code); line != expected) {
        judgement.expected = expected;
    }
    return judgement;
}

std::optional<std::string> expectedDate(const std::string& line) {
    const auto comma = line.find(',');
    if (comma == std::string::npos || comma == 0) return kDateExample;
    const auto words = domain::normalised(line.substr(comma + 1));
    if (isUnfilledDate(words)) return std::nullopt;
    const auto date = domain::parseAnyDate(words);
    if (!date) return kDateExample;
    const auto expected = line.substr(0, comma) + ", ngày " + padded(date->day(), 10) + " tháng " +
                          padded(date->month(), 3) + " năm " + std::to_string(date->year());
    return line == expected ? std::nullopt : std::optional{expected};
}

}  // namespace vanthu::form_check
