#include "server/app/verification.h"

#include "server/app/log_comparison.h"
#include "tests/app/registry.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace vanthu::tests {
namespace {

using Findings = std::vector<std::string>;

/// The outgoing series, as SQL.
const std::string kSeries =
    "(SELECT id FROM number_series WHERE book_id = (SELECT book_id FROM documents WHERE id = 2))";
const std::string kNumber = " WHERE series_id = " + kSeries + " AND number = ";

struct Planted {
    std::string what;
    std::string sql;
    Findings expected;  ///< "#" stands for the outgoing book, "@" for the incoming one
};

void checkAll(const std::vector<Planted>& table) {
    Registry registry;
    REQUIRE(registry.verifiedAfter("").empty());
    const auto outgoing = std::to_string(registry.bookOf("di").value);
    const auto incoming = std::to_string(registry.bookOf("den", domain::Direction::incoming).value);
    for (const auto& planted : table) {
        INFO(planted.what);
        auto expected = planted.expected;
        for (auto& finding : expected) {
            if (const auto at = finding.find('#'); at != std::string::npos) finding.replace(at, 1, outgoing);
            if (const auto at = finding.find('@'); at != std::string::npos) finding.replace(at, 1, incoming);
        }
        CHECK(registry.verifiedAfter(planted.sql) == expected);
    }
}

}  // namespace

TEST_CASE("verify names a document that is not as the log says", "[app]") {
    checkAll({
        {"a field", "UPDATE documents SET subject = 'Khác' WHERE id = 1", {"document_altered: văn bản 1"}},
        {"a field that was empty",
         "UPDATE documents SET note = 'Thêm' WHERE id = 2",
         {"document_altered: văn bản 2"}},
        {"a corrected field", "UPDATE documents SET note = '' WHERE id = 3", {"document_altered: văn bản 3"}},
        {"the version",
         "UPDATE documents SET version = 9 WHERE id = 3",
         {"document_altered: văn bản 3", "index_stale: văn bản 3"}},
        {"a word of no list",
         "UPDATE documents SET urgency = 'chớp' WHERE id = 2",
         {"document_altered: văn bản 2", "number_altered: số 1 của sổ # năm 2026"}},
        {"who may know of it",
         "UPDATE documents SET access = 'restricted' WHERE id = 2",
         {"document_altered: văn bản 2", "index_readers: văn bản 2"}},
        {"a receiver",
         "UPDATE document_receivers SET name = 'Bộ Tài chính'",
         {"document_altered: văn bản 2"}},
        {"a receiver more",
         "INSERT INTO document_receivers VALUES (1, 1, NULL, 'Sở Y tế')",
         {"document_altered: văn bản 1"}},
        {"the name of a file",
         "UPDATE document_files SET name = 'x.txt' WHERE position = 2",
         {"file_altered: văn bản 1"}},
        {"the size of a file",
         "UPDATE document_files SET size_bytes = 1 WHERE position = 1",
         {"file_altered: văn bản 1"}},
        {"the kind of a file", "UPDATE document_files SET kind = 'main'", {"file_altered: văn bản 1"}},
        {"a file less", "DELETE FROM document_files WHERE position = 2", {"file_altered: văn bản 1"}},
        {"a document that nobody registered",
         "INSERT INTO documents (direction, organisation_id, year, registry_suffix, code_number, "
         "code_notation, "
         "code_party_form, code_key, type_code, issuer_name, issuer_key, subject, signer_name, "
         "signer_position, "
         "signer_authority, urgency, language, note, source, external_id, registered_by, registered_at, "
         "version) SELECT "
         "'archived', organisation_id, 0, '', '9', 'KH', 0, '9/kh', '', '', '', 'Lạ', '', '', '', 'normal', "
         "'', '', '', "
         "'', 1, 0, 1 FROM documents WHERE id = 1",
         {"document_unlogged: văn bản 4", "not_indexed: văn bản 4"}},
    });
}

TEST_CASE("verify names a document that is gone", "[app]") {
    checkAll({{"with its rows",
               "DELETE FROM document_files WHERE document_id = 1; DELETE FROM documents WHERE id = 1",
               {"document_missing: văn bản 1", "not_registered: văn bản 1",
                "number_altered: số 1 của sổ @ năm 2026"}}});
}

TEST_CASE("verify names a number that is not as documents and log say", "[app]") {
    checkAll({
        {"used under another document",
         "UPDATE numbers SET document_id = 3" + kNumber + "1",
         {"number_altered: số 1 của sổ # năm 2026"}},
        {"used for nothing",
         "UPDATE numbers SET document_id = NULL" + kNumber + "1",
         {"number_altered: số 1 của sổ # năm 2026"}},
        {"used, called void",
         "UPDATE numbers SET state = 'void'" + kNumber + "4",
         {"number_altered: số 4 của sổ # năm 2026"}},
        {"held, called void",
         "UPDATE numbers SET state = 'void', reason = 'x'" + kNumber + "2",
         {"number_altered: số 2 của sổ # năm 2026"}},
        {"void, called held",
         "UPDATE numbers SET state = 'reserved'" + kNumber + "3",
         {"number_altered: số 3 của sổ # năm 2026"}},
        {"void for another reason",
         "UPDATE numbers SET reason = 'Đẹp'" + kNumber + "3",
         {"number_altered: số 3 của sổ # năm 2026"}},
        {"in no known state",
         "UPDATE numbers SET state = 'bán'" + kNumber + "3",
         {"number_altered: số 3 của sổ # năm 2026"}},
        {"void, gone", "DELETE FROM numbers" + kNumber + "3", {"number_missing: số 3 của sổ # năm 2026"}},
        {"used, gone", "DELETE FROM numbers" + kNumber + "1", {"number_missing: số 1 của sổ # năm 2026"}},
        {"void without a word in the log",
         "INSERT INTO numbers VALUES (" + kSeries + ", 1, 'a', 'void', NULL, 'x')",
         {"number_altered: số 1a của sổ # năm 2026"}},
        {"the number of a document",
         "UPDATE documents SET registry_number = 7 WHERE id = 2",
         {"document_altered: văn bản 2", "number_altered: số 1 của sổ # năm 2026",
          "number_missing: số 7 của sổ # năm 2026"}},
        {"two documents with one number",
         "UPDATE documents SET registry_number = 1, code_notation = 'BC-SNV' WHERE id = 3",
         {"document_altered: văn bản 3", "number_altered: số 4 của sổ # năm 2026",
          "number_twice: văn bản 3"}},
        {"the end of the series",
         "UPDATE number_series SET last_number = 40 WHERE id = " + kSeries,
         {"series_altered: dãy số chung của sổ # năm 2026"}},
        {"the end of the series before its numbers",
         "UPDATE number_series SET last_number = 2 WHERE id = " + kSeries,
         {"number_beyond_series: dãy số chung của sổ # năm 2026"}},
        {"the last day of the series",
         "UPDATE number_series SET last_day = 0 WHERE id = " + kSeries,
         {"series_altered: dãy số chung của sổ # năm 2026"}},
    });
}

TEST_CASE("verify names a reservation, a stub, a book and a link that are not as the log says", "[app]") {
    checkAll({
        {"held for somebody else",
         "UPDATE number_reservations SET held_for = 'Tôi'",
         {"reservation_altered: số 2 của sổ # năm 2026"}},
        {"held longer",
         "UPDATE number_reservations SET until_day = until_day + 1",
         {"reservation_altered: số 2 của sổ # năm 2026"}},
        {"a reservation gone",
         "DELETE FROM number_reservations",
         {"reservation_altered: số 2 của sổ # năm 2026"}},
        {"the state of a book",
         "UPDATE books SET state = 'closed' WHERE id = (SELECT book_id FROM documents WHERE id = 2)",
         {"book_altered: sổ #"}},
        {"the purpose of a book",
         "UPDATE books SET purpose = 'copies' WHERE id = (SELECT book_id FROM documents WHERE id = 2)",
         {"book_altered: sổ #"}},
        {"the kind of a link",
         "UPDATE document_links SET kind = 'based_on' WHERE id = 1",
         {"link_altered: văn bản 2"}},
        {"the other end of a link",
         "UPDATE document_links SET to_id = 3 WHERE id = 1",
         {"link_altered: văn bản 2"}},
        {"a withdrawn link in force again",
         "UPDATE document_links SET withdrawn_at = NULL WHERE id = 2",
         {"link_altered: văn bản 3"}},
        {"why a link was withdrawn",
         "UPDATE document_links SET reason = 'Khác' WHERE id = 2",
         {"link_altered: văn bản 3"}},
        {"a link gone", "DELETE FROM document_links WHERE id = 1", {"link_missing: văn bản 2"}},
        {"a link that nobody made",
         "INSERT INTO document_links SELECT 9, 'based_on', 2, 1, 1, 0, NULL, NULL, ''",
         {"link_altered: văn bản 2"}},
    });
    Registry registry;
    const auto book = std::to_string(registry.bookOf("mat").value);
    const Findings altered{"stub_altered: số 1 của sổ " + book + " năm 2026"};
    CHECK(registry.verifiedAfter("UPDATE secret_stubs SET secrecy = 'tuyet_mat'") == altered);
    CHECK(registry.verifiedAfter("UPDATE secret_stubs SET number_reason = 'x'") == altered);
    CHECK(registry.verifiedAfter("DELETE FROM secret_stubs") == altered);
}

TEST_CASE("verify names organisations, people and rights that are not as the log says", "[app]") {
    checkAll({
        {"a name",
         "UPDATE organisation_versions SET name = 'Sở khác' WHERE organisation_id = 2",
         {"organisation_altered: cơ quan 2"}},
        {"a code",
         "UPDATE organisation_identifiers SET code = 'H1' WHERE organisation_id = 2",
         {"organisation_altered: cơ quan 2"}},
        {"a word of no list",
         "UPDATE organisation_versions SET level = 'x' WHERE organisation_id = 2",
         {"organisation_altered: organisation"}},
        {"a login", "UPDATE accounts SET login = 'x' WHERE id = 2", {"account_altered: tài khoản 2"}},
        {"an account disabled",
         "UPDATE accounts SET disabled = 1 WHERE id = 2",
         {"account_altered: tài khoản 2"}},
        {"a role", "UPDATE posts SET role = 'quan_tri' WHERE id = 2", {"post_altered: chức vụ 2"}},
        {"a unit", "UPDATE posts SET organisation_id = 1 WHERE id = 2", {"post_altered: chức vụ 2"}},
        {"a post of nobody's making",
         "INSERT INTO posts (account_id, organisation_id, title, role, is_main, valid_from) VALUES (2, 2, "
         "'', "
         "'quan_tri', 1, 0)",
         {"post_altered: chức vụ 4"}},
        {"a post gone", "DELETE FROM posts WHERE id = 2", {"post_altered: chức vụ 2"}},
        {"a right", "UPDATE delegations SET rights = 'manage_accounts '", {"delegation_altered: uỷ quyền 1"}},
        {"a period", "UPDATE delegations SET valid_to = valid_to + 99", {"delegation_altered: uỷ quyền 1"}},
    });
}

TEST_CASE("verify names plans, case files and what is in them that are not as the log says", "[app]") {
    checkAll({
        {"the state of a plan",
         "UPDATE case_plans SET state = 'drafting'",
         {"case_plan_altered: danh mục hồ sơ 1"}},
        {"who approved it", "UPDATE case_plans SET approved_by = 9", {"case_plan_altered: danh mục hồ sơ 1"}},
        {"a line of a plan",
         "UPDATE case_plan_lines SET retention_years = 5 WHERE position = 2",
         {"case_plan_altered: danh mục hồ sơ 1"}},
        {"a line less",
         "DELETE FROM case_plan_lines WHERE position = 2",
         {"case_plan_altered: danh mục hồ sơ 1"}},
        {"a plan gone",
         "DELETE FROM case_plan_lines; DELETE FROM case_plans",
         {"case_plan_altered: danh mục hồ sơ 1"}},
        {"the title of a file", "UPDATE case_files SET title = 'Khác'", {"case_file_altered: hồ sơ 1"}},
        {"its retention", "UPDATE case_files SET retention_years = 2", {"case_file_altered: hồ sơ 1"}},
        {"its state", "UPDATE case_files SET state = 'closed'", {"case_file_altered: hồ sơ 1"}},
        {"its number", "UPDATE case_files SET number = 9", {"case_file_altered: hồ sơ 1"}},
        {"its total", "UPDATE case_files SET page_total = 9", {"case_file_altered: hồ sơ 1"}},
        {"its last day", "UPDATE case_files SET hand_over_by = 9", {"case_file_altered: hồ sơ 1"}},
        {"a word of no list", "UPDATE case_files SET kind = 'x'", {"case_file_altered: case_file"}},
        {"a file gone", "DELETE FROM case_files", {"case_file_altered: hồ sơ 1"}},
        {"a file that nobody made",
         "INSERT INTO case_files SELECT 2, organisation_id, unit_id, year, 7, notation, plan_id, state, "
         "kind, "
         "title, retention_years, rights, maker_id, language, start_date, end_date, hand_over_by, "
         "document_total, page_total, description, created_at, since, note, version FROM case_files",
         {"case_file_altered: hồ sơ 2"}},
        {"another document",
         "UPDATE case_items SET document_id = 3",
         {"case_item_altered: văn bản trong hồ sơ, mã 1"}},
        {"another ordinal",
         "UPDATE case_items SET ordinal = 3",
         {"case_item_altered: văn bản trong hồ sơ, mã 1"}},
        {"taken out by nobody",
         "UPDATE case_items SET removed_at = 9",
         {"case_item_altered: văn bản trong hồ sơ, mã 1"}},
        {"a document gone from the file",
         "DELETE FROM case_items",
         {"case_item_altered: văn bản trong hồ sơ, mã 1"}},
    });
}

TEST_CASE("verify names days and deadlines that are not as they were given", "[app]") {
    checkAll({
        {"a holiday that the program gave",
         "UPDATE calendar_exceptions SET working = 1 WHERE id = 1",
         {"calendar_altered: mục lịch 1"}},
        {"a holiday gone", "DELETE FROM calendar_exceptions WHERE id = 2", {"calendar_altered: mục lịch 2"}},
        {"a holiday of nobody's making",
         "INSERT INTO calendar_exceptions (id, year, month, day, working, name, legal_basis, withdrawn) "
         "VALUES "
         "(9999, 2026, 3, 4, 0, 'Nghỉ', '', 0)",
         {"calendar_altered: mục lịch 9999"}},
        {"a rule that the program gave",
         "UPDATE deadline_rules SET working_days = 30 WHERE id = 1",
         {"deadline_rule_altered: quy định thời hạn 1"}},
        {"a rule in no known step",
         "UPDATE deadline_rules SET step = 'x' WHERE id = 1",
         {"deadline_rule_altered: deadline_rule"}},
        {"a rule gone",
         "DELETE FROM deadline_rules WHERE id = 3",
         {"deadline_rule_altered: quy định thời hạn 3"}},
        {"a type that the program gave",
         "UPDATE document_types SET name = 'Kế sách' WHERE id = 10",
         {"document_type_altered: loại văn bản 10"}},
    });
}

TEST_CASE("verify names alerts, notices and mails that cannot be as they are", "[app]") {
    const auto notice = [](const std::string& values) {
        return "INSERT INTO notices (account_id, kind, entity, entity_id, related_id, actor_id, cause, "
               "created_at, "
               "read_at, mail_due, mail_id) VALUES (2, " +
               values + ")";
    };
    const auto mail = [](const std::string& values) {
        return "INSERT INTO mails (account_id, message_id, state, reason, attempts, next_attempt_at, "
               "created_at, "
               "ended_at) VALUES (2, 'x', " +
               values + ")";
    };
    checkAll({
        {"an alert confirmed by nobody",
         "UPDATE right_alerts SET confirmed_by = 1, confirmed_at = 5 WHERE id = 1",
         {"alert_altered: cảnh báo 1"}},
        {"whose rights changed",
         "UPDATE right_alerts SET account_id = 1 WHERE id = 1",
         {"alert_altered: cảnh báo 1"}},
        {"an alert gone", "DELETE FROM right_alerts WHERE id = 1", {"alert_altered: cảnh báo 1"}},
        {"a notice as it should be",
         notice("'assigned', 'document', 1, 0, 0, 1, 9999999999, NULL, 0, NULL"),
         {}},
        {"a notice about nothing",
         notice("'assigned', 'document', 99, 0, 0, 1, 9999999999, NULL, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a notice of no known kind",
         notice("'x', 'document', 1, 0, 0, 1, 9999999999, NULL, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a notice of a kind about other things",
         notice("'assigned', 'draft', 1, 0, 0, 1, 9999999999, NULL, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a notice before its cause",
         notice("'assigned', 'document', 1, 0, 0, 1, 5, NULL, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a notice without a cause",
         notice("'assigned', 'document', 1, 0, 0, 9999, 9999999999, NULL, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a notice read before it was",
         notice("'assigned', 'document', 1, 0, 0, 1, 9999999999, 7, 0, NULL"),
         {"notice_altered: thông báo 2"}},
        {"a mail about nothing", mail("'sent', '', 1, 0, 0, 5"), {"mail_altered: thư 1"}},
        {"a mail in no known state", mail("'x', '', 1, 0, 0, 5"), {"mail_altered: thư 1"}},
        {"a mail that waits and is over", mail("'waiting', '', 1, 0, 0, 5"), {"mail_altered: thư 1"}},
    });
}

TEST_CASE("a post from before posts were recorded is known by the record of its account", "[app]") {
    Registry registry;
    const std::string forgotten = "DELETE FROM change_log WHERE entity = 'post' AND entity_id = 2; ";
    const auto found = registry.verifiedAfter(forgotten);
    const auto altered =
        registry.verifiedAfter(forgotten + "UPDATE posts SET role = 'quan_tri' WHERE id = 2");

    CHECK(std::count(found.begin(), found.end(), "post_altered: chức vụ 2") == 0);
    CHECK(std::count(altered.begin(), altered.end(), "post_altered: chức vụ 2") == 1);
}

TEST_CASE("verify names the place where the log was altered", "[app]") {
    Registry registry;
    const auto head = registry.database.head();
    const Findings third{"chain_broken: thay đổi 3"};
    const Findings end{"chain_broken: cuối nhật ký"};

    for (const std::string column :
         {"account_id = 99", "at = at + 1", "entity = 'x'", "entity_id = 99", "action = 'x'",
          "before_json = '{}'", "hash = 'x'", "previous_hash = 'x'"}) {
        INFO(column);
        const auto found = registry.verifiedAfter("UPDATE change_log SET " + column + " WHERE sequence = 3");
        CHECK(std::count(found.begin(), found.end(), third.front()) == 1);
    }
    const auto dropped = registry.verifiedAfter("DELETE FROM change_log WHERE sequence = 3");
    CHECK(std::count(dropped.begin(), dropped.end(), third.front()) == 1);
    const auto cut =
        registry.verifiedAfter("DELETE FROM change_log WHERE sequence = " + std::to_string(head));
    CHECK(std::count(cut.begin(), cut.end(), end.front()) == 1);
    CHECK(registry.verifiedAfter("UPDATE change_log_head SET hash = 'x'") == end);
    CHECK(registry
              .verifiedAfter(
                  "INSERT INTO change_log SELECT sequence + 1, account_id, at, entity, entity_id, action, "
                  "before_json, after_json, previous_hash, hash FROM change_log WHERE sequence = " +
                  std::to_string(head))
              .front() == end.front());
}

TEST_CASE("verify finds what a history without its registration leaves open", "[app]") {
    // Somebody who also rewrites the chain from there on leaves the document without its record.
    Registry registry;
    const auto found = registry.verifiedAfter(
        "UPDATE change_log SET entity_id = 77 WHERE entity = 'document' AND entity_id = 1 AND action = "
        "'registered'");

    CHECK(std::count(found.begin(), found.end(), "document_unlogged: văn bản 1") == 1);
    CHECK(std::count(found.begin(), found.end(), "document_missing: văn bản 77") == 1);
}

TEST_CASE("verify names a file that is damaged or gone", "[app]") {
    Registry registry;
    const auto altered = registry.blobFile(kMain);
    std::filesystem::permissions(altered, std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add);
    std::fstream(altered, std::ios::in | std::ios::out | std::ios::binary).write("N", 1);
    std::filesystem::remove(registry.blobFile(kEnclosure));

    Findings expected{"blob_damaged: sha256:" + app::tokenHash(kMain),
                      "blob_missing: sha256:" + app::tokenHash(kEnclosure)};
    CHECK(registry.verifiedAfter("") == expected);
}

TEST_CASE("verify names what the index misses, holds too much or holds as it was before", "[app]") {
    Registry registry;
    const auto verified = [&](std::int64_t last, std::int64_t behind) {
        const TempDir folder;
        registry.writeIndex(folder.path(), last, behind);
        return registry.verified(registry.database, search::Index(folder.path().string()));
    };

    CHECK(verified(3, 0).empty());
    CHECK(verified(2, 0) == Findings{"not_indexed: văn bản 3"});
    CHECK(verified(4, 0) == Findings{"not_registered: văn bản 4"});
    CHECK(verified(3, 1) ==
          Findings{"index_stale: văn bản 1", "index_stale: văn bản 2", "index_stale: văn bản 3"});
    const TempDir folder;
    registry.writeIndex(folder.path(), 3, 0, domain::Assignees{{domain::AccountId{5}}, {}});
    CHECK(registry.verified(registry.database, search::Index(folder.path().string())) ==
          Findings{"index_readers: văn bản 1", "index_readers: văn bản 2", "index_readers: văn bản 3"});
    const TempDir empty;
    CHECK(registry.verified(registry.database, search::Index((empty.path() / "none").string())) ==
          Findings{"index_unavailable: index"});
}

TEST_CASE("a record of an older program is compared by what it knew", "[app]") {
    using Names = std::vector<std::string>;
    CHECK(app::differences(R"({"id":1,"files":[{"name":"a"}]})",
                           R"({"id":1,"files":[{"name":"a","kind":"main"}]})")
              .empty());
    CHECK(app::differences(R"({"id":1,"files":[{"name":"a","kind":"main"}]})",
                           R"({"id":1,"files":[{"name":"a","kind":"enclosure"}]})") == Names{"files"});
    CHECK(app::differences(R"({"a":1,"b":{"c":2}})", R"({"a":"1","b":{"c":3},"d":4})") == Names{"b", "d"});
    CHECK(app::differences(R"({"a":1,"correction_reason":"x"})", R"({"a":1})").empty());
}

TEST_CASE("verify counts the figures again, and what differs is made anew", "[app]") {
    Registry registry;
    const auto tamper = [&](const std::string& sql) {
        storage::SqliteSession{(registry.folder.path() / "vanthu.db").string(),
                               storage::SqliteSession::Access::readWrite}
            .script(sql);
    };
    const auto verified = [&] { return registry.verified(registry.database, registry.index); };
    REQUIRE(verified().empty());
    const std::string found = "figures_differ: văn bản đi của đơn vị mã 2 từ 01/01/2026 đến 31/12/2026";
    for (const std::string sql :
         {"UPDATE figure_months SET missing = missing + 1 WHERE direction = 'outgoing'",
          "DELETE FROM figure_months"}) {
        INFO(sql);
        tamper(sql);
        const auto findings = verified();
        CHECK(std::ranges::count(findings, found) == 1);
        CHECK(verified().empty());
    }
    // A log that cannot be read is told, and ends nothing else.
    tamper("DELETE FROM figure_progress; INSERT INTO figure_progress VALUES (1, 0, -1)");
    CHECK(verified() == std::vector<std::string>{"figures_behind: số liệu thống kê"});
}

}  // namespace vanthu::tests
