#include "tests/bench/made_province.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace vanthu::bench {

namespace {

using Sqlite = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

Sqlite opened(const std::filesystem::path& file) {
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
    Sqlite database(raw, sqlite3_close);
    if (result != SQLITE_OK) throw std::runtime_error("SQLite cannot open " + file.string());
    return database;
}

void run(sqlite3* database, const std::string& sql, int (*visit)(void*, int, char**, char**) = nullptr,
         void* target = nullptr) {
    if (sqlite3_exec(database, sql.c_str(), visit, target, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database) + " in " +
                                 sql.substr(0, 60));
}

std::string replaced(std::string sql, std::string_view token, std::int64_t value) {
    const auto text = std::to_string(value);
    for (auto at = sql.find(token); at != std::string::npos; at = sql.find(token, at + text.size()))
        sql.replace(at, token.size(), text);
    return sql;
}

// Document i, from 0: unit i % 200 + 1, outgoing in every second round, k-th of its book in its year, a
// number skipped behind every 99. A unit u has the books and series 2u - 1 (incoming) and 2u (outgoing).
constexpr const char* kSettings =
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; "
    "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;";

constexpr const char* kUnits =
    "CREATE TEMP TABLE u AS WITH RECURSIVE n(u) AS (SELECT 1 UNION ALL SELECT u + 1 FROM n WHERE u < :units) "
    "SELECT u FROM n;"
    "INSERT INTO organisations (id) SELECT u FROM u;"
    "INSERT INTO organisation_versions (organisation_id, valid_from, name, short_name, notation, level, "
    "kind, "
    "keeps_registry, interconnected) SELECT u, :first, 'Đơn vị ' || u, '', 'DV', 'tinh', 'so_nganh', 1, 1 "
    "FROM "
    "u;"
    "INSERT INTO books (id, organisation_id, direction, code, name, scheme, separate_types, state) "
    "SELECT 2 * u - d.d, u, d.name, d.name, 'Sổ', 'common', '', 'open' FROM u, (SELECT 1 AS d, 'incoming' AS "
    "name UNION ALL SELECT 0, 'outgoing') d;"
    "INSERT INTO number_series (id, book_id, year, series_key, first_number, last_number) "
    "SELECT id, id, 2025, '', 1, 0 FROM books;";

/// Of one document, as the tables below read it.
constexpr const char* kView =
    "CREATE TEMP VIEW p AS WITH RECURSIVE n(i) AS (SELECT :begin UNION ALL SELECT i + 1 FROM n WHERE i + 1 < "
    ":end), q AS (SELECT i, i % :units + 1 AS u, i / :units % 2 AS incoming, i / :units / 2 AS k, "
    ":first + i * :days / :count AS day FROM n) SELECT i, i + 1 AS id, u, incoming, day, k + 1 + k / 99 AS "
    "number, 2 * u - incoming AS book, (i + 7) % :units + 1 AS receiver, i % 20 <> 0 AS with_file, i % 10 <> "
    "0 "
    "AS served, day * 86400 + 7200 AS at FROM q;";

constexpr const char* kRegistry =
    "INSERT INTO documents (id, direction, organisation_id, book_id, year, registry_number, registry_suffix, "
    "code_number, code_notation, code_party_form, code_key, type_code, issued_date, arrival_date, "
    "registry_date, issuer_name, issuer_key, subject, signer_name, signer_position, signer_authority, "
    "urgency, "
    "language, note, source, external_id, registered_by, registered_at, version) "
    "SELECT id, CASE incoming WHEN 1 THEN 'incoming' ELSE 'outgoing' END, u, book, 2025, number, '', number, "
    "'BC-DV', 0, number || '/bc-dv', 'BC', day, CASE incoming WHEN 1 THEN day END, day, 'Ủy ban nhân dân "
    "tỉnh', "
    "'uy ban nhan dan tinh', 'Báo cáo kết quả thực hiện công tác cải cách hành chính', 'Nguyễn Văn An', "
    "'Giám "
    "đốc', '', 'normal', 'vi', '', '', '', 1, at, 1 FROM p;"
    "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) SELECT book, number, '', "
    "'used', id, '' FROM p;"
    "INSERT INTO document_files (document_id, position, name, media_type, size_bytes, digest) SELECT id, 1, "
    "'bao-cao.pdf', 'application/pdf', 4096, 'sha256:' || id FROM p WHERE with_file;"
    "INSERT INTO document_receivers (document_id, position, organisation_id, name) SELECT id, 1, receiver, "
    "'Đơn "
    "vị' FROM p WHERE incoming = 0;"
    "INSERT INTO deliveries (message_id, document_id, recipient_id, recipient_code, state, reason, attempts, "
    "next_attempt_at, queued_at, arrival_number, ack) SELECT id, id, receiver, 'H', CASE served WHEN 1 THEN "
    "'arrived' ELSE 'sent' END, '', 1, 0, at, '', '' FROM p WHERE incoming = 0;";

/// As of the change that registered each document; its delivery came at once.
constexpr const char* kFacts =
    "INSERT INTO figure_documents (document_id, since, until, organisation_id, direction, day, series_id, "
    "number, suffix, registered_on, with_file, on_time, signer, by_person, by_agency, on_paper) SELECT id, "
    "id, "
    "9223372036854775807, u, CASE incoming WHEN 1 THEN 'incoming' ELSE 'outgoing' END, day, book, number, "
    "'', "
    "day, with_file, 1, CASE incoming WHEN 1 THEN '' ELSE 'nguyen van an' END, 0, 0, 0 FROM p;"
    "INSERT INTO figure_gaps (series_id, upper_number, upper_suffix, since, until, organisation_id, "
    "direction, "
    "day, missing, voided) SELECT book, number, '', id, 9223372036854775807, u, CASE incoming WHEN 1 THEN "
    "'incoming' ELSE 'outgoing' END, day, 1, 0 FROM p WHERE number % 100 = 1 AND number > 1;"
    "INSERT INTO figure_exchanges (document_id, since, until, organisation_id, day, due, served, agencies, "
    "agencies_served, sent_at, send_by, in_time_30, in_time_28, fully_signed, on_paper) SELECT id, id, "
    "9223372036854775807, u, day, 1, served, 1, served, at, day + 1, 1, 1, 0, 0 FROM p WHERE incoming = 0;"
    "INSERT INTO figure_receivers (document_id, organisation_id, printed, deliveries, served, asked_at) "
    "SELECT "
    "id, receiver, 1, 1, served, at FROM p WHERE incoming = 0;"
    "INSERT INTO figure_incoming (document_id, since, until, organisation_id, day, state, assigned, "
    "with_file, "
    "from_agency, electronic) SELECT id, id, 9223372036854775807, u, day, 'registered', 0, with_file, 0, 0 "
    "FROM p WHERE incoming = 1;"
    "INSERT INTO figure_days SELECT u, CASE incoming WHEN 1 THEN 'incoming' ELSE 'outgoing' END, day, "
    "COUNT(*), "
    "SUM(with_file), COUNT(*), SUM(number % 100 = 1 AND number > 1), 0, 0, 0, 0, SUM(incoming = 0), "
    "SUM(incoming = 0 AND served), SUM(incoming = 0 AND served), 0, 0, SUM(incoming = 0), "
    "SUM(incoming = 0 AND served), SUM(incoming = 0), SUM(incoming = 0 AND served), 0, 0, 0, 0, 0, 0, "
    "SUM(incoming = 0), SUM(incoming = 0), SUM(incoming = 0), 0, 0, 0, 0, 0, 0, SUM(incoming = 1) FROM p "
    "WHERE "
    "TRUE GROUP BY day, u, incoming ON CONFLICT DO NOTHING;";

/// Months of 2025 since the year 0, by day.
std::string monthsSql() {
    std::string columns;
    std::string sums;
    for (const auto* column : {"entered",
                               "with_file",
                               "on_time",
                               "missing",
                               "voided",
                               "by_person",
                               "by_agency",
                               "by_both",
                               "documents_due",
                               "served_all",
                               "served_any",
                               "served_signed",
                               "served_on_paper",
                               "deliveries_due",
                               "deliveries_served",
                               "agencies",
                               "agencies_served",
                               "from_agencies",
                               "from_agencies_electronic",
                               "arrived",
                               "accepted_same_day",
                               "refused",
                               "recalled",
                               "sent",
                               "sent_in_time_30",
                               "sent_in_time_28",
                               "done_in_time",
                               "done_late",
                               "done_free",
                               "done_online",
                               "filed",
                               "open_due",
                               "open_free"}) {
        columns += std::string(", ") + column;
        sums += std::string(", SUM(") + column + ")";
    }
    const std::string month =
        "CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', day * 86400, "
        "'unixepoch') AS INTEGER) - 1";
    return "INSERT INTO figure_months (organisation_id, direction, month" + columns +
           ") SELECT organisation_id, direction, " + month + sums + " FROM figure_days GROUP BY 1, 2, 3;";
}

constexpr const char* kScanEntry =
    "SELECT d.organisation_id, d.direction = 'incoming', COUNT(*), SUM(CASE WHEN d.signer_name <> '' AND "
    "EXISTS "
    "(SELECT 1 FROM document_files f WHERE f.document_id = d.id) THEN 1 ELSE 0 END) FROM documents d WHERE "
    "d.book_id IS NOT NULL AND d.registry_date BETWEEN :first AND :last GROUP BY 1, 2";
constexpr const char* kScanGaps =
    "SELECT b.organisation_id, b.direction = 'incoming', SUM(n.highest - n.kept) FROM (SELECT series_id, "
    "MAX(number) AS highest, COUNT(*) AS kept FROM numbers WHERE suffix = '' GROUP BY series_id) n JOIN "
    "number_series s ON s.id = n.series_id JOIN books b ON b.id = s.book_id GROUP BY 1, 2";
constexpr const char* kScanExchange =
    "SELECT unit, COUNT(*), SUM(served = due), SUM(due), SUM(served) FROM (SELECT d.organisation_id AS unit, "
    "COUNT(DISTINCT r.organisation_id) AS due, COUNT(DISTINCT CASE WHEN v.state IN ('arrived', 'accepted') "
    "THEN v.recipient_id END) AS served FROM documents d JOIN document_receivers r ON r.document_id = d.id "
    "JOIN organisation_versions o ON o.organisation_id = r.organisation_id AND o.interconnected = 1 AND "
    "o.kind "
    "<> 'doanh_nghiep' AND o.valid_from <= d.registry_date AND (o.valid_to IS NULL OR o.valid_to >= "
    "d.registry_date) LEFT JOIN deliveries v ON v.document_id = d.id AND v.recipient_id = r.organisation_id "
    "WHERE d.direction = 'outgoing' AND d.registry_date BETWEEN :first AND :last AND r.organisation_id <> "
    "d.organisation_id GROUP BY d.id) GROUP BY unit";

/// Where the columns of a row go: those of unit and, if it has one, of direction, then figures from `first`
/// on.
struct RowReader {
    ProvinceFigures* figures;
    bool hasDirection;
    std::size_t first;

    static int visit(void* self, int count, char** cells, char**) {
        const auto& reader = *static_cast<RowReader*>(self);
        const int begin = reader.hasDirection ? 2 : 1;
        const bool isIncoming = reader.hasDirection && std::stoi(cells[1]) != 0;
        auto& row = (*reader.figures)[{domain::OrganisationId{std::stoll(cells[0])}, isIncoming}];
        for (int i = begin; i < count; ++i)
            row.at(reader.first + static_cast<std::size_t>(i - begin)) = std::stoll(cells[i]);
        return 0;
    }
};

}  // namespace

domain::Date firstDayOfProvince() {
    return domain::Date::fromParts(2025, 1, 1).value();
}

void makeProvince(const std::filesystem::path& file, std::int64_t documents) {
    const auto database = opened(file);
    const auto make = [&](std::string sql, std::int64_t begin, std::int64_t end) {
        sql = replaced(std::move(sql), ":units", kProvinceUnits);
        sql = replaced(std::move(sql), ":first", firstDayOfProvince().days());
        sql = replaced(std::move(sql), ":days", kProvinceDays);
        sql = replaced(std::move(sql), ":count", documents);
        sql = replaced(std::move(sql), ":begin", begin);
        run(database.get(), replaced(std::move(sql), ":end", end));
    };
    run(database.get(), kSettings);
    // What neither way of counting asks; the rest of them grows as the documents come.
    for (const auto* index :
         {"documents_code_key", "documents_list", "documents_book", "documents_of_direction",
          "documents_all_of_direction", "document_files_digest"})
        run(database.get(), "DROP INDEX " + std::string(index));
    run(database.get(), "BEGIN");
    make(kUnits, 0, 0);
    make(kView, 0, documents);
    run(database.get(), kRegistry);
    run(database.get(), kFacts);
    run(database.get(), monthsSql());
    run(database.get(),
        "UPDATE figure_progress SET sequence = " + std::to_string(documents) + "; COMMIT; ANALYZE;");
}

ProvinceFigures scannedBySql(const std::filesystem::path& file) {
    const auto database = opened(file);
    ProvinceFigures figures;
    const auto scan = [&](std::string sql, RowReader reader) {
        sql = replaced(std::move(sql), ":first", firstDayOfProvince().days());
        sql = replaced(std::move(sql), ":last", firstDayOfProvince().days() + kProvinceDays - 1);
        run(database.get(), sql, &RowReader::visit, &reader);
    };
    scan(kScanEntry, {&figures, true, 0});
    scan(kScanGaps, {&figures, true, 2});
    scan(kScanExchange, {&figures, false, 3});
    return figures;
}

}  // namespace vanthu::bench
