#include <catch2/catch.hpp>

#include "schemas/domain/document_type.h"
#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

OutgoingReport outgoingSample() {
    const std::vector units{department(1, "Sở Nội vụ"), department(2, "Sở Y tế")};
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    // In the order of OutgoingStanding: five under way, abandoned, then not sent, sent, replaced, recalled.
    return outgoingReport(heading2018(), units,
                          {{{1}, "KH", {1, 2, 3, 4, 5, 6, 10, 20, 30, 40}},
                           {{1}, "QĐ", {0, 0, 0, 1, 0, 0, 0, 7, 0, 0}},
                           {{2}, "KH", {0, 0, 0, 0, 0, 0, 0, 100, 0, 1}},
                           {{3}, "KH", {9, 9, 9, 9, 9, 9, 9, 9, 9, 9}}},  // of a unit that may not be seen
                          types);
}

}  // namespace

TEST_CASE("the outgoing report adds up by unit, by type and in all", "[reports]") {
    const auto report = outgoingSample();

    REQUIRE(report.units.size() == 2);
    CHECK(report.units[0].figures.underWay() == 1 + 2 + 3 + 4 + 5 + 1);
    CHECK(report.units[0].figures.issued() == 10 + 20 + 30 + 40 + 7);
    CHECK(report.units[0].figures.total() == 123);  // without the six that were abandoned
    CHECK(report.units[1].figures.total() == 101);
    CHECK(report.total.total() == 224);
    CHECK(report.total.of(domain::OutgoingStanding::abandoned) == 6);
    REQUIRE(report.divisions.at(0).lines.size() == 2);
    CHECK(report.divisions[0].lines[0].name == "Kế hoạch");
    CHECK(report.divisions[0].lines[0].figures.total() == 216);
    CHECK(report.divisions[0].lines[0].figures.of(domain::OutgoingStanding::sent) == 120);
    CHECK(report.divisions[0].lines[1].name == "Quyết định");
    CHECK(report.divisions[0].lines[1].figures.total() == 8);
}

TEST_CASE("documents without a type, and of a type that is not in force, are lines too", "[reports]") {
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    const auto report = outgoingReport(heading2018(), {department(1, "Sở Nội vụ")},
                                       {{{1}, "", {1}}, {{1}, "XYZ", {2}}}, types);

    REQUIRE(report.divisions.at(0).lines.size() == 2);
    CHECK(report.divisions[0].lines[0].name == "Không ghi loại");
    CHECK(report.divisions[0].lines[0].figures.total() == 1);
    CHECK(report.divisions[0].lines[1].name == "XYZ");
}

TEST_CASE("the outgoing report comes as JSON, CSV, XLSX and PDF, without a threshold", "[reports]") {
    const auto report = outgoingSample();

    const auto json = toJson(report);
    CHECK(contains(json, R"("report":"outgoing")"));
    CHECK(contains(json, R"("total":{"total":224,"under_way":16,"issued":208,"states":{"drafting":1,)"
                         R"("to_approve":2,"to_check":3,"to_sign":5,"to_issue":5,"abandoned":6,)"
                         R"("not_sent":10,"sent":127,"replaced":30,"recalled":41}})"));
    CHECK(contains(json, R"({"type":"QĐ","name":"Quyết định","total":8,)"));
    CHECK_FALSE(contains(json, "threshold"));
    CHECK_FALSE(contains(json, "standing"));
    CHECK_FALSE(contains(json, "reached"));
    const auto csv = toCsv(report);
    CHECK(contains(csv, "STT,Đơn vị,Khối,Tổng số,\"Đang soạn thảo, trình ký: Cộng\","));
    CHECK_FALSE(contains(csv, "ngưỡng"));
    CHECK(contains(csv, R"(1,Sở Nội vụ,"Sở, ban, ngành",123,16,1,2,3,5,5,107,10,27,30,40,6)"));
    CHECK(contains(csv, R"(,Loại văn bản: Kế hoạch,,216,15,1,2,3,4,5,201,10,120,30,41,6)"));
    CHECK(toXlsx(report).starts_with("PK"));
    const auto pdf = readPdf(toPdf(report));
    for (const auto* part :
         {"TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐI", "Chờ ký", "Chia theo loại văn bản", "Kế hoạch", "216", "127",
          "Số liệu tính đến 08:15 ngày 02/01/2019", "dự thảo bắt đầu soạn trong kỳ", "vanthu-ty-le-2"}) {
        INFO(part);
        CHECK(contains(pdf, part));
    }
    CHECK_FALSE(contains(pdf, "đơn vị đạt từ"));
}
