#include "storage/migrations.h"

#include "schemas/domain/document_type.h"
#include "storage/calendar_store.h"
#include "storage/charge_store.h"
#include "storage/digest.h"
#include "storage/draft_store.h"
#include "vanthu_storage_embedded.h"

#include <algorithm>
#include <charconv>

namespace vanthu::storage {

namespace {

constexpr int kCalendarMigration = 8;
constexpr int kWorkOrderMigration = 27;

struct Applied {
    int number{0};
    std::string name;
    std::string digest;
};

std::string digestOf(const Migration& migration) {
    return hex(sha256(migration.sql));
}

void createTable(Session& session) {
    session.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT "
        "NULL, "
        "applied_at BIGINT NOT NULL, digest TEXT NOT NULL)");
}

std::vector<Applied> appliedMigrations(Session& session) {
    ReadTransaction transaction{session};
    return allRows(transaction, "SELECT number, name, digest FROM schema_migrations ORDER BY number", {},
                   [](const Row& row) {
                       return Applied{row.small(0), row.text(1), row.text(2)};
                   });
}

void requireKnown(const std::vector<Applied>& applied, const std::vector<Migration>& migrations) {
    for (const auto& row : applied) {
        const auto known = std::ranges::find(migrations, row.number, &Migration::number);
        if (known == migrations.end())
            throw Error{ErrorCode::conflict, "The database was made by a newer program (it has " + row.name +
                                                 "): install that version or a later one"};
        if (digestOf(*known) != row.digest)
            throw Error{ErrorCode::conflict,
                        "The migration " + row.name + " is not the one that the database was made with"};
    }
}

std::string inDialect(std::string sql, const Dialect& dialect) {
    const auto replaceAll = [&](std::string_view token, std::string_view text) {
        for (auto at = sql.find(token); at != std::string::npos; at = sql.find(token, at + text.size()))
            sql.replace(at, token.size(), text);
    };
    replaceAll("{identity}", dialect.identity);
    replaceAll("{key}", dialect.key);
    return sql;
}

void fillDocumentTypes(WriteTransaction& transaction) {
    int position = 0;
    for (const auto& type : domain::initialDocumentTypes())
        execute(transaction,
                "INSERT INTO document_types (code, valid_from, valid_to, position, name, abbreviation, "
                "type_class) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {type.code, type.validFrom, type.validTo, ++position, type.name, type.abbreviation,
                 type.typeClass});
}

void apply(Session& session, const Migration& migration, domain::Timestamp now) {
    session.script(inDialect(migration.sql, session.dialect()));
    WriteTransaction transaction{session, {.account = {}, .at = now}};
    if (migration.number == 1) fillDocumentTypes(transaction);
    if (migration.number == kCalendarMigration) fillCalendar(transaction);
    if (migration.number == kWorkOrderMigration) {
        placeDrafts(transaction);
        noteCharges(transaction);
    }
    execute(transaction,
            "INSERT INTO schema_migrations (number, name, applied_at, digest) VALUES ($1, $2, $3, $4)",
            {migration.number, migration.name, now, digestOf(migration)});
}

}  // namespace

std::vector<Migration> embeddedMigrations() {
    std::vector<Migration> migrations;
    for (const auto name : embeddedNames()) {
        Migration migration{0, std::string(name), std::string(embedded(name))};
        std::from_chars(name.data(), name.data() + name.size(), migration.number);
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

void migrate(Session& session, const std::vector<Migration>& migrations, domain::Timestamp now) {
    for (const auto& migration : migrations) {
        // Asked anew inside each transaction: another server may be starting on the same database.
        session.script(std::string(session.dialect().beginExclusive));
        try {
            createTable(session);
            const auto applied = appliedMigrations(session);
            requireKnown(applied, migrations);
            if (std::ranges::find(applied, migration.number, &Applied::number) == applied.end())
                apply(session, migration, now);
            session.script("COMMIT");
        } catch (const Error&) {
            session.script("ROLLBACK");
            throw;
        }
    }
}

void requireMigrated(Session& session, const std::vector<Migration>& migrations) {
    std::vector<Applied> applied;
    try {
        applied = appliedMigrations(session);
    } catch (const Error& error) {
        throw Error{ErrorCode::unavailable, std::string("The database is not made yet: ") + error.what()};
    }
    requireKnown(applied, migrations);
    if (applied.size() < migrations.size())
        throw Error{ErrorCode::unavailable, "The database is not migrated yet: start vanthud on it first"};
}

}  // namespace vanthu::storage
