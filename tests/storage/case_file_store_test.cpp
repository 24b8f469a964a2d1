#include "storage/case_file_store.h"
#include "storage/account_store.h"
#include "storage/case_item_store.h"
#include "storage/case_plan_store.h"
#include "storage/change_log.h"
#include "storage/handling_store.h"
#include "storage/open_work.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using domain::CaseFileState;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

constexpr int kYear = 2018;
const domain::AccessScope kEverything{true, {}};

struct CaseDesk {
    Office office;
    domain::AccountId maker;
};

CaseDesk makeCaseDesk(storage::Database& database) {
    const auto office = makeOffice(database);
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        domain::Account account;
        account.login = "can.bo";
        account.fullName = "Trần Văn Cường";
        account.organisation = office.organisation;
        return CaseDesk{office, storage::insertAccount(transaction, account, "hash").id};
    });
}

domain::CaseFile newFile(const CaseDesk& desk, int number, const std::string& notation = "TCCB") {
    domain::CaseFile file;
    file.organisation = desk.office.organisation;
    file.unit = desk.office.organisation;
    file.year = kYear;
    file.code = {number, notation};
    file.state = CaseFileState::open;
    file.title = "Hồ sơ thi tuyển công chức";
    file.retention = {20};
    file.maker = desk.maker;
    file.language = "Tiếng Việt";
    file.createdAt = clerk().at;
    file.since = clerk().at;
    return file;
}

domain::CasePlan newPlan(const CaseDesk& desk) {
    domain::CasePlan plan;
    plan.organisation = desk.office.organisation;
    plan.year = kYear;
    plan.lines = {{domain::PlanLevel::large, "Tổ chức cán bộ", "TCCB"},
                  {domain::PlanLevel::small, "Tuyển dụng"},
                  {.level = domain::PlanLevel::file,
                   .title = "Thi tuyển công chức",
                   .retention = {20},
                   .maker = desk.maker,
                   .note = "quý III"}};
    plan.createdBy = clerk().account;
    plan.createdAt = clerk().at;
    plan.since = clerk().at;
    return plan;
}

domain::CaseItem itemOf(const domain::CaseFile& file, const domain::Document& document) {
    return {.file = file.id, .document = document.id, .note = "bản chính", .putBy = {7}, .putAt = clerk().at};
}

domain::CaseFile closedFile(WriteTransaction& transaction, const CaseDesk& desk, int number,
                            std::optional<domain::Date> handOverBy) {
    auto file = storage::insertCaseFile(transaction, newFile(desk, number));
    file.state = CaseFileState::closed;
    file.handOverBy = handOverBy;
    return storage::storeCaseFile(transaction, file, "close");
}

}  // namespace

CONTRACT_CASE("a plan comes back as it was stored, one for each unit and year", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    const auto plan = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertCasePlan(transaction, newPlan(desk));
    });

    database.write(clerk(), [&](WriteTransaction& transaction) {
        auto found = storage::findCasePlan(transaction, plan.id);
        REQUIRE(found);
        CHECK(found->lines == newPlan(desk).lines);
        CHECK(found->version == 1);
        found->state = domain::CasePlanState::approved;
        found->approvedBy = desk.maker;
        found->approvedAt = clerk().at;
        found->lines.at(2).number = 1;
        found->lines.push_back({domain::PlanLevel::large, "Hành chính", "HC"});
        CHECK(storage::storeCasePlan(transaction, *found, "approve").version == 2);
    });

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findCasePlan(transaction, desk.office.organisation, kYear);
        REQUIRE(found);
        CHECK(found->approvedBy == desk.maker);
        CHECK(found->lines.size() == 4);
        CHECK(found->lines.at(2).number == 1);
        CHECK(storage::listCasePlans(transaction, desk.office.organisation).size() == 1);
        CHECK_FALSE(storage::findCasePlan(transaction, desk.office.organisation, kYear + 1));
        const auto changes = storage::changesOf(transaction, "case_plan", plan.id.value);
        REQUIRE(changes.size() == 2);
        CHECK(changes[1].after == storage::recordOf(*found));
    });
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  static_cast<void>(storage::insertCasePlan(transaction, newPlan(desk)));
              });
          }) == ErrorCode::conflict);
}

CONTRACT_CASE("a case file comes back as it was stored, its code once in a year", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    const auto file = database.write(clerk(), [&](WriteTransaction& transaction) {
        auto made = storage::insertCaseFile(transaction, newFile(desk, 1));
        made.state = CaseFileState::closed;
        made.endDate = domain::Date::fromDays(17900);
        made.handOverBy = domain::Date::fromDays(18265);
        made.rights = domain::CaseRights::conditional;
        made.documentTotal = 3;
        made.pageTotal = 40;
        made.description = "Tập 1";
        return storage::storeCaseFile(transaction, made, "close");
    });

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findCaseFile(transaction, file.id);
        REQUIRE(found);
        CHECK(storage::recordOf(*found) == storage::recordOf(file));
        CHECK(domain::printCode(found->code) == "01.TCCB");
        CHECK(found->handOverBy == domain::Date::fromDays(18265));
        CHECK(storage::changesOf(transaction, "case_file", file.id.value).size() == 2);
        CHECK_FALSE(storage::findCaseFile(transaction, {999}));
    });
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  static_cast<void>(storage::insertCaseFile(transaction, newFile(desk, 1)));
              });
          }) == ErrorCode::conflict);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        static_cast<void>(storage::insertCaseFile(transaction, newFile(desk, 4, "HC")));
        const auto highest = [&](const std::optional<std::string>& notation) {
            return storage::highestCaseNumber(transaction, desk.office.organisation, kYear, notation);
        };
        CHECK(highest(std::nullopt) == 4);
        CHECK(highest("TCCB") == 1);
        CHECK(highest("TC") == 0);
    });
}

CONTRACT_CASE("a document is in several files without being copied, in each with an ordinal", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto first = storage::insertCaseFile(transaction, newFile(desk, 1));
        const auto second = storage::insertCaseFile(transaction, newFile(desk, 2));
        const auto letter = registerNumbered(transaction, incomingDocument(desk.office, "1"));
        const auto reply = registerNumbered(transaction, outgoingDocument(desk.office));
        static_cast<void>(storage::insertCaseItem(transaction, itemOf(first, letter)));
        const auto answer = storage::insertCaseItem(transaction, itemOf(first, reply));
        static_cast<void>(storage::insertCaseItem(transaction, itemOf(second, letter)));
        CHECK(answer.ordinal == 2);
        CHECK(storage::caseItemsWith(transaction, letter.id).size() == 2);
        CHECK(storage::totalsOf(transaction, first.id).documents == 2);

        storage::removeCaseItem(transaction, answer, "Đưa nhầm");
        CHECK(storage::caseItemsOf(transaction, first.id).size() == 1);
        // Its ordinal is not given again, and it may be put in once more.
        CHECK(storage::insertCaseItem(transaction, itemOf(first, reply)).ordinal == 3);
        const auto changes = storage::changesOf(transaction, "case_item", answer.id.value);
        REQUIRE(changes.size() == 2);
        CHECK(changes[1].action == "remove");
        CHECK(changes[1].after.find("Đưa nhầm") != std::string::npos);
        CHECK(codeOf([&] {
                  static_cast<void>(storage::insertCaseItem(transaction, itemOf(second, letter)));
              }) == ErrorCode::conflict);
    });
}

CONTRACT_CASE("documents that are still handled are pending in their file", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto file = storage::insertCaseFile(transaction, newFile(desk, 1));
        const auto put = [&](const std::string& number) {
            const auto document = registerNumbered(transaction, incomingDocument(desk.office, number));
            static_cast<void>(storage::insertCaseItem(transaction, itemOf(file, document)));
            return document.id;
        };
        const auto untouched = put("1");  // registered before handlings were kept
        const auto handled = put("2");
        const auto recalled = put("3");
        const auto outgoing = registerNumbered(transaction, outgoingDocument(desk.office));
        static_cast<void>(storage::insertCaseItem(transaction, itemOf(file, outgoing)));
        storage::openHandling(transaction, handled, desk.office.organisation);
        storage::recallDocument(transaction, recalled, "Sai");
        CHECK(storage::pendingIn(transaction, file.id) == std::vector{untouched, handled});

        for (const auto id : {untouched, handled})
            storage::storeHandling(transaction,
                                   {.document = id,
                                    .organisation = desk.office.organisation,
                                    .state = domain::HandlingState::filed,
                                    .since = clerk().at},
                                   "file");
        CHECK(storage::pendingIn(transaction, file.id).empty());
    });
}

CONTRACT_CASE("files are due from 30 days before their last day, the most urgent first, page by page",
              "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    const auto today = domain::Date::fromDays(18000);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto inTime = closedFile(transaction, desk, 1, today.plusDays(domain::kHandOverNoticeDays));
        static_cast<void>(closedFile(transaction, desk, 2, today.plusDays(domain::kHandOverNoticeDays + 1)));
        const auto late = closedFile(transaction, desk, 3, today.plusDays(-5));
        static_cast<void>(closedFile(transaction, desk, 4, std::nullopt));
        auto handedOver = closedFile(transaction, desk, 5, today);
        handedOver.state = CaseFileState::handedOver;
        static_cast<void>(storage::storeCaseFile(transaction, handedOver, "hand_over"));

        const auto due = [&](const domain::AccessScope& scope, domain::AccountId reader, std::int64_t after,
                             int limit) {
            std::vector<domain::CaseFileId> ids;
            for (const auto& file : storage::caseFilesDue(transaction, today, scope, reader, after, limit))
                ids.push_back(file.id);
            return ids;
        };
        CHECK(due(kEverything, {}, 0, 10) == std::vector{late.id, inTime.id});
        CHECK(due(kEverything, {}, storage::placeOfDue(late), 10) == std::vector{inTime.id});
        CHECK(due(kEverything, {}, 0, 1) == std::vector{late.id});
        CHECK(due({}, desk.maker, 0, 10).size() == 2);
        CHECK(due({}, {999}, 0, 10).empty());
        CHECK(due({false, {desk.office.organisation}}, {999}, 0, 10).size() == 2);
    });
}

CONTRACT_CASE("files are listed for whoever may know of them", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto open = storage::insertCaseFile(transaction, newFile(desk, 1));
        static_cast<void>(closedFile(transaction, desk, 2, std::nullopt));
        auto planned = newFile(desk, 3);
        planned.state = CaseFileState::planned;
        static_cast<void>(storage::insertCaseFile(transaction, planned));
        const domain::AccessScope unit{false, {desk.office.organisation}};
        const auto listed = [&](const storage::CaseFileFilter& filter, const domain::AccessScope& scope,
                                domain::AccountId reader, domain::CaseFileId after = {}) {
            return storage::listCaseFiles(transaction, filter, scope, reader, after, 10).size();
        };
        CHECK(listed({}, unit, {999}) == 3);
        CHECK(listed({}, unit, {999}, open.id) == 2);
        CHECK(listed({.state = CaseFileState::closed}, unit, {999}) == 1);
        CHECK(listed({.year = kYear + 1}, kEverything, {}) == 0);
        CHECK(listed({.maker = domain::AccountId{999}}, kEverything, {}) == 0);
        CHECK(listed({}, {}, desk.maker) == 3);
        CHECK(listed({.organisation = domain::OrganisationId{999}}, unit, {999}) == 0);
        CHECK(storage::endedCaseFiles(transaction, desk.office.organisation, kYear).size() == 1);
    });
}

CONTRACT_CASE("whoever leaves hands over the files that are not in the archive yet", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeCaseDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto open = storage::insertCaseFile(transaction, newFile(desk, 1));
        static_cast<void>(closedFile(transaction, desk, 2, std::nullopt));
        auto archived = closedFile(transaction, desk, 3, std::nullopt);
        archived.state = CaseFileState::handedOver;
        archived = storage::storeCaseFile(transaction, archived, "hand_over");
        domain::Account account;
        account.login = "ke.nhiem";
        account.fullName = "Lê Thị Bình";
        account.organisation = desk.office.organisation;
        const auto successor = storage::insertAccount(transaction, account, "hash").id;
        const storage::WorkPlace place{desk.maker, desk.office.organisation};

        const auto work = storage::openWorkOf(transaction, place);
        REQUIRE(work.size() == 2);
        CHECK(work[0].kind == "case_file");
        CHECK(work[0].subject == "01.TCCB Hồ sơ thi tuyển công chức");
        CHECK(storage::handOverWork(transaction, place, successor, "Nghỉ hưu") == 2);
        CHECK(storage::openWorkOf(transaction, place).empty());
        const auto handed = storage::findCaseFile(transaction, open.id);
        REQUIRE(handed);
        CHECK(handed->maker == successor);
        CHECK(handed->note == "Nghỉ hưu");
        CHECK(storage::findCaseFile(transaction, archived.id)->maker == desk.maker);
    });
}

}  // namespace vanthu::tests
