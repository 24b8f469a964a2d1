#include "server/reports/comparison.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "tests/reports/sample_reports.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

Period period(domain::Date from, domain::Date to) {
    return {from, to};
}

EntryReport ofYear(int year, int entered, int missing) {
    auto heading = heading2018();
    heading.period = {day(year, 1, 1), day(year, 12, 31)};
    return entryReport(heading, {department(1, "Sở Nội vụ")}, {outgoing(1, entered, missing)});
}

/// 2018 beside 2017; the second unit is new.
EntryReport compared() {
    auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ"), department(2, "Sở Y tế")},
                              {outgoing(1, 97, 3), outgoing(2, 50, 0)});
    const auto before = comparedPeriod(ofYear(2017, 985, 15));
    report.comparison = Comparison{before, before, {before, comparedPeriod(report)}};
    return report;
}

}  // namespace

TEST_CASE("the period before is as long, and of whole months when the period is", "[reports]") {
    const auto [of, before] = GENERATE(table<Period, Period>({
        {period(day(2018, 3, 1), day(2018, 3, 31)), period(day(2018, 2, 1), day(2018, 2, 28))},
        {period(day(2018, 1, 1), day(2018, 1, 31)), period(day(2017, 12, 1), day(2017, 12, 31))},
        {period(day(2018, 1, 1), day(2018, 3, 31)), period(day(2017, 10, 1), day(2017, 12, 31))},
        {period(day(2020, 1, 1), day(2020, 12, 31)), period(day(2019, 1, 1), day(2019, 12, 31))},
        {period(day(2018, 3, 5), day(2018, 3, 11)), period(day(2018, 2, 26), day(2018, 3, 4))},
        {period(day(2018, 3, 1), day(2018, 3, 30)), period(day(2018, 1, 30), day(2018, 2, 28))},
    }));

    CHECK(periodBefore(of) == before);
}

TEST_CASE("the year before has the same days, of February all of them", "[reports]") {
    const auto [of, before] = GENERATE(table<Period, Period>({
        {period(day(2018, 3, 5), day(2018, 3, 11)), period(day(2017, 3, 5), day(2017, 3, 11))},
        {period(day(2021, 2, 1), day(2021, 2, 28)), period(day(2020, 2, 1), day(2020, 2, 29))},
        {period(day(2020, 2, 10), day(2020, 2, 29)), period(day(2019, 2, 10), day(2019, 2, 28))},
        {period(day(2020, 1, 1), day(2020, 12, 31)), period(day(2019, 1, 1), day(2019, 12, 31))},
    }));

    CHECK(yearBefore(of) == before);
}

TEST_CASE("before the first year of the calendar there is nothing to compare with", "[reports]") {
    CHECK(periodBefore({day(1900, 1, 1), day(1900, 1, 31)}) == std::nullopt);
    CHECK(periodBefore({day(1900, 1, 1), day(1900, 1, 7)}) == std::nullopt);
    CHECK(yearBefore({day(1900, 5, 5), day(1900, 5, 6)}) == std::nullopt);
}

TEST_CASE("a change is told in points of the printed rates", "[reports]") {
    const auto change = [](std::int64_t now, std::int64_t earlier) {
        return changeText(Rate{now, 1000}, Rate{earlier, 1000});
    };

    CHECK(change(970, 985) == "-1,5");
    CHECK(change(985, 970) == "+1,5");
    CHECK(change(970, 970) == "0,0");
    CHECK(change(1000, 0) == "+100,0");
    CHECK(changeText(Rate{1, 2}, std::nullopt) == "—");
    CHECK(changeText(Rate{0, 0}, Rate{1, 2}) == "—");
}

TEST_CASE("periods have the short names that people give them", "[reports]") {
    CHECK(shortText({day(2018, 3, 1), day(2018, 3, 31)}) == "03/2018");
    CHECK(shortText({day(2018, 4, 1), day(2018, 6, 30)}) == "Quý II/2018");
    CHECK(shortText({day(2018, 1, 1), day(2018, 12, 31)}) == "2018");
    CHECK(shortText({day(2018, 2, 1), day(2018, 4, 30)}) == "01/02/2018 – 30/04/2018");
}

TEST_CASE("a comparison stands in JSON at the unit and as a whole", "[reports]") {
    const auto json = Poco::JSON::Parser().parse(toJson(compared())).extract<Poco::JSON::Object::Ptr>();

    const auto comparison = json->getObject("comparison");
    CHECK(comparison->getObject("previous")->getValue<std::string>("from") == "2017-01-01");
    CHECK(comparison->getObject("year_before")->getObject("total")->getValue<double>("percent") == 98.5);
    CHECK(comparison->getArray("trend")->size() == 2);
    const auto units = json->getArray("units");
    CHECK(units->getObject(0)->getObject("compared")->getObject("previous")->getValue<int>("numerator") ==
          985);
    CHECK(units->getObject(1)->getObject("compared")->isNull("previous"));
    CHECK_FALSE(Poco::JSON::Parser()
                    .parse(toJson(ofYear(2018, 1, 0)))
                    .extract<Poco::JSON::Object::Ptr>()
                    ->has("comparison"));
}

TEST_CASE("a comparison is a table of its own in CSV and on the page", "[reports]") {
    const auto csv = toCsv(compared());
    CHECK(contains(csv, "So với năm trước"));
    CHECK(contains(csv, R"x("Kỳ này, 2018","Năm trước, 2017","Tăng, giảm so với năm trước (điểm %)")x"));
    CHECK(contains(csv, "1,Sở Nội vụ,\"97,0\",\"98,5\",\"-1,5\"\r\n"));
    CHECK(contains(csv, R"(2,Sở Y tế,"100,0",—,—)"));

    const auto page = toHtml(compared());
    CHECK(contains(page, "<h2>So với năm trước</h2>"));
    CHECK(contains(page, "<td>-1,5</td>"));
}

TEST_CASE("a printed comparison has the last periods, every unit and a bookmark", "[reports]") {
    const auto pdf = toPdf(compared());
    const auto text = readPdf(pdf);

    for (const auto* part : {"So với năm trước", "Ngưỡng 99 %", "2017", "-1,5", "Trang 2/2"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
    CHECK(bookmarksOf(pdf) == std::vector<std::string>{"BẢNG TỔNG HỢP TÌNH HÌNH NHẬP VĂN BẢN VÀO PHẦN MỀM",
                                                       " Sở, ban, ngành (1/2)", " Tổng cộng", "Cách tính",
                                                       "So với năm trước"});
}

TEST_CASE("of a quarter both earlier periods stand in the table, each with its change", "[reports]") {
    auto report = compared();
    report.heading.period = {day(2018, 1, 1), day(2018, 3, 31)};
    report.comparison->previous.period = {day(2017, 10, 1), day(2017, 12, 31)};
    report.comparison->yearBefore.period = {day(2017, 1, 1), day(2017, 3, 31)};

    const auto csv = toCsv(report);

    CHECK(contains(csv, "So với kỳ trước và cùng kỳ năm trước"));
    CHECK(contains(csv, R"("Kỳ trước, Quý IV/2017")"));
    CHECK(contains(csv, R"("Cùng kỳ năm trước, Quý I/2017")"));
    CHECK(contains(csv, R"(1,Sở Nội vụ,"97,0","98,5","-1,5","98,5","-1,5")"));
    const auto text = readPdf(toPdf(report));
    CHECK(contains(text, "IV/2017"));
    CHECK(contains(text, "Cùng kỳ năm"));
}
