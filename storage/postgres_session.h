#pragma once

#include "storage/sql.h"

#include <string>
#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace vanthu::storage {

/// One PostgreSQL connection, over a socket or TCP as the url says.
class PostgresSession : public Session {
  public:
    /// `url` as libpq takes it: postgresql://user:password@host:port/name?host=/run/postgresql. Throws
    /// Error{unavailable} when the server cannot be reached.
    explicit PostgresSession(const std::string& url);
    ~PostgresSession() override;

    std::int64_t run(std::string_view sql, Parameters parameters, const RowVisitor& visit) override;
    void script(const std::string& sql) override;
    [[nodiscard]] const Dialect& dialect() const override;

    /// Throws Error{internal} when the server rolled back instead, as it does after an error that somebody
    /// hid.
    void commit();
    /// False when the server is gone: the connection is of no more use.
    [[nodiscard]] bool isConnected() const;

  private:
    const std::string& prepared(std::string_view sql);
    [[noreturn]] void fail(const pg_result* result, std::string_view what) const;

    pg_conn* connection_{nullptr};
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>
        names_;  ///< of prepared statements, by text
};

}  // namespace vanthu::storage
