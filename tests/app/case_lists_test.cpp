#include "server/app/reminders.h"
#include "storage/case_file_store.h"
#include "tests/app/case_office.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using app::RegisterFormat;
using domain::CaseFileAction;

/// A file of the officer that was closed on the day of the clock.
domain::CaseFileId closedFile(CaseOffice& office, const std::string& retention = "20") {
    auto request = CaseOffice::outside();
    request.retention = retention;
    const auto id = office.newFile(office.officer, request);
    office.moveFile(office.officer, id, CaseOffice::step(CaseFileAction::close));
    return id;
}

std::vector<std::string> cellsOf(const std::string& json, unsigned row) {
    std::vector<std::string> cells;
    const auto list = parsed(json)->getArray("rows")->getArray(row);
    for (unsigned i = 0; i < list->size(); ++i)
        cells.push_back(list->getElement<std::string>(i));
    return cells;
}

std::vector<std::string> textsOf(const std::string& json, const std::string& name) {
    std::vector<std::string> texts;
    const auto list = parsed(json)->getArray(name);
    for (unsigned i = 0; i < list->size(); ++i)
        texts.push_back(list->getElement<std::string>(i));
    return texts;
}

TEST_CASE("the plan is printed with the columns of the decree, its headings numbered, and its total",
          "[app]") {
    CaseOffice office;
    const auto id = office.approvedPlan();

    const auto json = office.app.caseLists.plan(office.clerk, id, RegisterFormat::json).bytes;

    CHECK(textsOf(json, "columns") ==
          std::vector<std::string>{"Số và ký hiệu hồ sơ", "Tên đề mục và tiêu đề hồ sơ", "Thời hạn bảo quản",
                                   "Người lập hồ sơ", "Ghi chú"});
    CHECK(cellsOf(json, 0)[1] == "I. Tổ chức cán bộ");
    CHECK(cellsOf(json, 1)[1] == "1. Tuyển dụng");
    CHECK(cellsOf(json, 2) ==
          std::vector<std::string>{"01.TCCB", "Thi tuyển công chức", "20 năm", "Người chuyenvien.a", ""});
    CHECK(cellsOf(json, 4)[1] == "II. Hành chính, tổng hợp");
    CHECK(textsOf(json, "closing") ==
          std::vector<std::string>{
              "Bản danh mục hồ sơ này có 3 hồ sơ, bao gồm: 1 hồ sơ bảo quản vĩnh viễn; 2 hồ "
              "sơ bảo quản có thời hạn."});
    const auto pdf = readPdf(office.app.caseLists.plan(office.clerk, id, RegisterFormat::pdf).bytes);
    for (const auto* part : {"DANH MỤC HỒ SƠ", "SỞ NỘI VỤ", "03.HC", "Vĩnh viễn"}) {
        INFO(part);
        CHECK(pdf.find(part) != std::string::npos);
    }
}

TEST_CASE("files are due 30 days before their last day, for whoever may know of them", "[app]") {
    CaseOffice office;
    closedFile(office);
    closedFile(office, "3");  // stays with the unit
    const auto dueFor = [&](const app::Caller& caller) {
        return parsed(office.app.caseLists.due(caller, "", 20))->getArray("case_files");
    };
    office.clock.set(*domain::parseTimestamp("2027-01-30T08:00:00+07:00"));
    CHECK(dueFor(office.clerk)->size() == 0);
    office.clock.set(*domain::parseTimestamp("2027-01-31T08:00:00+07:00"));

    const auto due = dueFor(office.clerk);

    REQUIRE(due->size() == 1);
    CHECK(due->getObject(0)->getValue<std::string>("hand_over_by") == "2027-03-02");
    CHECK(due->getObject(0)->getValue<int>("days_left") == 30);
    CHECK(dueFor(office.officer)->size() == 1);
    CHECK(dueFor(office.headB)->size() == 0);

    app::Reminders reminders{office.database, office.clock, office.app.directory};
    const auto told = [&](const app::Caller& caller) {
        const auto items = parsed(office.app.notices.page(caller, {false, "", 200}))->getArray("items");
        std::vector<std::string> texts;
        for (unsigned i = 0; i < items->size(); ++i)
            if (items->getObject(i)->getValue<std::string>("kind") == "hand_over_due")
                texts.push_back(items->getObject(i)->getValue<std::string>("text"));
        return texts;
    };
    office.clock.set(*domain::parseTimestamp("2027-02-01T08:00:00+07:00"));  // a Monday
    reminders.step();
    reminders.step();
    REQUIRE(told(office.officer).size() == 1);
    CHECK(told(office.officer)[0].find("(hạn 02/03/2027)") != std::string::npos);
    CHECK(told(office.clerk).size() == 1);
    CHECK(told(office.headB).empty());
    // What a job asks that tells everybody.
    office.database.read([&](storage::ReadTransaction& transaction) {
        CHECK(storage::caseFilesDue(transaction, domain::vietnamDate(office.clock.now()), {true, {}}, {}, 0,
                                    100)
                  .size() == 1);
    });
    office.moveFile(office.clerk, {1}, CaseOffice::step(CaseFileAction::handOver));
    CHECK(dueFor(office.clerk)->size() == 0);
}

TEST_CASE("the hand-over list holds what ended and goes to the archive", "[app]") {
    CaseOffice office;
    closedFile(office, "vinh_vien");
    closedFile(office, "3");
    office.newFile(office.officer);

    const auto json =
        office.app.caseLists.handOver(office.clerk, {.unit = {}, .year = 2026}, RegisterFormat::json).bytes;

    CHECK(textsOf(json, "columns") == std::vector<std::string>{"Số TT", "Số, ký hiệu hồ sơ", "Tiêu đề hồ sơ",
                                                               "Thời gian tài liệu", "Thời hạn bảo quản",
                                                               "Số tờ/Số trang", "Ghi chú"});
    CHECK(parsed(json)->getArray("rows")->size() == 1);
    CHECK(cellsOf(json, 0) == std::vector<std::string>{"1", "01.TCCB", "Đề án vị trí việc làm",
                                                       "02/03/2026 – 02/03/2026", "Vĩnh viễn", "0", ""});
    // A head of another division sees the agency, not its files.
    const auto others =
        office.app.caseLists.handOver(office.headB, {.unit = {}, .year = 2026}, RegisterFormat::json).bytes;
    CHECK(parsed(others)->getArray("rows")->size() == 0);
}

TEST_CASE("files are counted per account, those and the documents that the reader may know of", "[app]") {
    CaseOffice office;
    closedFile(office);
    const auto open = office.newFile(office.officer);
    office.put(office.clerk, open, office.letter("1/KH-BNV"));
    office.put(office.clerk, open, office.letter("2/KH-BNV", false));
    office.newFile(office.headB, CaseOffice::outside("Của phòng B", "PB"));
    const auto countsFor = [&](const app::Caller& caller) {
        return parsed(office.app.caseLists.statistics(caller, {.unit = {}, .year = 2026}))
            ->getArray("accounts");
    };

    const auto all = countsFor(office.clerk);

    REQUIRE(all->size() == 2);
    CHECK(all->getObject(0)->getValue<int>("open") == 1);
    CHECK(all->getObject(0)->getValue<int>("closed") == 1);
    CHECK(all->getObject(0)->getValue<int>("documents") == 2);
    REQUIRE(countsFor(office.officer)->size() == 1);
    CHECK(countsFor(office.officer)->getObject(0)->getValue<int>("documents") == 1);
}

TEST_CASE("the contents are printed in every form, with the columns of the decree", "[app]") {
    CaseOffice office;
    const auto id = office.newFile(office.officer);
    office.put(office.officer, id, office.letter("456/KH-BNV"));

    const auto list = office.app.caseLists.contents(office.officer, id, RegisterFormat::json).bytes;

    CHECK(textsOf(list, "columns") ==
          std::vector<std::string>{"STT", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản",
                                   "Tên loại và trích yếu nội dung văn bản", "Tác giả văn bản",
                                   "Tờ số/Trang số", "Ghi chú"});
    CHECK(cellsOf(list, 0) == std::vector<std::string>{"1", "456/KH-BNV", "27/02/2026",
                                                       "Kế hoạch Kế hoạch cải cách hành chính", "Bộ Nội vụ",
                                                       "", ""});
    const auto csv = office.app.caseLists.contents(office.officer, id, RegisterFormat::csv);
    CHECK(csv.bytes.find("456/KH-BNV") != std::string::npos);
    CHECK(csv.fileName == "muc-luc-van-ban-" + std::to_string(id.value) + ".csv");
    CHECK(office.app.caseLists.contents(office.officer, id, RegisterFormat::xlsx).bytes.starts_with("PK"));
}

}  // namespace
}  // namespace vanthu::tests
