#include "tests/app/case_office.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::CaseFileAction;
using domain::Role;

TEST_CASE("a planned file is opened, filled, closed, opened again with a reason and handed over", "[app]") {
    CaseOffice office;
    office.approvedPlan();
    const domain::CaseFileId id{1};
    office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::open));
    const auto letter = office.letter("456/KH-BNV");
    office.put(office.officer, id, letter);
    office.settle(letter);
    auto closing = CaseOffice::step(CaseFileAction::close);
    closing.retention = "vinh_vien";

    const auto closed = office.moveFile(office.officer, id, closing);

    CHECK(closed->getValue<std::string>("state") == "closed");
    CHECK(closed->getValue<std::string>("retention") == "vinh_vien");
    CHECK(closed->getValue<std::string>("end_date") == "2026-03-02");
    CHECK(closed->getValue<std::string>("hand_over_by") == "2027-03-02");
    CHECK(closed->getValue<int>("document_total") == 1);
    CHECK(failureOf([&] { office.put(office.officer, id, office.letter("2/KH-BNV")); }) ==
          ErrorCode::illegalMove);
    CHECK(failureOf([&] {
              static_cast<void>(
                  office.app.caseFiles.remove(office.officer, id, letter, "Nhầm", std::nullopt));
          }) == ErrorCode::illegalMove);
    CHECK(rejectedFields([&] {
              office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::reopen));
          }) == std::vector<std::string>{"text required"});
    const auto reopened =
        office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::reopen, "Bổ sung biên bản"));
    CHECK_FALSE(reopened->has("end_date"));
    static_cast<void>(
        office.app.caseFiles.remove(office.officer, id, letter, "Đưa nhầm hồ sơ", std::nullopt));
    CHECK(office.contents(office.officer, id).empty());
    office.put(office.officer, id, letter);
    CHECK(office.contents(office.officer, id) == std::vector<std::string>{"2 456/KH-BNV"});
    office.moveFile(office.officer, id, closing);
    CHECK(failureOf([&] {
              office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::handOver));
          }) == ErrorCode::forbidden);
    CHECK(office.moveFile(office.clerk, id, CaseOffice::step(CaseFileAction::handOver))
              ->getValue<std::string>("state") == "handed_over");
    CHECK(failureOf([&] {
              office.moveFile(office.director, id, CaseOffice::step(CaseFileAction::reopen, "x"));
          }) == ErrorCode::illegalMove);
}

TEST_CASE("a file does not close over an incoming document that is still handled", "[app]") {
    CaseOffice office;
    const auto id = office.newFile(office.officer);
    const auto pending = office.letter("1/KH-BNV");
    const auto settled = office.letter("2/KH-BNV");
    const auto hidden = office.letter("3/KH-BNV", false);
    office.put(office.officer, id, pending);
    office.put(office.officer, id, settled);
    office.put(office.clerk, id, hidden);
    office.settle(settled);
    const auto membersOf = [&](const app::Caller& caller) {
        try {
            office.moveFile(caller, id, CaseOffice::step(CaseFileAction::close));
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::conflict);
            return error.members();
        }
        return std::string("closed");
    };

    // Each is told of what he or she may know of.
    CHECK(membersOf(office.officer) == "\"pending\":[" + std::to_string(pending.value) + "]");
    CHECK(membersOf(office.clerk) ==
          "\"pending\":[" + std::to_string(pending.value) + "," + std::to_string(hidden.value) + "]");
    office.settle(pending);
    CHECK(membersOf(office.officer) == "\"pending\":[]");
    office.settle(hidden);
    CHECK(membersOf(office.officer) == "closed");
}

TEST_CASE("a file shows each reader only what he or she may know of, numbered as if it were all", "[app]") {
    CaseOffice office;
    const auto id = office.newFile(office.officer);
    office.put(office.clerk, id, office.letter("1/KH-BNV", false));
    const auto known = office.letter("2/KH-BNV");
    office.put(office.officer, id, known);

    CHECK(office.contents(office.clerk, id) == std::vector<std::string>{"1 01/KH-BNV", "2 02/KH-BNV"});
    CHECK(office.contents(office.officer, id) == std::vector<std::string>{"1 02/KH-BNV"});
    CHECK(office.shown(office.officer, id)->getValue<int>("document_total") == 1);
    CHECK(office.shown(office.clerk, id)->getValue<int>("document_total") == 2);
    // Being in the file gives nobody the document, and nobody puts in or takes out what is not known.
    const auto hidden = office.letter("3/KH-BNV", false);
    CHECK(rejectedFields([&] { office.put(office.officer, id, hidden); }) ==
          std::vector<std::string>{"document unknown_document"});
    CHECK(rejectedFields([&] { office.put(office.officer, id, {999}); }) ==
          std::vector<std::string>{"document unknown_document"});
    office.put(office.clerk, id, hidden);
    CHECK(failureOf([&] {
              static_cast<void>(office.app.caseFiles.remove(office.officer, id, hidden, "x", std::nullopt));
          }) == ErrorCode::notFound);
    CHECK(failureOf([&] { static_cast<void>(office.app.readDocument.show(office.officer, hidden)); }) ==
          ErrorCode::notFound);
}

TEST_CASE("one document is in files of several accounts, and tells which", "[app]") {
    CaseOffice office;
    const auto letter = office.letter("1/KH-BNV");
    const auto first = office.newFile(office.officer);
    const auto second = office.newFile(office.clerk, CaseOffice::outside("Cải cách", "HC"));
    const auto secret = office.newFile(office.headB, CaseOffice::outside("Của phòng B", "PB"));
    office.put(office.officer, first, letter);
    office.put(office.clerk, second, letter);
    office.put(office.director, secret, letter);

    const auto filesOf = [&](const app::Caller& caller) {
        std::vector<std::string> codes;
        const auto files = parsed(office.app.readDocument.show(caller, letter).json)->getArray("case_files");
        for (unsigned i = 0; i < files->size(); ++i)
            codes.push_back(files->getObject(i)->getValue<std::string>("code"));
        return codes;
    };
    CHECK(filesOf(office.clerk) == std::vector<std::string>{"01.TCCB", "02.HC", "03.PB"});
    CHECK(filesOf(office.officer) == std::vector<std::string>{"01.TCCB"});
    CHECK(failureOf([&] { office.put(office.officer, first, letter); }) == ErrorCode::conflict);
    CHECK(failureOf([&] { static_cast<void>(office.app.caseFiles.show(office.officer, secret)); }) ==
          ErrorCode::notFound);
    CHECK_FALSE(failureOf([&] { static_cast<void>(office.app.caseFiles.show(office.stranger, secret)); }));
}

TEST_CASE("who has no part in a file changes nothing in it", "[app]") {
    CaseOffice office;
    const auto id = office.newFile(office.headA);
    const auto letter = office.letter("1/KH-BNV");
    // The officer of the same division reads the file, but does not make it.
    CHECK_FALSE(failureOf([&] { static_cast<void>(office.app.caseFiles.show(office.officer, id)); }));
    for (const auto action : {CaseFileAction::close, CaseFileAction::reopen, CaseFileAction::handOver})
        CHECK(failureOf([&] { office.moveFile(office.officer, id, CaseOffice::step(action, "x")); }) ==
              ErrorCode::forbidden);
    CHECK(failureOf([&] { office.put(office.officer, id, letter); }) == ErrorCode::forbidden);
    CHECK(failureOf([&] { office.moveFile(office.headB, id, CaseOffice::step(CaseFileAction::close)); }) ==
          ErrorCode::notFound);
    // Handed to the officer, it is the officer's.
    app::CaseFileChange change;
    change.maker = "chuyenvien.a";
    static_cast<void>(office.app.caseFiles.change(office.headA, id, change,
                                                  office.app.caseFiles.show(office.headA, id).etag));
    CHECK_FALSE(failureOf([&] { office.put(office.officer, id, letter); }));
}

TEST_CASE("bad case files are refused field by field", "[app]") {
    CaseOffice office;
    struct Case {
        void (*spoil)(app::CaseFileRequest&);
        std::string rejected;
    };
    const auto bad = GENERATE(
        Case{[](app::CaseFileRequest& file) { file.title = " "; }, "title required"},
        Case{[](app::CaseFileRequest& file) { file.title.assign(501, 'x'); }, "title too_long"},
        Case{[](app::CaseFileRequest& file) { file.notation = ""; }, "notation required"},
        Case{[](app::CaseFileRequest& file) { file.notation = "A/B"; }, "notation bad_notation"},
        Case{[](app::CaseFileRequest& file) { file.retention = "1"; }, "retention bad_retention"},
        Case{[](app::CaseFileRequest& file) { file.language.assign(51, 'x'); }, "language too_long"},
        Case{[](app::CaseFileRequest& file) { file.description.assign(501, 'x'); }, "description too_long"},
        Case{[](app::CaseFileRequest& file) { file.maker = "ai-do"; }, "maker unknown_account"},
        Case{[](app::CaseFileRequest& file) { file.maker = "quantri"; }, "maker outside_unit"},
        Case{[](app::CaseFileRequest& file) { file.startDate = domain::parseIsoDate("2026-03-03"); },
             "start_date too_late"});
    auto request = CaseOffice::outside();
    bad.spoil(request);

    CHECK(rejectedFields([&] { office.newFile(office.officer, request); }) ==
          std::vector<std::string>{bad.rejected});
}

TEST_CASE("bad days of opening and closing are refused", "[app]") {
    CaseOffice office;
    const auto id = office.newFile(office.officer);
    auto closing = CaseOffice::step(CaseFileAction::close);
    closing.date = domain::parseIsoDate("2026-03-01");
    CHECK(rejectedFields([&] { office.moveFile(office.officer, id, closing); }) ==
          std::vector<std::string>{"date too_early"});
    closing.date = domain::parseIsoDate("2026-03-03");
    CHECK(rejectedFields([&] { office.moveFile(office.officer, id, closing); }) ==
          std::vector<std::string>{"date too_late"});
    closing.date.reset();
    closing.retention = "200";
    CHECK(rejectedFields([&] { office.moveFile(office.officer, id, closing); }) ==
          std::vector<std::string>{"retention bad_retention"});
    CHECK(rejectedFields([&] {
              office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::collect));
          }) == std::vector<std::string>{"action unknown_value"});
}

TEST_CASE("the list goes page by page and tells nobody of files that are not theirs", "[app]") {
    CaseOffice office;
    for (int i = 0; i < 3; ++i)
        office.newFile(office.officer);
    office.newFile(office.headB, CaseOffice::outside("Của phòng B", "PB"));
    const auto sizeOf = [&](const app::Caller& caller, const app::CaseFileListRequest& request) {
        return parsed(office.app.caseFiles.list(caller, request))->getArray("case_files")->size();
    };
    CHECK(sizeOf(office.clerk, {}) == 4);
    CHECK(sizeOf(office.officer, {}) == 3);
    CHECK(sizeOf(office.headB, {}) == 1);
    CHECK(sizeOf(office.clerk, {.state = domain::CaseFileState::closed}) == 0);
    CHECK(sizeOf(office.clerk, {.year = 2025}) == 0);
    CHECK(sizeOf(office.clerk, {.unit = std::string("H99")}) == 0);
    const auto page = parsed(office.app.caseFiles.list(office.clerk, {.limit = 3}));
    const auto cursor = page->getValue<std::string>("next_cursor");
    CHECK(sizeOf(office.clerk, {.cursor = cursor, .limit = 3}) == 1);
    CHECK(rejectedFields([&] { sizeOf(office.clerk, {.year = 2026, .cursor = cursor}); }) ==
          std::vector<std::string>{"cursor bad_cursor"});
}

}  // namespace
}  // namespace vanthu::tests
