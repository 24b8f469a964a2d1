#include "server/app/report_runs.h"
#include "schemas/domain/limits.h"
#include "server/app/report_post.h"
#include "storage/integrity.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"
#include "storage/sql.h"
#include "tests/app/office.h"
#include "tests/app/smtp_settings.h"
#include "tests/app/violations.h"
#include "tests/support/contains.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::ReportMailState;
using domain::ReportRun;
using domain::ReportRunState;
using Does = SmtpServer::Does;

/// The office, whose director gets the report of the last month every Thursday at half past seven, and a mail
/// server.
struct ReportOffice : OfficeWorld {
    SmtpServer server;
    mail::SmtpTransport transport{settingsFor(server)};
    std::optional<app::ReportRuns> runs;
    std::optional<app::ReportPost> post;
    domain::ReportScheduleId schedule;

    ReportOffice() {
        restart();
        schedule = create(director, weekly());
    }

    /// As a program that begins again: nothing is remembered but what is stored.
    void restart() {
        runs.emplace(database, blobs, clock, app.directory, app.rateReports, app.reformIndexes, true);
        post.emplace(database, blobs, clock, transport);
    }
    static app::ReportScheduleRequest weekly() {
        app::ReportScheduleRequest request;
        request.title = "Tỷ lệ nhập";
        request.unit = std::string("H99.1");
        request.rhythm = domain::ScheduleRhythm::weekly;
        request.day = 4;
        request.time = "07:30";
        request.formats = {"csv", "pdf"};
        request.addresses = {"baocao@binhminh.gov.vn"};
        return request;
    }
    domain::ReportScheduleId create(const app::Caller& caller, const app::ReportScheduleRequest& request) {
        const auto made = parsed(app.reportSchedules.create(caller, request, std::nullopt).json);
        return {made->getValue<std::int64_t>("id")};
    }
    /// With one criterion of its own.
    void defineIndex(int year) {
        app::IndexDefinitionRequest request;
        request.definition = {.code = "CCHC",
                              .year = year,
                              .name = "Chỉ số CCHC",
                              .groups = {domain::UnitGroup::departments},
                              .maximum = 100,
                              .items = {{.code = "1",
                                         .name = "Kế hoạch",
                                         .maximum = 100,
                                         .method = domain::ScoringMethod::selfScore}}};
        static_cast<void>(app.reformIndexes.define(admin, request, std::nullopt));
    }
    void at(const std::string& moment) {
        clock.set(*domain::parseTimestamp(moment + ":00+07:00"));
        work();
    }
    void later(std::chrono::seconds by) {
        clock.advance(by);
        work();
    }
    void work() {
        runs->step();
        post->step();
    }
    /// Oldest first.
    std::vector<ReportRun> made() {
        return database.read(
            [](storage::ReadTransaction& transaction) { return storage::allReportRuns(transaction); });
    }
    std::vector<domain::ReportMail> mails() {
        std::vector<domain::ReportMail> all;
        database.read([&](storage::ReadTransaction& transaction) {
            for (const auto& run : storage::allReportRuns(transaction))
                for (auto& mail : storage::reportMailsOf(transaction, run.id))
                    all.push_back(std::move(mail));
            return 0;
        });
        return all;
    }
    /// Kinds of those about reports, newest first.
    std::vector<std::string> notices(const app::Caller& person) {
        std::vector<std::string> kinds;
        const auto list = parsed(app.notices.page(person, {.limit = 20}))->getArray("items");
        for (unsigned i = 0; i < list->size(); ++i)
            if (const auto kind = list->getObject(i)->getValue<std::string>("kind");
                kind.starts_with("report_"))
                kinds.push_back(kind);
        return kinds;
    }
    /// What the log says of runs and schedules is what is stored.
    void checkLog() {
        database.read([](storage::ReadTransaction& transaction) {
            for (const auto kept : {storage::Kept::reportSchedule, storage::Kept::reportRun})
                for (const auto& record : storage::recordsOf(transaction, kept)) {
                    const auto changes =
                        storage::changesOfMany(transaction, storage::entityOf(kept), {record.id});
                    REQUIRE(!changes.empty());
                    CHECK(changes.back().after == record.json);
                }
            return 0;
        });
    }
};

constexpr const char* kDue = "2026-03-05T07:30";

TEST_CASE("a report is made when it is due, once, with its figures as of then, and mailed", "[app]") {
    ReportOffice office;
    office.at("2026-03-05T07:29");
    CHECK(office.made().empty());

    office.at("2026-03-05T07:31");

    REQUIRE(office.made().size() == 1);
    const auto run = office.made().front();
    CHECK(run.state == ReportRunState::made);
    CHECK(domain::isoVietnam(run.dueAt) == "2026-03-05T07:30:00+07:00");
    CHECK(domain::isoVietnam(*run.asOf) == "2026-03-05T07:31:00+07:00");
    CHECK(run.asOfChange > 0);
    CHECK(run.from->iso() == "2026-02-01");
    CHECK(run.to->iso() == "2026-02-28");
    const auto received = office.server.received();
    REQUIRE(received.size() == 1);
    CHECK(received[0].to == "baocao@binhminh.gov.vn");
    CHECK(received[0].subject == "Tỷ lệ nhập, từ ngày 01/02/2026 đến hết ngày 28/02/2026");
    CHECK(received[0].messageId ==
          "<" + domain::messageIdOf(run, office.mails().front()) + "@binhminh.gov.vn>");
    CHECK(contains(received[0].body, "Báo cáo “Nhập văn bản vào phần mềm” từ ngày 01/02/2026"));
    CHECK(contains(received[0].body, "Số liệu tính đến 05/03/2026 07:31"));
    REQUIRE(received[0].attachments.size() == 2);
    for (const auto& file : run.files)
        CHECK(received[0].attachments.at(file.name) == office.blobs.read(file.digest));

    office.later(std::chrono::hours{1});
    office.restart();
    office.work();
    CHECK(office.made().size() == 1);
    CHECK(office.server.received().size() == 1);
    office.at("2026-03-12T07:30");
    CHECK(office.made().size() == 2);
    office.checkLog();
}

TEST_CASE("the files of a run are read by who may see such a report now", "[app]") {
    ReportOffice office;
    office.at(kDue);
    const auto run = office.made().front().id;
    using domain::ScheduledFormat;
    auto& schedules = office.app.reportSchedules;

    const auto file = schedules.file(office.director, office.schedule, run, ScheduledFormat::csv);
    CHECK(contains(file.bytes, "Sở Nội vụ"));
    CHECK(file.fileName == "ty-le-nhap-2026-02-01-2026-02-28.csv");
    CHECK(
        schedules.file(office.admin, office.schedule, run, ScheduledFormat::pdf).bytes.starts_with("%PDF-"));
    const auto read = [&](const app::Caller& caller, domain::ReportRunId of, ScheduledFormat format) {
        return codeOf([&] { static_cast<void>(schedules.file(caller, office.schedule, of, format)); });
    };
    CHECK(read(office.director, run, ScheduledFormat::xlsx) == ErrorCode::notFound);
    CHECK(read(office.director, {run.value + 1}, ScheduledFormat::csv) == ErrorCode::notFound);
    CHECK(read(office.clerk, run, ScheduledFormat::csv) == ErrorCode::notFound);
    CHECK(read(office.stranger, run, ScheduledFormat::csv) == ErrorCode::notFound);
}

TEST_CASE("of due times that passed while nothing ran only the newest is made", "[app]") {
    ReportOffice office;
    office.at("2026-03-26T09:00");

    const auto runs = office.made();
    REQUIRE(runs.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(runs[i].state == ReportRunState::skipped);
        CHECK(contains(runs[i].reason, "Hệ thống không chạy"));
    }
    CHECK(runs[3].state == ReportRunState::made);
    CHECK(domain::isoVietnam(runs[3].dueAt) == "2026-03-26T07:30:00+07:00");
    CHECK(office.server.received().size() == 1);
    office.later(std::chrono::hours{1});
    CHECK(office.made().size() == 4);

    office.at("2028-03-31T09:00");  // a standstill of two years
    CHECK(office.made().size() == 4 + limits::kSkippedRuns + 1);
    office.checkLog();
}

TEST_CASE("a run that ended with the program is made once, and one that always does is given up", "[app]") {
    ReportOffice office;
    const auto interrupt = [&] {
        office.database.write({{}, office.clock.now()}, [&](storage::WriteTransaction& transaction) {
            for (const auto& run : storage::waitingReportRuns(transaction, office.schedule))
                storage::beginReportRun(transaction, run.id, office.clock.now());
        });
        office.restart();
    };
    static_cast<void>(office.app.reportSchedules.runNow(office.director, office.schedule, std::nullopt));
    interrupt();
    office.work();
    REQUIRE(office.made().size() == 1);
    CHECK(office.made()[0].state == ReportRunState::made);
    CHECK(office.made()[0].attempts == 2);
    CHECK(office.mails().size() == 1);

    static_cast<void>(office.app.reportSchedules.runNow(office.director, office.schedule, std::nullopt));
    for (int i = 0; i < limits::kReportRunAttempts; ++i)
        interrupt();
    office.work();
    CHECK(office.made()[1].state == ReportRunState::failed);
    CHECK(contains(office.made()[1].reason, "Đã thử 5 lần"));
    CHECK(office.notices(office.director) == std::vector<std::string>{"report_failed"});
    office.checkLog();
}

TEST_CASE("a report is made with the rights that its owner has at that moment", "[app]") {
    ReportOffice office;
    const auto reasonAt = [&](const std::string& moment) {
        office.at(moment);
        const auto run = office.made().back();
        CHECK(run.state == ReportRunState::failed);
        CHECK(run.files.empty());
        return run.reason;
    };
    SECTION("a blocked account") {
        app::AccountChange block;
        block.disabled = true;
        static_cast<void>(office.app.accounts.change(office.admin, office.director.account.id, block, ""));
        CHECK(contains(reasonAt(kDue), "Tài khoản lập lịch đã bị khóa."));
    }
    SECTION("a person who left the unit") {
        const app::PostEnd end{*domain::parseIsoDate("2026-03-03"), {}, "Chuyển công tác"};
        static_cast<void>(office.app.posts.end(office.admin, office.director.account.posts.at(0).id, end));
        CHECK(!reasonAt(kDue).empty());
        CHECK(office.notices(office.director) == std::vector<std::string>{"report_failed"});
    }
    CHECK(office.server.received().empty());
    CHECK(office.mails().empty());
    office.checkLog();
}

TEST_CASE("a mail is sent again with the same id until the server has it", "[app]") {
    ReportOffice office;
    office.server.next({Does::refuseForNow, Does::greetWithBusy, Does::takeAndCut, Does::take});
    office.at(kDue);
    CHECK(office.server.received().empty());
    CHECK(office.mails()[0].state == ReportMailState::waiting);
    CHECK(contains(office.mails()[0].reason, "451"));
    office.work();
    CHECK(office.server.connections() == 1);  // not before its time
    for (int i = 0; i < 3; ++i)
        office.later(std::chrono::minutes{16});
    const auto received = office.server.received();
    REQUIRE(received.size() == 2);
    CHECK(received[0].messageId == received[1].messageId);
    CHECK(office.mails()[0].state == ReportMailState::sent);
    CHECK(office.mails()[0].attempts == 4);
}

TEST_CASE("a mail that is refused, or old, is given up and its owner told", "[app]") {
    ReportOffice office;
    SECTION("refused") {
        office.server.next({Does::refuse});
        office.at(kDue);
        CHECK(contains(office.mails()[0].reason, "550"));
    }
    SECTION("old") {
        office.server.next({Does::refuseForNow});
        office.at(kDue);
        office.later(std::chrono::days{limits::kReportMailDays} + std::chrono::seconds{1});
        CHECK(contains(office.mails()[0].reason, "14 ngày không gửi được."));
    }
    CHECK(office.mails()[0].state == ReportMailState::refused);
    CHECK(office.notices(office.director) == std::vector<std::string>{"report_not_mailed"});
    CHECK(office.made().front().state == ReportRunState::made);
}

TEST_CASE("a run whose file is gone holds up no other mail", "[app]") {
    ReportOffice office;
    office.server.next({Does::refuseForNow});
    office.at(kDue);
    office.database.write({{}, office.clock.now()}, [](storage::WriteTransaction& transaction) {
        storage::execute(transaction, "UPDATE report_run_files SET digest = $1",
                         {"sha256:" + std::string(64, '0')});
    });
    office.at("2026-03-12T07:30");
    const auto mails = office.mails();
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].state == ReportMailState::refused);
    CHECK(contains(mails[0].reason, "Tệp của báo cáo bị hỏng."));
    CHECK(mails[1].state == ReportMailState::sent);
}

TEST_CASE("an account gets its mail at the address of that day, each address one", "[app]") {
    ReportOffice office;
    const auto setMail = [&](const app::Caller& person, const std::string& address) {
        static_cast<void>(office.app.accounts.changeOwnMail(person, {address, domain::MailPreference::none}));
    };
    setMail(office.clerk, "cu@binhminh.gov.vn");
    setMail(office.officer, "chuyenvien@binhminh.gov.vn");
    app::ReportScheduleRequest request = ReportOffice::weekly();
    request.day = 5;
    request.accounts = {office.clerk.account.id, office.officer.account.id};
    request.addresses = {"moi@binhminh.gov.vn"};
    static_cast<void>(office.create(office.director, request));
    setMail(office.clerk, "moi@binhminh.gov.vn");
    setMail(office.officer, "");

    office.at("2026-03-06T07:30");

    const auto mails = office.mails();
    REQUIRE(mails.size() == 3);  // one of the other schedule
    CHECK(mails[1].address == "moi@binhminh.gov.vn");
    CHECK(mails[1].state == ReportMailState::sent);
    CHECK(mails[2].state == ReportMailState::dropped);
    CHECK(mails[2].reason == "Tài khoản không còn địa chỉ thư.");
}

TEST_CASE("without a mail server the files are made, and the mails say why they are not sent", "[app]") {
    ReportOffice office;
    office.runs.emplace(office.database, office.blobs, office.clock, office.app.directory,
                        office.app.rateReports, office.app.reformIndexes, false);
    office.at(kDue);
    CHECK(office.made().front().files.size() == 2);
    CHECK(office.mails()[0].state == ReportMailState::dropped);
    CHECK(contains(office.mails()[0].reason, "chưa được cấu hình máy chủ thư"));
}

TEST_CASE("what is stopped is neither made nor mailed any more", "[app]") {
    ReportOffice office;
    SECTION("before it is made") {
        static_cast<void>(office.app.reportSchedules.runNow(office.director, office.schedule, std::nullopt));
        office.app.reportSchedules.stop(office.admin, office.schedule);
        office.at("2026-03-12T07:30");
        REQUIRE(office.made().size() == 1);
        CHECK(office.made()[0].state == ReportRunState::skipped);
    }
    SECTION("before it is mailed") {
        office.server.next({Does::refuseForNow});
        office.at(kDue);
        office.app.reportSchedules.stop(office.director, office.schedule);
        office.later(std::chrono::minutes{16});
        CHECK(office.mails()[0].state == ReportMailState::dropped);
    }
    CHECK(office.server.received().empty());
    office.app.reportSchedules.stop(office.director, office.schedule);
    CHECK(codeOf([&] {
              static_cast<void>(
                  office.app.reportSchedules.runNow(office.director, office.schedule, std::nullopt));
          }) == ErrorCode::conflict);
    office.checkLog();
}

TEST_CASE("the department index is made of the year of the period, of one unit its sheet", "[app]") {
    ReportOffice office;
    office.defineIndex(2026);
    auto request = ReportOffice::weekly();
    request.report = domain::ScheduledReport::index;
    request.index = "CCHC";
    request.day = 5;
    request.formats = {"csv"};
    static_cast<void>(office.create(office.director, request));
    request.period = domain::SchedulePeriod::lastYear;
    static_cast<void>(office.create(office.director, request));

    office.at("2026-03-06T07:30");

    const auto runs = office.made();
    REQUIRE(runs.size() == 3);  // one of the other schedule
    CHECK(runs[1].state == ReportRunState::made);
    CHECK(runs[1].asOfChange > 0);
    REQUIRE(runs[1].files.size() == 1);
    CHECK(contains(runs[1].files[0].name, "phieu-cham-diem-"));
    CHECK(contains(office.blobs.read(runs[1].files[0].digest), "Kế hoạch"));
    CHECK(runs[2].state == ReportRunState::failed);
    CHECK(contains(runs[2].reason, "Năm 2025 chưa có bộ chỉ số CCHC."));
    office.checkLog();
}

TEST_CASE("an index is scheduled by a code that is there, and other reports have none", "[app]") {
    ReportOffice office;
    auto request = ReportOffice::weekly();
    request.index = "CCHC";
    CHECK(violationsOf([&] { static_cast<void>(office.create(office.director, request)); }) ==
          std::vector<std::string>{"index not_of_this_report"});
    request.report = domain::ScheduledReport::index;
    CHECK(violationsOf([&] { static_cast<void>(office.create(office.director, request)); }) ==
          std::vector<std::string>{"index unknown_index"});
}

TEST_CASE("every report that can be scheduled is made in every form", "[app]") {
    ReportOffice office;
    office.defineIndex(2026);
    int day = 1;
    for (const auto& word : domain::kWords<domain::ScheduledReport>) {
        auto request = ReportOffice::weekly();
        request.report = word.value;
        request.unit.reset();
        request.formats = {"csv", "pdf", "xlsx"};
        request.day = day++;
        if (word.value == domain::ScheduledReport::index) request.index = "CCHC";
        static_cast<void>(office.create(office.admin, request));
    }
    office.at("2026-03-09T07:30");
    std::size_t made = 0;
    for (const auto& run : office.made())
        if (run.state == ReportRunState::made && run.files.size() == 3) ++made;
    CHECK(made == domain::kWords<domain::ScheduledReport>.size());
}

}  // namespace
}  // namespace vanthu::tests
