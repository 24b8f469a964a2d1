#include "server/form_check/severities.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>

#include "schemas/domain/error.h"

namespace vanthu::form_check {
namespace {

std::optional<Rule> ruleNamed(std::string_view code) {
    const auto rules = ruleTexts();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const RuleText& text) { return text.code == code; });
    return found == rules.end() ? std::nullopt : std::optional{found->rule};
}

[[noreturn]] void refuse(int line, const std::string& why) {
    throw Error(ErrorCode::invalidInput, "line " + std::to_string(line) + ": " + why);
}

}  // namespace

Severities parseSeverities(std::string_view text) {
    Severities severities;
    std::istringstream lines{std::string(text)};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::istringstream words(line.substr(0, line.find('#')));
        std::string code;
        std::string word;
        std::string more;
        if (!(words >> code)) continue;
        const auto rule = ruleNamed(code);
        if (!rule) refuse(number, "no rule is called '" + code + "'; GET /api/v1/form-rules lists them");
        const auto severity = words >> word ? domain::parse<Severity>(word) : std::nullopt;
        if (!severity || words >> more) refuse(number, "after a rule stands one of error, warning, off");
        if (!severities.emplace(*rule, *severity).second) refuse(number, "'" + code + "' is set twice");
    }
    return severities;
}

}  // namespace vanthu::form_check
