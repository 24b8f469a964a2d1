#pragma once

#include "storage/sql.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace vanthu::storage {

/// One SQLite connection: WAL, every commit synced, foreign keys enforced.
class SqliteSession : public Session {
  public:
    enum class Access {
        readWrite,  ///< makes the file when there is none
        readOnly,
    };

    /// Throws Error{unavailable} when the file cannot be opened.
    SqliteSession(const std::string& path, Access access);
    ~SqliteSession() override;

    std::int64_t run(std::string_view sql, Parameters parameters, const RowVisitor& visit) override;
    void post(std::string_view sql, Parameters parameters) override { run(sql, parameters, {}); }
    void forgetPosted() override {}
    void script(const std::string& sql) override;
    void commit() override { run("COMMIT", {}, {}); }
    [[nodiscard]] bool inTransaction() const override;
    /// Whether the last failure was one of reading, writing or syncing the file.
    [[nodiscard]] bool isLost() const override { return isLost_; }
    [[nodiscard]] const Dialect& dialect() const override;

  private:
    struct Prepared {
        sqlite3_stmt* statement{nullptr};
        std::vector<std::size_t> order;  ///< order[i]: which parameter SQLite's (i + 1)-th placeholder is
        bool running{false};
    };

    Prepared& prepared(std::string_view sql);
    void bind(const Prepared& prepared, std::string_view sql, Parameters parameters);
    [[noreturn]] void fail(std::string_view what);

    sqlite3* connection_{nullptr};
    bool isLost_{false};
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
};

}  // namespace vanthu::storage
