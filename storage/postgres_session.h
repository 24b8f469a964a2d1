#pragma once

#include "storage/sql.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

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
    void post(std::string_view sql, Parameters parameters) override;
    void forgetPosted() override;
    void script(const std::string& sql) override;
    /// Throws Error{internal} when the server rolled back instead, as it does after an error that somebody
    /// hid.
    void commit() override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] bool isLost() const override;
    [[nodiscard]] const Dialect& dialect() const override;

  private:
    struct ResultClearer {
        void operator()(pg_result* result) const;
    };
    using Result = std::unique_ptr<pg_result, ResultClearer>;
    /// Name of a prepared statement by its text.
    using Names = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

    const Names::value_type& prepared(std::string_view sql);
    /// Waits for what was posted; the result of the last statement. Throws the first failure.
    Result awaitPosted();
    [[noreturn]] void fail(const pg_result* result, std::string_view what) const;

    pg_conn* connection_{nullptr};
    Names names_;
    std::vector<std::string_view> posted_;  ///< texts, kept in names_, of statements not waited for
};

}  // namespace vanthu::storage
