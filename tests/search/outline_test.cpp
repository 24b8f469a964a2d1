#include "schemas/search/outline.h"

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::Outline;

TEST_CASE("an outline keeps the syllables of subject and text in order", "[search]") {
    const auto bytes = search::makeOutline("Kế hoạch", "Văn bản. KE hoach");
    const Outline outline(bytes);

    REQUIRE(outline.size() == 6);
    CHECK(outline.subjectSize() == 2);
    CHECK(outline.at(0).folded == search::outlineFolded("ke"));
    CHECK(outline.at(0).written == search::outlineWritten("kế"));
    CHECK(outline.at(4).folded == outline.at(0).folded);
    CHECK(outline.at(4).written == search::outlineWritten("ke"));
    CHECK(outline.at(2).startsGroup);
    CHECK_FALSE(outline.at(3).startsGroup);
    CHECK(outline.at(4).startsGroup);
}

TEST_CASE("an outline holds the beginning of a long text", "[search]") {
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "dài ";
    const auto bytes = search::makeOutline(text, text);
    CHECK(Outline(bytes).size() == search::kOutlineSyllables);
    CHECK(Outline(bytes).subjectSize() == search::kOutlineSyllables);
    CHECK(Outline(search::makeOutline("", text)).subjectSize() == 0);
}

TEST_CASE("bytes that are no outline read as a shorter one", "[search]") {
    CHECK(Outline("").size() == 0);
    CHECK(Outline("a").size() == 0);
    CHECK(Outline("\xFF\xFF").subjectSize() == 0);
    CHECK(Outline("\xFF\xFF"
                  "abcd")
              .size() == 1);
    CHECK(Outline("\xFF\xFF"
                  "abcd")
              .subjectSize() == 1);
}
