#include "schemas/search/query_text.h"

#include "schemas/domain/error.h"
#include "schemas/search/query_scanner.h"

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using Catch::Contains;
using search::parseDateRange;
using search::parseQueryText;
using search::printQueryText;
using search::scanQuery;

namespace {

std::string printed(const std::string& text) {
    return printQueryText(parseQueryText(text));
}

std::string refusal(const std::string& text) {
    try {
        (void)parseQueryText(text);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalidInput);
        REQUIRE(error.violations().size() == 1);
        CHECK(error.violations().front().field == "q");
        return error.violations().front().message;
    }
    return "";
}

std::string range(const std::string& text) {
    const auto found = parseDateRange(text);
    return found ? found->from.iso() + ".." + found->to.iso() : "none";
}

}  // namespace

TEST_CASE("a query is cut at blanks and quotes, with the marks before each piece", "[search]") {
    const auto tokens = scanQuery("kế “hoạch năm” -bỏ =Đúng so:12/KH -coquan:\"Sở Y tế\" a-b http://x - -\"");

    REQUIRE(tokens.size() == 10);
    CHECK(tokens[0].isLoose());
    CHECK((tokens[1].isQuoted && tokens[1].text == "hoạch năm"));
    CHECK((tokens[2].isExcluded && tokens[2].text == "bỏ"));
    CHECK((tokens[3].isExact && tokens[3].text == "Đúng"));
    CHECK((tokens[4].field != nullptr && tokens[4].text == "12/KH"));
    CHECK((tokens[5].isExcluded && tokens[5].isQuoted && tokens[5].field != nullptr));
    CHECK(tokens[5].text == "Sở Y tế");
    CHECK((tokens[6].isLoose() && tokens[6].text == "a-b"));
    CHECK(tokens[7].text == "http://x");
    CHECK((tokens[8].isLoose() && tokens[8].text == "-"));
    CHECK(tokens[9].text.empty());
}

TEST_CASE("days, months and years are read in every spelling", "[search]") {
    const auto [text, wanted] = GENERATE(table<std::string, std::string>({
        {"5/2/2026", "2026-02-05..2026-02-05"},
        {"05.02.2026", "2026-02-05..2026-02-05"},
        {"5-2-2026", "2026-02-05..2026-02-05"},
        {"2026-02-05", "2026-02-05..2026-02-05"},
        {"ngày 5 tháng 2 năm 2026", "2026-02-05..2026-02-05"},
        {"ngay 05 thang 02 nam 2026", "2026-02-05..2026-02-05"},
        {"5 tháng 2 năm 2026", "2026-02-05..2026-02-05"},
        {"ngày 5/2/2026", "2026-02-05..2026-02-05"},
        {"2/2026", "2026-02-01..2026-02-28"},
        {"02/2024", "2024-02-01..2024-02-29"},
        {"tháng 12/2026", "2026-12-01..2026-12-31"},
        {"thang 2 nam 2026", "2026-02-01..2026-02-28"},
        {"2026", "2026-01-01..2026-12-31"},
        {"năm 2026", "2026-01-01..2026-12-31"},
        {"30/2/2026", "none"},
        {"13/2026", "none"},
        {"0/2026", "none"},
        {"99", "none"},
        {"9999", "none"},
        {"", "none"},
        {"ngày", "none"},
        {"tháng 2026", "none"},
    }));
    INFO(text);
    CHECK(range(text) == wanted);
}

TEST_CASE("every part of the grammar is understood and can be printed", "[search]") {
    CHECK(printed("kế hoạch kiểm tra") == "đủ các từ: kế hoạch kiểm tra\n");
    CHECK(printed("kế ho* k*") == "đủ các từ: kế ho* | k\n");
    CHECK(printed("\"cải cách\" =thuế") == "phải có: cụm từ “cải cách”\nphải có: cụm từ “thuế”\n");
    CHECK(printed("kế hoạch -đào -\"sơ kết\"") ==
          "đủ các từ: kế hoạch\ntrừ: cụm từ “đào”\ntrừ: cụm từ “sơ kết”\n");
    CHECK(printed("cải GẦN/3 \"thủ tục\"") == "phải có: “cải”, “thủ tục” cách nhau không quá 3 tiếng\n");
    CHECK_THAT(printed("a NEAR b near c"), Contains("“a”, “b” cách nhau không quá 10 tiếng"));
    CHECK_THAT(printed("KHU VỰC GẦN TRƯỜNG"), Contains("đủ các từ: khu vực gần trường"));
    CHECK(printed("số 456/KH-UBND") == "phải có: số, ký hiệu có 456, kh, ubnd\n");
    CHECK(printed("Số:456 kyhieu:KH") == "phải có: số, ký hiệu có 456\nphải có: số, ký hiệu có kh\n");
    CHECK(printed("cơ-quan:\"Sở Nội vụ\"") == "phải có: Cơ quan ban hành có cụm từ “sở nội vụ”\n");
    CHECK(printed("trichyeu:kế người-ký:An") ==
          "phải có: Trích yếu có các từ “kế”\nphải có: Người ký có các từ “an”\n");
    CHECK(printed("loại:\"kế hoạch\" -loai:QĐ") == "phải có: loại KH\ntrừ: loại QĐ hoặc QĐ-QPPL hoặc QĐ-Đ\n");
    CHECK(printed("loai:HĐ") == "phải có: loại HĐ\n");
    CHECK(printed("loai:hd") == "phải có: loại HD hoặc HĐ\n");
    CHECK(printed("loai:TỰĐẶT") == "phải có: loại TỰĐẶT\n");
    CHECK(printed("ngày:5/2/2026") == "phải có: ngày văn bản 05/02/2026\n");
    CHECK(printed("ngayden:2/2026") == "phải có: ngày đến từ 01/02/2026 đến 28/02/2026\n");
    CHECK(printed("ngay:1/2026..3/2026") == "phải có: ngày văn bản từ 01/01/2026 đến 31/03/2026\n");
    CHECK(printed("tungay:2026") == "phải có: ngày văn bản từ 01/01/2026 đến 31/12/2200\n");
    CHECK(printed("denngay:2026") == "phải có: ngày văn bản từ 01/01/1900 đến 31/12/2026\n");
    CHECK(printed("họp ngày 5 tháng 2 năm 2026 tại tỉnh") ==
          "đủ các từ: họp | tại tỉnh\nphải có: ngày văn bản 05/02/2026, hoặc “ngày 5 tháng 2 năm 2026” trong "
          "nội "
          "dung\n");
}

TEST_CASE("words that only ask are left out, unless there is nothing else", "[search]") {
    CHECK(printed("Cư trú là gì?") == "đủ các từ: cư trú\n");
    CHECK(printed("cu tru la gi") == "đủ các từ: cu tru\n");
    CHECK(printed("là gì") == "đủ các từ: là gì\n");
    CHECK_THAT(printed("người nào phải nộp hồ sơ xin cấp phép xây dựng"), Contains("người | phải nộp hồ sơ"));
}

TEST_CASE("a question cites codes and days that only rank", "[search]") {
    CHECK_THAT(
        printed("mức phạt lấn chiếm đất công theo Nghị định 91/2019/NĐ-CP ngày 19/11/2019 là bao nhiêu"),
        Contains("ưu tiên: số, ký hiệu có 91, 2019, nd, cp") && Contains("ưu tiên: ngày văn bản 19/11/2019"));
}

TEST_CASE("a mark or a field name that means nothing here is text", "[search]") {
    CHECK(printed("a - b") == "đủ các từ: a b\n");
    CHECK(printed("họp: 5 người") == "đủ các từ: họp | 5 người\n");
    CHECK(printed("abc:def") == "đủ các từ: abc def\n");
    CHECK(printed("ngày: kế") == "đủ các từ: ngày | kế\n");
    CHECK(printed("a = b") == "đủ các từ: a b\n");
}

TEST_CASE("nonsense is refused with what to write instead", "[search]") {
    CHECK_THAT(refusal("ngay:32/13/2026"), Contains("32/13/2026") && Contains("ngay:5/2/2026"));
    CHECK_THAT(refusal("tungày:hôm-qua"), Contains("tungày:"));
    CHECK_THAT(refusal("ngay:3/2026..1/2026"), Contains("Không hiểu"));
    CHECK_THAT(refusal("coquan:\"\""), Contains("coquan:"));
    CHECK_THAT(refusal("loai:???"), Contains("loai:KH"));
    CHECK_THAT(refusal("a NEAR"), Contains("GẦN"));
    CHECK_THAT(refusal("NEAR a"), Contains("GẦN"));
    CHECK_THAT(refusal("a NEAR NEAR b"), Contains("GẦN"));
    CHECK_THAT(refusal("a NEAR/0 b"), Contains("1 đến 100"));
    CHECK_THAT(refusal("a NEAR/x b"), Contains("1 đến 100"));
    CHECK_THAT(refusal("a NEAR so:4"), Contains("GẦN"));
    CHECK_FALSE(refusal("-\"\"").empty());
}
