#include "server/form_check/severities.h"
#include "schemas/domain/error.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace vanthu;
using namespace vanthu::form_check;

TEST_CASE("an installation sets severities line by line", "[form_check]") {
    const auto severities = parseSeverities("# của Sở\n\nleft_margin warning\nfont\toff  # in lại\r\n");

    CHECK(severities == Severities{{Rule::leftMargin, Severity::warning}, {Rule::font, Severity::off}});
    CHECK(parseSeverities("").empty());
}

TEST_CASE("a wrong line of severities is named", "[form_check]") {
    const auto [text, line] = GENERATE(table<const char*, const char*>({
        {"left_margine warning", "line 1"},
        {"font off\nleft_margin", "line 2"},
        {"font maybe", "line 1"},
        {"font off now", "line 1"},
        {"font off\nfont error", "line 2"},
    }));
    CAPTURE(text);

    try {
        static_cast<void>(parseSeverities(text));
        FAIL("was taken");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalidInput);
        CHECK(std::string(error.what()).starts_with(line));
    }
}

TEST_CASE("every rule has a code of its own and a place in the law", "[form_check]") {
    std::set<std::string_view> codes;
    for (const auto& rule : ruleTexts()) {
        INFO(rule.code);
        CHECK(codes.insert(rule.code).second);
        CHECK((rule.source.starts_with("mục I") || rule.source.starts_with("phần II, mục II") ||
               rule.source.starts_with("Điều ")));
        CHECK(!rule.label.empty());
    }
}
