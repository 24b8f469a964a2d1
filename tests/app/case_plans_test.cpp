#include "tests/app/case_office.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::CasePlanAction;
using domain::Role;

std::vector<std::string> codesOf(CaseOffice& office, domain::CasePlanId id) {
    std::vector<std::string> codes;
    const auto lines = parsed(office.app.casePlans.show(office.clerk, id).json)->getArray("lines");
    for (unsigned i = 0; i < lines->size(); ++i)
        if (const auto code = lines->getObject(i)->optValue<std::string>("code", ""); !code.empty())
            codes.push_back(code);
    return codes;
}

TEST_CASE("the files of a plan are numbered when the leader approves it", "[app]") {
    CaseOffice office;
    const auto id = office.newPlan();
    CHECK(codesOf(office, id).empty());
    CHECK(office.movePlan(office.clerk, id, CasePlanAction::submit)->getValue<std::string>("state") ==
          "submitted");

    CHECK(failureOf([&] { office.movePlan(office.clerk, id, CasePlanAction::approve); }) ==
          ErrorCode::forbidden);
    const auto approved = office.movePlan(office.director, id, CasePlanAction::approve);

    CHECK(approved->getValue<std::string>("state") == "approved");
    CHECK(codesOf(office, id) == std::vector<std::string>{"01.TCCB", "02.TCCB", "03.HC"});
    // Each is there, planned, for who is to make it.
    const auto files =
        parsed(office.app.caseFiles.list(office.officer, {.own = true}))->getArray("case_files");
    REQUIRE(files->size() == 3);
    CHECK(files->getObject(1)->getValue<std::string>("code") == "02.TCCB");
    CHECK(files->getObject(1)->getValue<std::string>("state") == "planned");
    CHECK(files->getObject(1)->getValue<std::string>("retention") == "vinh_vien");
}

TEST_CASE("a plan may number anew under each large heading", "[app]") {
    CaseOffice office;
    const auto id = office.approvedPlan(CaseOffice::plan(domain::CaseNumbering::perHeading));

    CHECK(codesOf(office, id) == std::vector<std::string>{"01.TCCB", "02.TCCB", "01.HC"});
    // What comes later goes on under its own heading.
    const auto later = office.newFile(office.officer, CaseOffice::outside("Lương", "tccb"));
    CHECK(office.shown(office.officer, later)->getValue<std::string>("code") == "03.TCCB");
}

TEST_CASE("numbers that files outside the plan took before are not given again", "[app]") {
    CaseOffice office;
    const auto early = office.newFile(office.officer);
    CHECK(office.shown(office.officer, early)->getValue<std::string>("code") == "01.TCCB");

    const auto id = office.approvedPlan();

    CHECK(codesOf(office, id) == std::vector<std::string>{"02.TCCB", "03.TCCB", "04.HC"});
    const auto late = office.newFile(office.officer, CaseOffice::outside("Hội nghị", "HC"));
    CHECK(office.shown(office.officer, late)->getValue<std::string>("code") == "05.HC");
}

TEST_CASE("a plan that went back is revised, an approved one no more", "[app]") {
    CaseOffice office;
    const auto id = office.newPlan();
    office.movePlan(office.clerk, id, CasePlanAction::submit);
    auto shorter = CaseOffice::plan();
    shorter.lines.resize(3);
    const auto etag = office.app.casePlans.show(office.clerk, id).etag;
    CHECK(failureOf([&] {
              static_cast<void>(office.app.casePlans.revise(office.clerk, id, shorter, etag));
          }) == ErrorCode::illegalMove);
    CHECK(rejectedFields([&] { office.movePlan(office.director, id, CasePlanAction::back); }) ==
          std::vector<std::string>{"text required"});
    office.movePlan(office.director, id, CasePlanAction::back, "Thiếu hồ sơ");

    CHECK(failureOf([&] {
              static_cast<void>(office.app.casePlans.revise(office.clerk, id, shorter, etag));
          }) == ErrorCode::versionChanged);
    const auto revised = office.app.casePlans.revise(office.clerk, id, shorter,
                                                     office.app.casePlans.show(office.clerk, id).etag);
    CHECK(parsed(revised.json)->getArray("lines")->size() == 3);
    office.movePlan(office.clerk, id, CasePlanAction::submit);
    office.movePlan(office.director, id, CasePlanAction::approve);
    CHECK(failureOf([&] { office.movePlan(office.director, id, CasePlanAction::back, "Sửa"); }) ==
          ErrorCode::illegalMove);
}

TEST_CASE("bad plans are refused field by field", "[app]") {
    CaseOffice office;
    struct Case {
        std::vector<app::PlanLineRequest> lines;
        std::string rejected;
    };
    using O = CaseOffice;
    const auto bad = GENERATE_REF(
        Case{{}, "lines required"}, Case{{O::planned("Lạc")}, "lines[0].level no_heading"},
        Case{{O::small("Lạc")}, "lines[0].level no_heading"},
        Case{{O::large("", "TC")}, "lines[0].title required"},
        Case{{O::large(std::string(501, 'a'), "TC")}, "lines[0].title too_long"},
        Case{{O::large("Tài chính", "")}, "lines[0].notation required"},
        Case{{O::large("Tài chính", "T.C")}, "lines[0].notation bad_notation"},
        Case{{O::large("Tài chính", std::string(16, 'A'))}, "lines[0].notation too_long"},
        Case{{O::large("Tài chính", "TC"), O::large("Thi đua", "tc")}, "lines[1].notation repeated"},
        Case{{O::large("Tài chính", "TC"), O::planned("Hồ sơ", "")}, "lines[1].retention required"},
        Case{{O::large("Tài chính", "TC"), O::planned("Hồ sơ", "99")}, "lines[1].retention bad_retention"},
        Case{{O::large("Tài chính", "TC"), O::planned("Hồ sơ", "lâu")}, "lines[1].retention bad_retention"},
        Case{{O::large("Tài chính", "TC"), O::planned("Hồ sơ", "20", "ai-do")},
             "lines[1].maker unknown_account"},
        Case{{O::large("Tài chính", "TC"), O::planned("Hồ sơ", "20", "quantri")},
             "lines[1].maker outside_unit"});
    auto request = CaseOffice::plan();
    request.lines = bad.lines;

    CAPTURE(bad.rejected);
    CHECK(rejectedFields([&] { office.newPlan(request); }) == std::vector<std::string>{bad.rejected});
}

TEST_CASE("a year has one plan, and not one of a far year", "[app]") {
    CaseOffice office;
    office.newPlan();
    CHECK(failureOf([&] { office.newPlan(); }) == ErrorCode::conflict);
    auto far = CaseOffice::plan();
    far.year = 2028;
    CHECK(rejectedFields([&] { office.newPlan(far); }) == std::vector<std::string>{"year out_of_range"});
    auto foreign = CaseOffice::plan();
    foreign.year = 2027;
    foreign.unit = std::string("H99");
    CHECK(rejectedFields([&] { office.newPlan(foreign); }) ==
          std::vector<std::string>{"unit unknown_organisation"});
}

TEST_CASE("a plan is known to everybody of the agency and to nobody else", "[app]") {
    CaseOffice office;
    const auto id = office.approvedPlan();
    const auto other = office.newCaller("vanthu.tinh", Role::clerk, "H99");
    for (const auto* insider :
         {&office.clerk, &office.director, &office.officer, &office.headB, &office.admin})
        CHECK_FALSE(failureOf([&] { static_cast<void>(office.app.casePlans.show(*insider, id)); }));
    CHECK(failureOf([&] { static_cast<void>(office.app.casePlans.show(other, id)); }) == ErrorCode::notFound);
    CHECK(failureOf([&] { static_cast<void>(office.app.casePlans.show(other, {999})); }) ==
          ErrorCode::notFound);
}

}  // namespace
}  // namespace vanthu::tests
