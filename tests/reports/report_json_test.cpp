#include <catch2/catch.hpp>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

TEST_CASE("a JSON report says what it counts and prints exact counts", "[reports]") {
    auto counts = outgoing(7, 9996, 4);
    counts.voided = 1;

    const auto json = toJson(entryReport(heading2018(), {department(7, "Sở Nội vụ")}, {counts}));

    const std::string rate =
        R"({"numerator":9996,"denominator":10000,"percent":99.9,"base":"number_series"})";
    const std::string none = R"({"numerator":0,"denominator":0,"percent":null,"base":"number_series"})";
    const std::string figures =
        R"("outgoing":{"entered":)" + rate + R"(,"with_file":)" + rate + R"(,"on_time":)" + rate +
        R"(,"missing":4,"voided":1,"declared":null,"declared_by":0},"incoming":{"entered":)" + none +
        R"(,"with_file":)" + none + R"(,"on_time":)" + none +
        R"(,"missing":0,"voided":0,"declared":null,"declared_by":0,"electronic":)" + none + "}";
    const std::string standing = R"({"reached":1,"counted":1,"text":"1/1 đơn vị đạt từ 99 % trở lên"})";
    CHECK(json ==
          R"({"report":"entry","rule_set":"vanthu-ty-le-2","organisation":"Ủy ban nhân dân tỉnh Bình Minh",)"
          R"("from":"2018-01-01","to":"2018-12-31","as_of":"2019-01-02T08:15:00+07:00",)"
          R"("threshold_percent":99,"units":[{"organisation_id":7,"name":"Sở Nội vụ","group":"so_nganh",)" +
              figures + R"(,"reached":true}],"groups":[{"group":"so_nganh","name":"Sở, ban, ngành",)" +
              figures + R"(,"standing":)" + standing + R"(}],"total":{)" + figures + R"(},"standing":)" +
              standing + "}");
}

TEST_CASE("a JSON interconnection report names rates C to F and I apart", "[reports]") {
    const auto json = toJson(interconnectionReport(heading2018(), {department(7, "Sở Nội vụ")},
                                                   {{.organisation = {7},
                                                     .documentsDue = 8,
                                                     .documentsServedAll = 1,
                                                     .documentsServedAny = 2,
                                                     .deliveriesDue = 16,
                                                     .deliveriesServed = 3,
                                                     .documentsServedSigned = 1,
                                                     .documentsServedOnPaper = 1,
                                                     .agencies = 20,
                                                     .agenciesServed = 3,
                                                     .fromAgencies = 12,
                                                     .fromAgenciesElectronic = 7,
                                                     .issuedWithFile = 6,
                                                     .signedByPerson = 3,
                                                     .signedByAgency = 2,
                                                     .signedByBoth = 1,
                                                     .arrived = 9,
                                                     .acceptedSameDay = 4,
                                                     .refused = 2,
                                                     .recalled = 1}}));

    CHECK(
        json.find(
            R"("documents":{"numerator":1,"denominator":8,"percent":12.5,"base":"documents_due"},)"
            R"("documents_any_receiver":{"numerator":2,"denominator":8,"percent":25,"base":"documents_due"},)"
            R"("documents_signed":{"numerator":1,"denominator":8,"percent":12.5,"base":"documents_due"},)"
            R"("on_paper":1,"deliveries":{"numerator":3,"denominator":16,"percent":18.7,"base":"deliveries_due"},)"
            R"("exchanged":{"numerator":10,"denominator":32,"percent":31.2,"base":"between_agencies"},)"
            R"("signed_by_person":{"numerator":3,"denominator":6,"percent":50,"base":"issued_with_file"},)"
            R"("signed_by_agency":{"numerator":2,"denominator":6,"percent":33.3,"base":"issued_with_file"},)"
            R"("signed_by_both":{"numerator":1,"denominator":6,"percent":16.6,"base":"issued_with_file"},)"
            R"("accepted_same_day":{"numerator":4,"denominator":9,"percent":44.4,)"
            R"("base":"arrived_electronically"},"refused":2,"recalled":1)") != std::string::npos);
    CHECK(json.find(R"("reached":false)") != std::string::npos);
    CHECK(json.find(R"("threshold_percent":90)") != std::string::npos);
}
