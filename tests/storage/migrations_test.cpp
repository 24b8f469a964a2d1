#include "storage/migrations.h"

#include "storage/account_store.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/sqlite_session.h"
#include "storage/work_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::Migration;
using storage::SqliteSession;

namespace {

constexpr domain::Timestamp kNow{};

/// The migrations that a program of the past had.
std::vector<Migration> upTo(int number) {
    auto migrations = storage::embeddedMigrations();
    std::erase_if(migrations, [&](const Migration& migration) { return migration.number > number; });
    return migrations;
}

std::vector<int> applied(SqliteSession& session) {
    storage::ReadTransaction transaction{session};
    return storage::allRows(transaction, "SELECT number FROM schema_migrations ORDER BY number", {},
                            [](const storage::Row& row) { return row.small(0); });
}

}  // namespace

// A gap is no fault: branches that grow beside each other keep their numbers, and one that comes later is
// applied later.
TEST_CASE("migrations are numbered upwards from one", "[storage]") {
    int last = 0;
    for (const auto& migration : storage::embeddedMigrations()) {
        CHECK(migration.number > last);
        if (last == 0) CHECK(migration.number == 1);
        last = migration.number;
    }
    CHECK(last >= 1);
}

TEST_CASE("a migration whose number fills a gap is applied to a database that has later ones", "[storage]") {
    const TempDir folder;
    SqliteSession session{(folder.path() / "vanthu.db").string(), SqliteSession::Access::readWrite};
    std::vector<Migration> migrations{{1, "0001_a.sql", "CREATE TABLE a (id {key})"},
                                      {3, "0003_c.sql", "CREATE TABLE c (id {key})"}};
    migrations[0] = storage::embeddedMigrations().front();
    storage::migrate(session, migrations, kNow);
    migrations.insert(migrations.begin() + 1, {2, "0002_b.sql", "CREATE TABLE b (id {key})"});

    storage::migrate(session, migrations, kNow);

    CHECK(applied(session) == std::vector<int>{1, 2, 3});
    CHECK_NOTHROW(session.script("SELECT * FROM b"));
}

TEST_CASE("a database of every earlier version is brought up to this one with its content", "[storage]") {
    const auto all = storage::embeddedMigrations();
    const auto version = GENERATE_COPY(range(1, static_cast<int>(all.size()) + 1));
    const TempDir folder;
    const auto path = (folder.path() / "vanthu.db").string();
    {
        SqliteSession session{path, SqliteSession::Access::readWrite};
        storage::migrate(session, upTo(version), kNow);
        session.script("INSERT INTO organisations DEFAULT VALUES");
    }

    { storage::Database database{{.url = "sqlite:" + path}}; }

    SqliteSession session{path, SqliteSession::Access::readWrite};
    CHECK(applied(session).size() == all.size());
    storage::ReadTransaction transaction{session};
    CHECK(storage::firstInteger(transaction, "SELECT COUNT(*) FROM organisations", {}) == 1);
}

TEST_CASE("role and unit of the accounts of an older version become their main posts", "[storage]") {
    const TempDir folder;
    const auto path = (folder.path() / "vanthu.db").string();
    {
        SqliteSession session{path, SqliteSession::Access::readWrite};
        storage::migrate(session, upTo(3), kNow);
        // 2018-11-01 06:30 in Vietnam, still the day before in UTC.
        session.script(
            "INSERT INTO organisations DEFAULT VALUES; INSERT INTO organisations DEFAULT VALUES;"
            "INSERT INTO accounts (login, full_name, role, organisation_id, disabled, created_at, "
            "password_hash) VALUES ('thu', 'Trần Thị Thư', 'van_thu', 2, 0, 1541028600, 'x')");
    }

    storage::Database database{{.url = "sqlite:" + path}};

    const auto accounts = database.read(
        [](storage::ReadTransaction& transaction) { return storage::listAccounts(transaction); });
    REQUIRE(accounts.size() == 1);
    CHECK(accounts[0].role == domain::Role::clerk);
    REQUIRE(accounts[0].posts.size() == 1);
    CHECK(accounts[0].posts[0].organisation == domain::OrganisationId{2});
    CHECK(accounts[0].posts[0].isMain);
    CHECK(accounts[0].posts[0].validFrom == domain::Date::fromParts(2018, 11, 1));
}

TEST_CASE("what waited in an older version has its place by urgency and deadline, and who is in charge",
          "[storage]") {
    const TempDir folder;
    const auto path = (folder.path() / "vanthu.db").string();
    const auto due = domain::Date::fromParts(2018, 11, 5).value();
    {
        SqliteSession session{path, SqliteSession::Access::readWrite};
        storage::migrate(session, upTo(24), kNow);
        session.script("INSERT INTO organisations DEFAULT VALUES");
        {
            session.script("BEGIN");
            storage::WriteTransaction transaction{session, clerk()};
            domain::Document document;
            document.direction = domain::Direction::incoming;
            document.organisation = {1};
            document.typeCode = "KH";
            document.urgency = domain::Urgency::express;
            document.dueDate = due;
            REQUIRE(storage::insertDocument(transaction, document).id.value == 1);
            for (const std::string login : {"lanh.dao", "can.bo"}) {
                domain::Account account;
                account.login = login;
                account.fullName = login;
                account.organisation = {1};
                static_cast<void>(storage::insertAccount(transaction, account, "hash"));
            }
            session.script("COMMIT");
        }
        session.script(
            "INSERT INTO handlings (document_id, organisation_id, state, presented_to, since, note) "
            "VALUES (1, 1, 'presented', 1, 0, '');"
            "INSERT INTO assignments (document_id, unit_id, account_id, role, state, due_date, instruction, "
            "assigned_by, assigned_at, result) VALUES (1, 1, 2, 'main', 'read', 2147483647, '', 1, 0, '');"
            "INSERT INTO drafts (state, organisation_id, unit_id, drafter_id, content, notation, "
            "code_party_form, correction, created_at, since, note) VALUES ('drafting', 1, 1, 2, "
            "'{\"direction\":\"outgoing\",\"type\":\"KH\",\"subject\":\"Kế hoạch\",\"urgency\":\"urgent\","
            "\"due_date\":\"2018-11-05\"}', '', 0, 'none', 0, 0, '')");
    }

    storage::Database database{{.url = "sqlite:" + path}};

    database.read([&](storage::ReadTransaction& transaction) {
        const auto handlings = storage::handlingsPresentedTo(transaction, {1}, {}, 9);
        REQUIRE(handlings.size() == 1);
        CHECK(handlings[0].place == storage::WaitingPlace{0, due.days(), 1});
        const auto assignments = storage::assignmentsForAccount(transaction, {2}, {}, 9);
        REQUIRE(assignments.size() == 1);
        CHECK(assignments[0].place == storage::WaitingPlace{0, storage::kNoDeadline, 1});
        const auto drafts = storage::draftsOfDrafter(transaction, {2}, domain::DraftState::drafting, {}, 9);
        REQUIRE(drafts.size() == 1);
        CHECK(drafts[0].place == storage::WaitingPlace{2, due.days(), 1});
        CHECK(storage::firstInteger(transaction, "SELECT charge_account_id FROM handlings", {}) == 2);
    });
}

TEST_CASE("a database that a newer program made is refused unchanged", "[storage]") {
    const TempDir folder;
    const auto path = (folder.path() / "vanthu.db").string();
    auto newer = storage::embeddedMigrations();
    newer.push_back({9999, "9999_future.sql", "CREATE TABLE future (id {key})"});
    {
        SqliteSession session{path, SqliteSession::Access::readWrite};
        storage::migrate(session, newer, kNow);
    }

    CHECK(codeOf([&] { storage::Database{{.url = "sqlite:" + path}}; }) == ErrorCode::conflict);
    CHECK(codeOf([&] { storage::Database{{.url = "sqlite:" + path, .readOnly = true}}; }) ==
          ErrorCode::conflict);
}

TEST_CASE("a migration edited after it was applied is refused", "[storage]") {
    const TempDir folder;
    SqliteSession session{(folder.path() / "vanthu.db").string(), SqliteSession::Access::readWrite};
    auto migrations = storage::embeddedMigrations();
    storage::migrate(session, migrations, kNow);
    migrations.at(0).sql += "-- a last touch\n";
    CHECK(codeOf([&] { storage::migrate(session, migrations, kNow); }) == ErrorCode::conflict);
}

TEST_CASE("a migration that fails leaves nothing of itself", "[storage]") {
    const TempDir folder;
    SqliteSession session{(folder.path() / "vanthu.db").string(), SqliteSession::Access::readWrite};
    auto migrations = storage::embeddedMigrations();
    const auto good = migrations.size();
    migrations.push_back(
        {9999, "9999_bad.sql", "CREATE TABLE half (id {key}); INSERT INTO nowhere VALUES (1)"});

    CHECK_THROWS_AS(storage::migrate(session, migrations, kNow), Error);

    CHECK(applied(session).size() == good);
    CHECK_THROWS_AS(session.script("SELECT * FROM half"), Error);
    CHECK_NOTHROW(storage::migrate(session, upTo(9998), kNow));
}

TEST_CASE("a reader waits for the server to have made the database", "[storage]") {
    const TempDir folder;
    const auto path = (folder.path() / "vanthu.db").string();
    CHECK(codeOf([&] { storage::Database{{.url = "sqlite:" + path, .readOnly = true}}; }) ==
          ErrorCode::unavailable);
    { SqliteSession session{path, SqliteSession::Access::readWrite}; }
    CHECK(codeOf([&] { storage::Database{{.url = "sqlite:" + path, .readOnly = true}}; }) ==
          ErrorCode::unavailable);
}

}  // namespace vanthu::tests
