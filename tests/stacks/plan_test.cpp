#include "server/app/stack_plan.h"

#include "schemas/domain/scan_code.h"
#include "schemas/layout/page_marks.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

/// "|" a separator sheet, "_" a blank page, a figure a page stamped for that document, anything else a page.
std::string planned(const std::string& stack) {
    std::vector<app::StackPage> pages;
    for (const char c : stack) {
        app::StackPage page{c == '|', c == '_', std::nullopt};
        if (c >= '1' && c <= '9') page.stampedFor = domain::DocumentId{c - '0'};
        pages.push_back(page);
    }
    std::string text;
    for (const auto& part : app::planStack(pages)) {
        text +=
            (text.empty() ? "" : " ") + std::to_string(part.firstPage) + '-' + std::to_string(part.lastPage);
        if (part.stampedFor) text += ':' + std::to_string(part.stampedFor->value);
    }
    return text;
}

TEST_CASE("a stack is split behind separator sheets and at stamps of other lines", "[stacks]") {
    CHECK(planned("abc") == "1-3");
    CHECK(planned("ab|c") == "1-2 4-4");
    CHECK(planned("|ab") == "2-3");
    CHECK(planned("ab|") == "1-2");
    CHECK(planned("a||b") == "1-1 4-4");
    CHECK(planned("||") == "");
    CHECK(planned("") == "");
    CHECK(planned("a|_b") == "1-1 4-4");   // the back of the sheet
    CHECK(planned("a|__b") == "1-1 4-5");  // what is blank behind it belongs to the document
    CHECK(planned("a_b|_") == "1-3");
    CHECK(planned("1a2b") == "1-2:1 3-4:2");
    CHECK(planned("a1") == "1-1 2-2:1");
    CHECK(planned("1a1b") == "1-4:1");  // the same stamp again begins nothing
    CHECK(planned("1|1") == "1-1:1 3-3:1");
}

TEST_CASE("codes that are not ours, or not of our form, are none", "[stacks]") {
    const domain::StampCode code{{41}, "9F3A6C1D"};
    CHECK(domain::toText(code) == "VT1:DEN:41:9F3A6C1D");
    REQUIRE(domain::parseStampCode("VT1:DEN:41:9F3A6C1D"));
    CHECK(domain::parseStampCode("VT1:DEN:41:9F3A6C1D")->document.value == 41);
    for (const std::string bad :
         {"", "VT1:TACH", "VT1:DEN:", "VT1:DEN:0:9F3A6C1D", "VT1:DEN:-1:9F3A6C1D", "VT1:DEN:41",
          "VT1:DEN:41:", "VT1:DEN:41:9F3A6C1", "VT1:DEN:41:9F3A6C1DD", "VT1:DEN:41:9f3a6c1d",
          "VT1:DEN:41:9F3A6C1G", "VT1:DEN:99999999999999999999:9F3A6C1D", "VT2:DEN:41:9F3A6C1D",
          "VT1:DEN:4 1:9F3A6C1D"})
        CHECK_FALSE(domain::parseStampCode(bad));
}

TEST_CASE("the text form of a page's marks comes back as it was, and nothing else is taken", "[stacks]") {
    const layout::PageMarks marks{3, 2, true, {"VT1:DEN:41:9F3A6C1D", "VT1:TACH"}};
    const auto again = layout::parsePageMarks(layout::toText(marks));
    REQUIRE(again);
    CHECK(layout::toText(*again) == layout::toText(marks));
    for (const std::string bad :
         {"", "marks", "marks\t1", "marks\t1\t2\t0", "marks\t1\t0\t0", "marks\t1\t1\t2",
          "marks\t1\t1\t0\tother", "marks\t1\t1\t0\t", "ocr\t1\t1\t0",
          "marks\t1\t1\t0\tVT1:A\tVT1:A\tVT1:A\tVT1:A\tVT1:A\tVT1:A\tVT1:A\tVT1:A\tVT1:A"})
        CHECK_FALSE(layout::parsePageMarks(bad));
}

}  // namespace
}  // namespace vanthu::tests
