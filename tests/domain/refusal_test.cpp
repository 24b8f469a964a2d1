#include "schemas/domain/refusal.h"

#include <catch2/catch.hpp>

#include "tests/support/vietnamese.h"

using namespace vanthu;

TEST_CASE("every refusal tells people in Vietnamese and the log in English", "[domain]") {
    for (const auto& text : refusalTexts()) {
        const Refused refused(text.refusal, {"Mật 1", "Mật 2", "Mật 3"});
        CAPTURE(refused.what(), refused.explanation());
        CHECK(refused.code() == text.code);
        CHECK(tests::looksVietnamese(refused.explanation()));
        CHECK(refused.explanation().find('{') == std::string::npos);
        CHECK(std::string(refused.what()).find('{') == std::string::npos);
        CHECK_FALSE(tests::looksVietnamese(text.english));
    }
}

TEST_CASE("a refusal says what is so and then what to do", "[domain]") {
    for (const auto& text : refusalTexts()) {
        if (text.refusal == Refusal::documentSecret) continue;  // the reason comes with the case
        CAPTURE(text.vietnamese);
        CHECK(text.vietnamese.ends_with('.'));
        CHECK(text.vietnamese.find(". ") != std::string_view::npos);
    }
}

TEST_CASE("the facts of the case stand in the sentence, as they are", "[domain]") {
    const Refused refused(Refusal::archivedDocumentExists, {"{1}", "phapdien"});

    CHECK(refused.explanation() ==
          "Văn bản có mã nguồn {1} (nguồn phapdien) đã được nhập. Không cần nhập lại.");
}
