#include "storage/reform_index_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/index_score_store.h"
#include "storage/integrity.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <map>
#include <random>

namespace vanthu::tests {

using domain::IndexScore;
using domain::ReformIndex;
using domain::ReformIndexId;
using domain::ScoreKind;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

ReformIndex sampleIndex(int year = 2018) {
    ReformIndex index;
    index.definition = {.code = "CCHC",
                        .year = year,
                        .name = "Chỉ số",
                        .groups = {domain::UnitGroup::departments, domain::UnitGroup::districts},
                        .maximum = 1000};
    domain::IndexItem field{.code = "1", .name = "Lĩnh vực", .guidance = "Ghi chú", .maximum = 1000};
    domain::IndexItem scored{.code = "1.1", .parent = "1", .name = "Tự chấm", .maximum = 600};
    scored.method = domain::ScoringMethod::selfScore;
    domain::IndexItem rated{.code = "1.2", .parent = "1", .name = "Tỷ lệ", .maximum = 400};
    rated.method = domain::ScoringMethod::rate;
    rated.rate = domain::OwnRate::j;
    rated.from = day(year, 1, 1);
    rated.to = day(year, 12, 31);
    rated.scale = {{{800, 200}, {950, 400}}, 0, 1000};
    index.definition.items = {field, scored, rated};
    index.definedByName = "Trần Thị Bình";
    return index;
}

ReformIndex insert(storage::Database& database, const ReformIndex& index) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertReformIndex(transaction, index);
    });
}

IndexScore scoreOf(const ReformIndex& index, const Office& office, std::int64_t points) {
    IndexScore score{.index = index.id, .organisation = office.organisation, .criterion = "1.1"};
    score.points = points;
    score.explanation = "Có văn bản";
    score.givenByName = "Trần Thị Bình";
    return score;
}

IndexScore give(storage::Database& database, const IndexScore& score,
                const std::vector<ReformIndexId>& alike = {}) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertIndexScore(transaction, score,
                                         alike.empty() ? std::vector{score.index} : alike);
    });
}

std::vector<IndexScore> scoresAt(storage::Database& database, domain::Sequence asOf, bool replaced = false) {
    return database.read([&](ReadTransaction& transaction) {
        return storage::indexScores(transaction,
                                    {.code = "CCHC", .year = 2018, .asOf = asOf, .replaced = replaced});
    });
}

/// What lies in the tables, by id, and what the log says of it last.
std::pair<std::map<std::int64_t, std::string>, std::map<std::int64_t, std::string>> stored(
    ReadTransaction& transaction, storage::Kept kept) {
    std::map<std::int64_t, std::string> rows;
    std::map<std::int64_t, std::string> log;
    for (const auto& record : storage::recordsOf(transaction, kept))
        rows[record.id] = record.json;
    for (const auto& change : storage::changesOfEntity(transaction, storage::entityOf(kept), 1'000'000))
        log[change.entityId] = change.after;
    return {rows, log};
}

}  // namespace

CONTRACT_CASE("a definition is read as it was stored, and replaced but once", "[storage]") {
    auto& database = contract.database();
    const auto first = insert(database, sampleIndex());
    contract.reopen();
    auto& again = contract.database();
    const auto found = again.read([&](ReadTransaction& transaction) {
        return storage::findReformIndex(transaction, first.id).value();
    });
    CHECK(storage::recordOf(found, {}) == storage::recordOf(first, {}));
    CHECK(found.definition.items.at(2).scale.steps.at(1) == domain::ScaleStep{950, 400});
    CHECK(found.definition.groups == first.definition.groups);
    CHECK(codeOf([&] { insert(again, sampleIndex()); }) == ErrorCode::conflict);
    auto next = sampleIndex();
    next.replaces = first.id;
    const auto second = insert(again, next);
    CHECK(second.version == 2);
    CHECK(codeOf([&] { insert(again, next); }) == ErrorCode::conflict);
    next.replaces = ReformIndexId{99};
    CHECK(codeOf([&] { insert(again, next); }) == ErrorCode::notFound);
    auto other = sampleIndex(2019);
    other.replaces = second.id;
    CHECK(codeOf([&] { insert(again, other); }) == ErrorCode::notFound);
    again.read([&](ReadTransaction& transaction) {
        const auto [rows, log] = stored(transaction, storage::Kept::reformIndex);
        CHECK(rows == log);
        CHECK(rows.size() == 2);
    });
}

CONTRACT_CASE("a score holds until another takes its place, and both stay", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto index = insert(database, sampleIndex());
    const auto document = store(database, outgoingDocument(office)).id;
    auto score = scoreOf(index, office, 550);
    score.documents = {document};
    const auto first = give(database, score);
    const auto before = database.head();
    CHECK(codeOf([&] { give(database, score); }) == ErrorCode::conflict);
    score.points = 500;
    score.documents.clear();
    score.replaces = first.id;
    const auto second = give(database, score);
    CHECK(codeOf([&] { give(database, score); }) == ErrorCode::conflict);

    const auto then = scoresAt(database, before);
    REQUIRE(then.size() == 1);
    CHECK(then[0].points == 550);
    CHECK(then[0].documents == std::vector{document});
    CHECK_FALSE(then[0].replacedBy);
    const auto now = scoresAt(database, database.head());
    REQUIRE(now.size() == 1);
    CHECK(now[0].id == second.id);
    const auto all = scoresAt(database, database.head(), true);
    REQUIRE(all.size() == 2);
    CHECK(all[0].replacedBy == second.id);
    // A review is a score of another kind, under another version the same criterion goes on.
    score.replaces.reset();
    score.kind = ScoreKind::review;
    give(database, score);
    auto next = sampleIndex();
    next.replaces = index.id;
    const auto version = insert(database, next);
    score.kind = ScoreKind::selfScore;
    score.index = version.id;
    CHECK(codeOf([&] { give(database, score, {version.id, index.id}); }) == ErrorCode::conflict);
    score.replaces = second.id;
    give(database, score, {version.id, index.id});
    CHECK(scoresAt(database, database.head()).size() == 2);
    database.read([&](ReadTransaction& transaction) {
        const auto [rows, log] = stored(transaction, storage::Kept::indexScore);
        CHECK(rows == log);
        CHECK(rows.size() == 4);
    });
}

CONTRACT_CASE("a closed index keeps its lines, and takes no score that came meanwhile", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto index = insert(database, sampleIndex());
    storage::IndexClosing closing{.asOf = database.head()};
    closing.closedByName = "Lê Văn An";
    closing.reporting = "UBND tỉnh";
    closing.lines = {
        {.organisation = office.organisation, .name = "Sở Nội vụ", .group = domain::UnitGroup::districts}};
    closing.lines[0].criteria = {{550, domain::PointsSource::selfScored, 0, 0},
                                 {200, domain::PointsSource::rate, 8, 10}};
    closing.lines[0].previousRank = 3;
    const auto close = [&] {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::closeReformIndex(transaction, index.id, closing);
        });
    };
    give(database, scoreOf(index, office, 550));
    CHECK(codeOf(close) == ErrorCode::conflict);
    database.read(
        [&](ReadTransaction& transaction) { CHECK(storage::closedLines(transaction, index.id).empty()); });
    closing.asOf = database.head();
    close();
    CHECK(codeOf(close) == ErrorCode::conflict);
    database.read([&](ReadTransaction& transaction) {
        const auto lines = storage::closedLines(transaction, index.id);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].criteria == closing.lines[0].criteria);
        CHECK(lines[0].previousRank == 3);
        CHECK(lines[0].group == domain::UnitGroup::districts);
        const auto [rows, log] = stored(transaction, storage::Kept::reformIndex);
        CHECK(rows == log);
        const auto closed = storage::findReformIndex(transaction, index.id).value();
        CHECK(domain::isClosed(closed, storage::newestChange(transaction)));
        CHECK_FALSE(domain::isClosed(closed, closed.closedSince - 1));
    });
}

// The scores as of every change against the list of what was given, kept beside it.
CONTRACT_CASE("scores as of any change of a random history are those that a list of them gives",
              "[storage]") {
    auto& database = contract.database();
    const std::vector offices{makeOffice(database, "H53.01"), makeOffice(database, "H53.02")};
    const auto index = insert(database, sampleIndex());
    std::mt19937 random(7);  // NOLINT: the same cases every time
    using Place = std::tuple<std::int64_t, std::string, ScoreKind>;
    std::map<Place, domain::IndexScoreId> newest;
    std::vector<IndexScore> given;
    for (int step = 0; step < 60; ++step) {
        auto score = scoreOf(index, offices[random() % 2], static_cast<std::int64_t>(random() % 600));
        score.criterion = random() % 2 == 0 ? "1.1" : "1.2";
        score.kind = random() % 2 == 0 ? ScoreKind::selfScore : ScoreKind::review;
        auto& before = newest[{score.organisation.value, score.criterion, score.kind}];
        if (before) score.replaces = before;
        score = give(database, score);
        before = score.id;
        given.push_back(score);
    }
    for (domain::Sequence at = index.since; at <= database.head(); ++at) {
        std::map<Place, std::int64_t> expected;
        for (const auto& score : given)
            if (score.since <= at)
                expected[{score.organisation.value, score.criterion, score.kind}] = score.points;
        std::map<Place, std::int64_t> found;
        for (const auto& score : scoresAt(database, at))
            REQUIRE(found.emplace(Place{score.organisation.value, score.criterion, score.kind}, score.points)
                        .second);
        REQUIRE(found == expected);
    }
}

}  // namespace vanthu::tests
