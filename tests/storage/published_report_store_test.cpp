#include "storage/published_report_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/integrity.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <algorithm>

namespace vanthu::tests {

using domain::PublishedReport;
using domain::PublishedReportId;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

PublishedReport publish(storage::Database& database, const std::string& title,
                        std::vector<domain::OrganisationId> hidden = {}) {
    PublishedReport report;
    report.report = domain::FigureReport::handling;
    report.title = title;
    report.organisationName = "UBND tỉnh";
    report.from = day("2018-01-01");
    report.to = day("2018-12-31");
    report.asOf = 7;
    report.hiddenUnits = std::move(hidden);
    report.publishedByName = "Trần Thị Bình";
    report.files = {{"csv", "text/csv; charset=utf-8", "a.csv", "sha256:" + title, 12},
                    {"pdf", "application/pdf", "a.pdf", "sha256:pdf" + title, 34}};
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertPublishedReport(transaction, report);
    });
}

PublishedReport withdraw(storage::Database& database, PublishedReportId id) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::withdrawPublishedReport(transaction, id, "Lê An", "Nhầm kỳ");
    });
}

std::vector<std::string> titles(storage::Database& database, const storage::PublishedQuery& query) {
    std::vector<std::string> found;
    for (const auto& report : database.read(
             [&](ReadTransaction& transaction) { return storage::publishedReports(transaction, query); }))
        found.push_back(report.title);
    return found;
}

}  // namespace

CONTRACT_CASE("a published report is kept with its forms, as the log recorded it", "[storage]") {
    auto& database = contract.database();
    const auto made = publish(database, "Một", {{3}, {17}});
    const auto gone = withdraw(database, publish(database, "Hai").id);

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findPublishedReport(transaction, made.id);
        REQUIRE(found);
        CHECK(storage::recordOf(*found) == storage::recordOf(made));
        CHECK(found->hiddenUnits == std::vector<domain::OrganisationId>{{3}, {17}});
        CHECK(found->files.size() == 2);
        CHECK_FALSE(storage::findPublishedReport(transaction, {99}));
        // What verify holds against each other.
        for (const auto& record : storage::recordsOf(transaction, storage::Kept::publishedReport))
            CHECK(storage::changesOf(transaction, "published_report", record.id).back().after == record.json);
        const auto digests = storage::fileDigestsAfter(transaction, "", 100);
        CHECK(std::ranges::find(digests, "sha256:pdfMột") != digests.end());
        CHECK(std::ranges::find(digests, "sha256:Hai") != digests.end());
    });
    CHECK(gone.withdrawalReason == "Nhầm kỳ");
    CHECK(gone.withdrawnAt.has_value());
}

CONTRACT_CASE("published reports are listed newest first, and withdrawn ones only inside", "[storage]") {
    auto& database = contract.database();
    publish(database, "Một");
    const auto second = publish(database, "Hai");
    const auto third = publish(database, "Ba");
    withdraw(database, second.id);

    using Titles = std::vector<std::string>;
    CHECK(titles(database, {.withWithdrawn = false, .before = {}, .limit = 10}) == Titles{"Ba", "Một"});
    CHECK(titles(database, {.withWithdrawn = true, .before = {}, .limit = 2}) == Titles{"Ba", "Hai"});
    CHECK(titles(database, {.withWithdrawn = false, .before = third.id, .limit = 10}) == Titles{"Một"});
}

CONTRACT_CASE("a report is withdrawn once, and only one that was published", "[storage]") {
    auto& database = contract.database();
    const auto made = publish(database, "Một");
    withdraw(database, made.id);

    CHECK(codeOf([&] { withdraw(database, made.id); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { withdraw(database, {99}); }) == ErrorCode::notFound);
}

}  // namespace vanthu::tests
