#include <catch2/catch.hpp>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

domain::HandlingCounts handlings() {
    domain::HandlingCounts counts;
    counts.organisation = {1};
    counts.doneInTime = 2999;
    counts.doneLate = 1;
    counts.doneWithoutDeadline = 7;
    counts.openInTime = 11;
    counts.openOverdue = 13;
    counts.openWithoutDeadline = 17;
    counts.notRequired = 19;
    counts.doneOnline = 2000;
    return counts;
}

domain::SendingCounts sendings() {
    return {.organisation = {1}, .due = 8, .inTimeByDecree30 = 7, .inTimeByDecision28 = 5, .notSent = 1};
}

const std::vector<Unit> kUnits{department(1, "Sở Nội vụ"), department(2, "Sở Y tế")};

}  // namespace

TEST_CASE("handled in time is a share of what was finished and had a deadline", "[reports]") {
    const auto report = handlingReport(heading2018(), kUnits, {handlings()});
    CHECK(report.total.total == 3067);
    CHECK(report.total.inTime == Rate{2999, 3000, RateBase::finishedWithDeadline});
    CHECK(printed(report.total.inTime) == "99,9");  // never rounded up to 100
    CHECK(printed(report.units[1].figures.inTime) == "—");
    CHECK(report.standing.reached == 0);
    CHECK(report.standing.counted == 1);
}

TEST_CASE("a handling report divided by urgency and source adds up, without units that are not shown",
          "[reports]") {
    auto report = handlingReport(heading2018(), kUnits, {handlings()});
    auto rest = handlings();
    rest.doneInTime = 2000;
    domain::HandlingCounts express{.organisation = {1}, .doneInTime = 999};
    divide(report, {{domain::Urgency::express, true, express},
                    {domain::Urgency::normal, false, rest},
                    {domain::Urgency::urgent, true, {.organisation = {9}, .doneLate = 5}}});

    REQUIRE(report.divisions.size() == 2);
    for (const auto& division : report.divisions)
        CHECK(division.total().inTime == report.total.inTime);
    CHECK(report.divisions[0].lines.front().name == "Hỏa tốc");
    CHECK(report.divisions[0].lines.front().figures.total == 999);
    CHECK(report.divisions[0].lines[2].figures.total == 0);  // of the unit that is not shown
    CHECK(contains(toJson(report), R"("urgencies":[{"urgency":"express","name":"Hỏa tốc","total":999,)"));
    CHECK(contains(toCsv(report), "Độ khẩn: Hỏa tốc,,999,999,999,0,0,"));
    const auto text = readPdf(toPdf(report));
    for (const auto* part :
         {"Chia theo độ khẩn", "Thượng khẩn", "Chia theo nguồn", "Điện tử, qua liên thông"})
        CHECK(contains(text, part));
}

TEST_CASE("the handling report comes as JSON, CSV and PDF", "[reports]") {
    const auto report = handlingReport(heading2018(), kUnits, {handlings()});
    const auto json = toJson(report);
    CHECK(contains(json, R"("report":"handling")"));
    CHECK(contains(json,
                   R"("total":{"total":3067,"done_in_time":2999,"done_late":1,"done_without_deadline":7,)"
                   R"("open_in_time":11,"open_overdue":13,"open_without_deadline":17,"not_required":19,)"
                   R"("in_time":{"numerator":2999,"denominator":3000,"percent":99.9,)"
                   R"("base":"finished_with_deadline"},)"
                   R"("online":{"numerator":2000,"denominator":3007,"percent":66.5,"base":"finished"}})"));
    const auto csv = toCsv(report);
    CHECK(contains(csv, "STT,Đơn vị,Khối,Tổng số,Đã giải quyết: Cộng,"));
    CHECK(contains(
        csv,
        R"(1,Sở Nội vụ,"Sở, ban, ngành",3067,3007,2999,1,7,"99,9",2000,"66,5",41,11,13,17,19,chưa đạt)"));
    CHECK(contains(csv, R"(2,Sở Y tế,"Sở, ban, ngành",0,0,0,0,0,—,0,—,0,0,0,0,0,—)"));
    const auto pdf = readPdf(toPdf(report));
    for (const auto* part : {"TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN", "Đang giải quyết", "99,9", "3.067",
                             "0/1 đơn vị đạt từ 100 % trở lên"})
        CHECK(contains(pdf, part));
}

TEST_CASE("the timeliness report shows both clocks and what had no deadline", "[reports]") {
    const auto report = timelinessReport(heading2018(), kUnits, {sendings()}, {handlings()});
    CHECK(report.total.decree30 == Rate{7, 8, RateBase::sendingsOver});
    CHECK(report.total.decision28 == Rate{5, 8, RateBase::sendingsOver});
    const auto json = toJson(report);
    CHECK(contains(
        json,
        R"("sent_by_decree_30":{"numerator":7,"denominator":8,"percent":87.5,"base":"sendings_over"})"));
    CHECK(contains(json, R"("sent_by_decision_28":{"numerator":5,"denominator":8,"percent":62.5,)"));
    CHECK(contains(json, R"("not_sent":1,"handling":{"total":3067,)"));
    CHECK(contains(toCsv(report),
                   R"(1,Sở Nội vụ,"Sở, ban, ngành",8,7,"87,5",5,"62,5",1,3000,2999,"99,9",13,24,chưa đạt)"));
    CHECK(contains(toCsv(report), R"(2,Sở Y tế,"Sở, ban, ngành",0,0,—,0,—,0,0,0,—,0,0,—)"));
    const auto pdf = readPdf(toPdf(report));
    for (const auto* part :
         {"BẢNG TỔNG HỢP GỬI, GIẢI QUYẾT VĂN BẢN ĐÚNG HẠN", "Gửi văn bản đi", "62,5", "87,5"})
        CHECK(contains(pdf, part));
}
