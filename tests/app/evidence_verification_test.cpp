#include "storage/declared_store.h"
#include "storage/index_score_store.h"
#include "storage/number_store.h"
#include "storage/published_report_store.h"
#include "storage/reform_index_store.h"
#include "storage/sample_store.h"
#include "storage/statistic_store.h"
#include "tests/app/registry.h"

namespace vanthu::tests {
namespace {

using Findings = std::vector<std::string>;

/// A registry with declaration 1, corrected by 2, and a sample of two numbers of which one was looked up.
struct Audited : Registry {
    Audited() {
        const domain::Actor actor{admin.account.id, clock.now()};
        database.write(actor, [&](storage::WriteTransaction& transaction) {
            domain::DeclaredCount said;
            said.organisation = clerk.account.organisation;
            said.from = *domain::parseIsoDate("2026-01-01");
            said.to = *domain::parseIsoDate("2026-01-31");
            said.documents = 40;
            said.declaredByName = "Trần Thị Bình";
            said.corrects = storage::insertDeclaredCount(transaction, said).id;
            said.note = "Đếm thiếu một số";
            said.documents = 41;
            storage::insertDeclaredCount(transaction, said);
            domain::SampleAudit audit;
            audit.organisation = said.organisation;
            audit.series = storage::listSeries(transaction, bookOf("di"), std::nullopt).at(0).id;
            audit.from = said.from;
            audit.to = said.to;
            audit.population = 5;
            audit.numbers = {{.number = 1}, {.number = 4}};
            audit = storage::insertSampleAudit(transaction, audit);
            auto looked = audit.numbers.at(0);
            looked.result = domain::SampleResult::different;
            looked.note = "Sai ngày";
            storage::recordSampleNumber(transaction, audit, looked);
            return 0;
        });
        writeIndex(folder.path() / "index", 3, 0);
    }
};

/// Index 1 with a score that another took the place of, closed with one line.
struct Ranked : Registry {
    Ranked() {
        const domain::Actor actor{admin.account.id, clock.now()};
        database.write(actor, [&](storage::WriteTransaction& transaction) {
            domain::ReformIndex ranked;
            ranked.definition = {.code = "X", .year = 2025, .name = "Chỉ số", .maximum = 100};
            ranked.definition.groups = {domain::UnitGroup::departments};
            ranked.definition.items = {{.code = "1", .name = "Kế hoạch", .maximum = 100}};
            ranked.definition.items[0].method = domain::ScoringMethod::selfScore;
            ranked = storage::insertReformIndex(transaction, ranked);
            domain::IndexScore score{
                .index = ranked.id, .organisation = clerk.account.organisation, .criterion = "1"};
            score.replaces = storage::insertIndexScore(transaction, score, {ranked.id}).id;
            score.points = 60;
            static_cast<void>(storage::insertIndexScore(transaction, score, {ranked.id}));
            storage::IndexClosing closing{.asOf = 1'000'000};
            closing.lines = {{.organisation = score.organisation, .name = "Sở Nội vụ"}};
            closing.lines[0].criteria = {{60, domain::PointsSource::selfScored, 0, 0}};
            static_cast<void>(storage::closeReformIndex(transaction, ranked.id, closing));
            return 0;
        });
        writeIndex(folder.path() / "index", 3, 0);
    }
};

/// Package 1, which 2 took the place of, a duty, and a published report.
struct Delivered : Registry {
    Delivered() {
        const domain::Actor actor{admin.account.id, clock.now()};
        database.write(actor, [&](storage::WriteTransaction& transaction) {
            domain::KeptPackage package{.organisation = clerk.account.organisation,
                                        .from = *domain::parseIsoDate("2026-01-01"),
                                        .to = *domain::parseIsoDate("2026-01-31"),
                                        .sequence = 1,
                                        .digest = "sha256:1",
                                        .file = "{\"package\":\"1\"}"};
            static_cast<void>(storage::insertStatisticPackage(transaction, package));
            package.sequence = 2;
            package.digest = "sha256:2";
            package.file = "{\"package\":\"2\"}";
            static_cast<void>(storage::insertStatisticPackage(transaction, package));
            static_cast<void>(storage::insertStatisticDuty(
                transaction, {.organisation = package.organisation, .from = package.from}));
            domain::PublishedReport report{.title = "Quý I", .from = package.from, .to = package.to};
            report.files = {{"csv", "text/csv", "a.csv", blobs.put("một").digest, 4}};
            static_cast<void>(storage::insertPublishedReport(transaction, report));
            return 0;
        });
        writeIndex(folder.path() / "index", 3, 0);
    }
};

}  // namespace

TEST_CASE("verify names delivered packages and duties that are not as the log says", "[app]") {
    Delivered registry;
    REQUIRE(registry.verifiedAfter("") == Findings{});
    const Findings first{"statistic_package_altered: gói số liệu 1"};
    const Findings second{"statistic_package_altered: gói số liệu 2"};
    const std::string set = "UPDATE statistic_packages SET ";
    CHECK(registry.verifiedAfter(set + "file = '{}' WHERE id = 2") == second);
    CHECK(registry.verifiedAfter(set + "to_day = to_day + 1 WHERE id = 2") == second);
    CHECK(registry.verifiedAfter(set + "digest = 'sha256:3' WHERE id = 2") == second);
    CHECK(registry.verifiedAfter(set + "until = 9223372036854775807 WHERE id = 1") == first);
    CHECK(registry.verifiedAfter(set + "since = 1 WHERE id = 1") == first);
    CHECK(registry.verifiedAfter("DELETE FROM statistic_packages WHERE id = 1") == first);
    const Findings duty{"statistic_duty_altered: trách nhiệm gửi số liệu 1"};
    CHECK(registry.verifiedAfter("UPDATE statistic_duties SET to_day = 20000") == duty);
    CHECK(registry.verifiedAfter("UPDATE statistic_duties SET since = 1") == duty);
    CHECK(registry.verifiedAfter("UPDATE statistic_duties SET until = 5") == duty);
}

TEST_CASE("verify names published reports that are not as the log says", "[app]") {
    Delivered registry;
    const Findings report{"published_report_altered: báo cáo công bố 1"};
    CHECK(registry.verifiedAfter("UPDATE published_reports SET title = 'Quý II'") == report);
    CHECK(registry.verifiedAfter("UPDATE published_reports SET as_of_change = 99") == report);
    CHECK(registry.verifiedAfter("UPDATE published_reports SET withdrawn_at = 5, withdrawn_by = 1") ==
          report);
    CHECK(registry.verifiedAfter("UPDATE published_report_files SET name = 'b.csv'") == report);
    CHECK(registry.verifiedAfter("UPDATE published_report_files SET size_bytes = 5") != Findings{});
    CHECK(registry.verifiedAfter("DELETE FROM published_report_files") == report);
}

TEST_CASE("verify names indexes and scores that are not as the log says", "[app]") {
    Ranked registry;
    REQUIRE(registry.verifiedAfter("") == Findings{});
    const Findings index{"reform_index_altered: bộ chỉ số 1"};
    CHECK(registry.verifiedAfter("UPDATE reform_indexes SET maximum = 90") == index);
    CHECK(registry.verifiedAfter("UPDATE reform_indexes SET since = 1") == index);
    CHECK(registry.verifiedAfter("UPDATE reform_indexes SET closed_since = 0") == index);
    CHECK(registry.verifiedAfter("UPDATE reform_index_items SET maximum = 90") == index);
    CHECK(registry.verifiedAfter("UPDATE index_points SET points = 61") == index);
    CHECK(registry.verifiedAfter("UPDATE index_lines SET previous_rank = 1") == index);
    CHECK(registry.verifiedAfter("DELETE FROM index_points") == index);
    const Findings score{"index_score_altered: điểm chấm chỉ số 2"};
    CHECK(registry.verifiedAfter("UPDATE index_scores SET points = 61 WHERE id = 2") == score);
    CHECK(registry.verifiedAfter("UPDATE index_scores SET until = 5 WHERE id = 2") == score);
    CHECK(registry.verifiedAfter("DELETE FROM index_scores WHERE id = 2") != Findings{});
}

TEST_CASE("verify names declarations and samples that are not as the log says", "[app]") {
    Audited registry;
    REQUIRE(registry.verifiedAfter("") == Findings{});
    const Findings declared{"declared_count_altered: khai báo số lượng 1"};
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET documents = 9 WHERE id = 1") == declared);
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET to_day = to_day + 1 WHERE id = 1") == declared);
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET declared_by_name = 'Ai đó' WHERE id = 1") ==
          declared);
    // When it counted is told by the log as well.
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET since = 1 WHERE id = 1") == declared);
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET until = until + 5 WHERE id = 1") == declared);
    CHECK(registry.verifiedAfter("UPDATE declared_counts SET until = 99999 WHERE id = 2") ==
          Findings{"declared_count_altered: khai báo số lượng 2"});
    CHECK(registry.verifiedAfter("DELETE FROM declared_counts WHERE id = 1") == declared);
    const Findings audit{"sample_audit_altered: cuộc kiểm tra mẫu 1"};
    CHECK(registry.verifiedAfter("UPDATE sample_audits SET seed = 7") == audit);
    CHECK(registry.verifiedAfter("UPDATE sample_audits SET closed_at = 7") == audit);
    CHECK(registry.verifiedAfter("UPDATE sample_numbers SET number = 5 WHERE number = 4") == audit);
    CHECK(registry.verifiedAfter("DELETE FROM sample_numbers WHERE number = 4") == audit);
    const Findings result{"sample_number_altered: kết quả kiểm tra mẫu 1"};
    CHECK(registry.verifiedAfter("UPDATE sample_numbers SET result = 'found' WHERE number = 1") == result);
    CHECK(registry.verifiedAfter("UPDATE sample_numbers SET note = '' WHERE number = 1") == result);
    CHECK(registry.verifiedAfter("UPDATE sample_numbers SET result = 'found' WHERE number = 4") ==
          Findings{"sample_number_altered: kết quả kiểm tra mẫu 2"});
}

}  // namespace vanthu::tests
