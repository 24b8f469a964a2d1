#include "storage/sqlite_session.h"

#include <sqlite3.h>

#include <charconv>

namespace vanthu::storage {

namespace {

class SqliteRow : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] bool isNull(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] std::string text(int column) const override {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return bytes == nullptr
                   ? std::string{}
                   : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
    }

  private:
    sqlite3_stmt* statement_;
};

/// Gives a statement back in whatever way its run ends.
struct RunGuard {
    sqlite3_stmt* statement;
    bool& running;
    ~RunGuard() {
        sqlite3_reset(statement);
        running = false;
    }
};

ErrorCode codeOf(int result) {
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT:
            return ErrorCode::conflict;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorCode::damaged;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
            return ErrorCode::unavailable;
        default:
            return ErrorCode::internal;
    }
}

}  // namespace

SqliteSession::SqliteSession(const std::string& path, Access access) {
    // A connection is used by one thread at a time, so SQLite need not lock it.
    const int flags =
        SQLITE_OPEN_NOMUTEX |
        (access == Access::readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (sqlite3_open_v2(path.c_str(), &connection_, flags, nullptr) != SQLITE_OK) {
        const std::string reason = connection_ == nullptr ? "out of memory" : sqlite3_errmsg(connection_);
        sqlite3_close_v2(connection_);
        throw Error{ErrorCode::unavailable, "Cannot open the database " + path + ": " + reason};
    }
    sqlite3_extended_result_codes(connection_, 1);
    sqlite3_busy_timeout(connection_, 10'000);
    try {
        if (access == Access::readWrite) {
            script("PRAGMA journal_mode = WAL");
            script("PRAGMA synchronous = FULL");
            // 32 MiB: pages that every registration changes are copied from the log to the file less often.
            script("PRAGMA wal_autocheckpoint = 8192");
        } else {
            script("PRAGMA query_only = ON");
        }
        script("PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY");
    } catch (const Error&) {
        sqlite3_close_v2(connection_);
        throw;
    }
}

SqliteSession::~SqliteSession() {
    for (auto& [sql, prepared] : statements_)
        sqlite3_finalize(prepared.statement);
    sqlite3_close_v2(connection_);
}

std::int64_t SqliteSession::run(std::string_view sql, Parameters parameters, const RowVisitor& visit) {
    auto& entry = prepared(sql);
    if (entry.running)
        throw Error{ErrorCode::internal, "A statement was started inside itself: " + std::string(sql)};
    entry.running = true;
    const RunGuard guard{entry.statement, entry.running};
    bind(entry, sql, parameters);

    const SqliteRow row{entry.statement};
    std::int64_t rows = 0;
    int result = sqlite3_step(entry.statement);
    for (; result == SQLITE_ROW; result = sqlite3_step(entry.statement)) {
        ++rows;
        if (visit) visit(row);
    }
    if (result != SQLITE_DONE) fail(sql);
    if (rows == 0 && sqlite3_column_count(entry.statement) == 0) rows = sqlite3_changes64(connection_);
    return rows;
}

void SqliteSession::script(const std::string& sql) {
    if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

const Dialect& SqliteSession::dialect() const {
    static constexpr Dialect kDialect{"INTEGER PRIMARY KEY AUTOINCREMENT", "INTEGER PRIMARY KEY",
                                      "BEGIN IMMEDIATE", "BEGIN IMMEDIATE"};
    return kDialect;
}

bool SqliteSession::inTransaction() const {
    return sqlite3_get_autocommit(connection_) == 0;
}

SqliteSession::Prepared& SqliteSession::prepared(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    const auto position = statements_.try_emplace(std::string(sql)).first;
    auto& entry = position->second;
    if (sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &entry.statement, nullptr) != SQLITE_OK) {
        statements_.erase(position);
        fail(sql);
    }
    // To SQLite "$1" is a name, numbered by where it first stands; the stores number from the name.
    const int count = sqlite3_bind_parameter_count(entry.statement);
    for (int i = 1; i <= count; ++i) {
        const std::string_view name = sqlite3_bind_parameter_name(entry.statement, i);
        std::size_t number = 0;
        std::from_chars(name.data() + 1, name.data() + name.size(), number);
        entry.order.push_back(number - 1);
    }
    return entry;
}

void SqliteSession::bind(const Prepared& entry, std::string_view sql, Parameters parameters) {
    if (parameters.size() != entry.order.size())
        throw Error{ErrorCode::internal, "Wrong number of parameters for: " + std::string(sql)};
    int position = 0;
    for (const auto index : entry.order) {
        const auto& value = parameters[index];
        ++position;
        int result = SQLITE_OK;
        switch (value.kind()) {
            case Parameter::Kind::null:
                result = sqlite3_bind_null(entry.statement, position);
                break;
            case Parameter::Kind::integer:
                result = sqlite3_bind_int64(entry.statement, position, value.integer());
                break;
            case Parameter::Kind::text: {
                // An empty view may point nowhere, which SQLite would take for NULL.
                const auto text = value.text().empty() ? std::string_view{""} : value.text();
                result = sqlite3_bind_text64(entry.statement, position, text.data(), text.size(),
                                             SQLITE_STATIC, SQLITE_UTF8);
                break;
            }
        }
        if (result != SQLITE_OK) fail(sql);
    }
}

void SqliteSession::fail(std::string_view what) {
    const int result = sqlite3_extended_errcode(connection_);
    isLost_ = (result & 0xff) == SQLITE_IOERR;
    throw Error{codeOf(result), std::string(sqlite3_errmsg(connection_)) + " in: " + std::string(what)};
}

}  // namespace vanthu::storage
