#include <catch2/catch.hpp>

#include "client-cli/import_record.h"

namespace cli = vanthu::cli;

namespace {

cli::Json mapped(const std::string& line) {
    const auto record = cli::importRecord(cli::Json::parse(line), "nguon");
    INFO(record.problem);
    REQUIRE(record.problem.empty());
    return record.record;
}

std::string problemOf(const std::string& line) {
    return cli::importRecord(cli::Json::parse(line), "nguon").problem;
}

}  // namespace

TEST_CASE("documents of the codified law get our field names", "[cli]") {
    const auto record = mapped(R"({"vbpl_item":"142850","so_ky_hieu":"57/2020/QH14","loai":"Luật",
        "trich_yeu":"Luật Thanh niên","ngay_ban_hanh":"16/6/2020","co_quan":"Quốc hội","text":"Điều 1."})");

    CHECK(record.print() ==
          R"({"source":"nguon","external_id":"142850","code":"57/2020/QH14","type":"Luật",)"
          R"("issuer_name":"Quốc hội","issued_date":"2020-06-16","subject":"Luật Thanh niên",)"
          R"("text":"Điều 1."})");
}

TEST_CASE("an article takes number, type, date and issuer from its note", "[cli]") {
    const auto record =
        mapped(R"json({"id":"36003","code":"36.3.LQ.1","title":"Thanh niên","text":"Thanh niên là …",
        "source_note":"(Điều 1 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/01/2021)"})json");

    CHECK(record["external_id"].text() == "36003");
    CHECK(record["code"].text() == "57/2020/QH14");
    CHECK(record["type"].text() == "Luật");
    CHECK(record["issued_date"].text() == "2020-06-16");
    CHECK(record["issuer_name"].text() == "Quốc hội");
    CHECK(record["subject"].text() == "Thanh niên");
}

TEST_CASE("a note that says less is taken for what it says", "[cli]") {
    struct Case {
        std::string note, type, code, date, issuer;
    };
    const auto expected = GENERATE(values<Case>({
        {"(Điều 2 Luật số 57/2020/QH14, có hiệu lực thi hành kể từ ngày 01/01/2021)", "Luật", "57/2020/QH14",
         "", ""},
        {"(Điều 12 Thông tư liên tịch số 22/2005/TTLT/BLĐTBXH-BTC ngày 31/8/2005 của Bộ Tài chính)",
         "Thông tư liên tịch", "22/2005/TTLT/BLĐTBXH-BTC", "2005-08-31", "Bộ Tài chính"},
        {"(Điều 18 Pháp lệnh Về Hàm, cấp ngoại giao, có hiệu lực thi hành kể từ ngày 31/05/1995)", "", "", "",
         ""},
        {"", "", "", "", ""},
        {"Thông tư này bãi bỏ Thông tư số 15/2010/TT-BGTVT ngày 28 tháng 6 năm 2010", "", "", "", ""},
    }));

    const auto note = cli::parseSourceNote(expected.note);

    CHECK(note.type == expected.type);
    CHECK(note.code == expected.code);
    CHECK(note.issuedDate == expected.date);
    CHECK(note.issuer == expected.issuer);
}

TEST_CASE("a long subject is cut to 500 letters and leads the text whole", "[cli]") {
    std::string subject;
    for (int i = 0; i < 501; ++i)
        subject += "ế";

    const auto record = mapped(R"({"id":"1","subject":")" + subject + R"(","text":"Nội dung"})");

    CHECK(record["subject"].text().size() == 499 * std::string("ế").size() + std::string("…").size());
    CHECK(record["text"].text() == subject + "\n\nNội dung");
}

TEST_CASE("a record without a subject is named by its type and number, else by its first line", "[cli]") {
    CHECK(mapped(R"({"number":"17/NQ-HĐND","type":"Nghị quyết"})")["subject"].text() ==
          "Nghị quyết 17/NQ-HĐND");
    CHECK(mapped(R"({"id":"7","text":"Dòng đầu\nDòng sau"})")["subject"].text() == "Dòng đầu");
}

TEST_CASE("a record that cannot be named or dated is rejected with the reason", "[cli]") {
    CHECK(problemOf(R"({"subject":"Không mã"})").find("mã tại nguồn") != std::string::npos);
    CHECK(problemOf(R"({"id":"1"})").find("trích yếu") != std::string::npos);
    CHECK(problemOf(R"({"id":"1","subject":"x","issued_date":"31/02/2018"})").find("31/02/2018") !=
          std::string::npos);
    CHECK_FALSE(problemOf("[1]").empty());
}
