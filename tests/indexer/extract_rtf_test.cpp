#include <catch2/catch.hpp>

#include "schemas/domain/limits.h"
#include "tests/indexer/extracted.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;

TEST_CASE("an RTF gives its letters in whatever way they are written", "[indexer][extract]") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {R"({\rtf1\ansi K\u7871? ho\u7841?ch\par s\u7889? 456})", "Kế hoạch\nsố 456"},
        {R"({\rtf1 {\uc2 \u7871\'e2\'ea}x\u7871?})", "ếxế"},
        {R"({\rtf1 \uc0 a\u7871 b\u7841c})", "aếbạc"},
        {R"({\rtf1 \u7871\u7841?})", "ếạ"},
        {R"({\rtf1 \u-10179?\u-8704?.})", "\U0001F600."},
        {R"({\rtf1\ansi\ansicpg1258 K\'ea\'ec ho\'61\'f2ch})", "Kế hoạch"},
        {R"({\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset163 B;}}caf\'e9 \f1 K\'ea\'ec{\f0 \'e9}})",
         "café Kếé"},
        {R"({\rtf1\deff1{\fonttbl{\f1\fcharset163 A;}}K\'ea\'ec\f9\'e9\plain\'ea\'ec})", "Kếéế"},
        {R"({\rtf1{\fonttbl\f0\fcharset204 A;\f1 B;}\f0\'c0})", "А"},
        {R"({\rtf1 a\{b\}\\c\~d\_e\-f})", "a{b}\\c d-ef"},
    }));
    INFO(bytes);
    const auto answer = extractedBytes(bytes, "a.rtf");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == text);
    CHECK(answer.reason.empty());
}

TEST_CASE("an RTF gives its text and nothing of its tables, pictures and instructions",
          "[indexer][extract]") {
    const auto answer = extractedBytes(
        R"({\rtf1\ansi{\fonttbl{\f0 Times;}}{\colortbl;\red1;}{\stylesheet{\s0 Normal;}}{\info{\title x}})"
        R"({\*\generator Writer;}{\header Đầu trang\par}\trowd một\cell hai\cell\row)"
        R"({\pict\pngblip 89504e47}{\field{\*\fldinst PAGE}{\fldrslt 7}}\emdash{\deleted xóa}{\*\unknown {y}})"
        R"({\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Hộp}}{\shprslt Hộp}}\bin3 {{{xong}thừa)",
        "a.rtf");
    CHECK(answer.text == "Đầu trang\nmột hai\n7—Hộpxong");
    CHECK(answer.state == ExtractionState::text);
}

TEST_CASE("an RTF in fonts of TCVN3 is converted as far as its words bear them out", "[indexer][extract]") {
    const std::string fonts =
        R"({\rtf1\ansi{\fonttbl{\f0{\*\panose 020b}.VnTime;}{\f1\fnil .VnTimeH{\*\falt Times};}{\f2 Times;}})";
    const auto answer = extractedBytes(
        fonts +
            R"(\f0 Tr\'ddch y\'d5u\par\f1 \'f1y ban nh\'a9n d\'a9n\par\f0 V\u259?n b\u7843?n\par\f2 caf\'e9})",
        "a.rtf");
    CHECK(answer.text == "Trích yếu\nỦY BAN NHÂN DÂN\nVăn bản\ncafé");
    CHECK(answer.reason == "Đã chuyển từ bảng mã TCVN3 (.VnTime, .VnTimeH).");

    const auto plain = extractedBytes(fonts + R"(\f0 K\u7871? ho\u7841?ch n\u259?m 2026})", "a.rtf");
    CHECK(plain.text == "Kế hoạch năm 2026");
    CHECK(plain.reason.empty());
}

TEST_CASE("an RTF that breaks off or nests without end gives what stands before", "[indexer][extract]") {
    const auto cut = extractedBytes(R"({\rtf1 m\u7897?t {hai)", "a.rtf");
    CHECK(cut.state == ExtractionState::text);
    CHECK(cut.text == "một hai");
    CHECK_FALSE(cut.reason.empty());

    CHECK(extractedBytes(R"({\rtf1)", "a.rtf").state == ExtractionState::damaged);
    CHECK(extractedBytes(R"({\rtf1 a\)", "a.rtf").text == "a");
    CHECK(extractedBytes(R"({\rtf1 a\bin999999999 c})", "a.rtf").text == "a");

    const auto deep = extractedBytes(R"({\rtf1 mot )" + std::string(5'000'000, '{'), "a.rtf");
    CHECK(deep.state == ExtractionState::limitReached);
    CHECK(deep.text == "mot");
    CHECK_FALSE(deep.reason.empty());
}

TEST_CASE("an RTF with more text than is kept is cut", "[indexer][extract]") {
    const auto answer =
        extractedBytes(R"({\rtf1 )" + std::string(vanthu::limits::kExtractOutputBytes + 10, 'a') + "}", "a");
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text.size() == vanthu::limits::kExtractOutputBytes);
    CHECK_FALSE(answer.reason.empty());
}
