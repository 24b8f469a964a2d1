#include "storage/postgres_session.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace vanthu::storage {

namespace {

/// Bounds what the server has answered and nobody has read: it must fit into the buffers of the socket.
constexpr std::size_t kPostedLimit = 64;

constexpr std::string_view kCommit = "COMMIT";

/// An answer is given when it is on disk, whatever the server's default. A stronger setting stays.
constexpr auto kSettings =
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = "
    "'off'";

class PostgresRow : public Row {
  public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void stepTo(int row) { row_ = row; }
    [[nodiscard]] bool isNull(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    [[nodiscard]] std::int64_t integer(int column) const override {
        const auto value = bytes(column);
        std::int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }
    [[nodiscard]] std::string text(int column) const override { return std::string(bytes(column)); }

  private:
    [[nodiscard]] std::string_view bytes(int column) const {
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    const PGresult* result_;
    int row_{0};
};

/// Parameters in the form libpq takes: texts that end with a NUL, null pointers for NULL.
class PostgresParameters {
  public:
    explicit PostgresParameters(Parameters parameters) {
        texts_.reserve(parameters.size());  // their addresses are taken
        for (const auto& parameter : parameters) {
            switch (parameter.kind()) {
                case Parameter::Kind::null:
                    values_.push_back(nullptr);
                    continue;
                case Parameter::Kind::integer:
                    texts_.push_back(std::to_string(parameter.integer()));
                    break;
                case Parameter::Kind::text:
                    texts_.emplace_back(parameter.text());
                    break;
            }
            values_.push_back(texts_.back().c_str());
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const char* const* values() const { return values_.data(); }

  private:
    std::vector<std::string> texts_;
    std::vector<const char*> values_;
};

bool isRetry(std::string_view state) {
    return state == "40001" || state == "40P01";
}

/// By the class of the SQLSTATE: the appendix "PostgreSQL Error Codes".
ErrorCode codeOfState(std::string_view state) {
    const auto kind = state.substr(0, 2);
    if (kind == "23") return ErrorCode::conflict;
    if (kind.empty() || kind == "08" || kind == "53" || kind == "57" || kind == "58")
        return ErrorCode::unavailable;
    if (state == "XX001" || state == "XX002") return ErrorCode::damaged;
    return ErrorCode::internal;
}

}  // namespace

PostgresSession::PostgresSession(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) {
        const std::string reason = PQerrorMessage(connection_);
        PQfinish(connection_);
        throw Error{ErrorCode::unavailable, "Cannot reach PostgreSQL: " + reason};
    }
    PQsetClientEncoding(connection_, "UTF8");
    PQsetNoticeProcessor(
        connection_, [](void*, const char*) {}, nullptr);  // "relation exists already, skipping"
    try {
        script(kSettings);
    } catch (const Error&) {
        PQfinish(connection_);
        throw;
    }
}

PostgresSession::~PostgresSession() {
    PQfinish(connection_);
}

void PostgresSession::ResultClearer::operator()(pg_result* result) const {
    PQclear(result);
}

std::int64_t PostgresSession::run(std::string_view sql, Parameters parameters, const RowVisitor& visit) {
    post(sql, parameters);
    const auto result = awaitPosted();
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
        const std::string_view changed = PQcmdTuples(result.get());
        std::int64_t count = 0;
        std::from_chars(changed.data(), changed.data() + changed.size(), count);
        return count;
    }
    const int rows = PQntuples(result.get());
    PostgresRow row{result.get()};
    for (int i = 0; visit && i < rows; ++i) {
        row.stepTo(i);
        visit(row);
    }
    return rows;
}

void PostgresSession::post(std::string_view sql, Parameters parameters) {
    if (posted_.size() >= kPostedLimit) awaitPosted();
    const auto& [text, name] = prepared(sql);
    const PostgresParameters values{parameters};
    if (posted_.empty()) PQenterPipelineMode(connection_);
    if (PQsendQueryPrepared(connection_, name.c_str(), values.count(), values.values(), nullptr, nullptr,
                            0) != 1)
        fail(nullptr, sql);
    posted_.push_back(text);
}

PostgresSession::Result PostgresSession::awaitPosted() {
    if (posted_.empty()) return {};
    const auto texts = std::exchange(posted_, {});
    if (PQpipelineSync(connection_) != 1) fail(nullptr, texts.back());
    Result last;
    Result failure;
    std::string_view failed;
    for (const auto text : texts) {
        last.reset(PQgetResult(connection_));
        while (Result{PQgetResult(connection_)}) {
            // A null ends the results of each statement.
        }
        const auto status = PQresultStatus(last.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || !failed.empty()) continue;
        failure = std::move(last);
        failed = text;
    }
    PQclear(PQgetResult(connection_));  // of the sync
    PQexitPipelineMode(connection_);
    if (!failed.empty()) fail(failure.get(), failed);
    return last;
}

void PostgresSession::forgetPosted() {
    try {
        awaitPosted();
    } catch (const Error&) {
        // The transaction is rolled back for a failure that came before this one is told.
    }
}

void PostgresSession::script(const std::string& sql) {
    awaitPosted();
    const Result result{PQexec(connection_, sql.c_str())};
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), sql);
}

const Dialect& PostgresSession::dialect() const {
    // The number of the lock means nothing; every migration takes the same one. READ COMMITTED: whoever
    // waited for a row lock sees what the one before it made of the row.
    static constexpr Dialect kDialect{"BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
                                      "BIGINT PRIMARY KEY", "BEGIN; SELECT pg_advisory_xact_lock(862049721)",
                                      "BEGIN ISOLATION LEVEL READ COMMITTED"};
    return kDialect;
}

void PostgresSession::commit() {
    awaitPosted();
    post(kCommit, {});
    const auto result = awaitPosted();
    if (std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        throw Error{ErrorCode::internal, "PostgreSQL rolled back a transaction in which an error was hidden"};
}

bool PostgresSession::inTransaction() const {
    const auto status = PQtransactionStatus(connection_);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool PostgresSession::isLost() const {
    return PQstatus(connection_) != CONNECTION_OK;
}

const PostgresSession::Names::value_type& PostgresSession::prepared(std::string_view sql) {
    if (const auto known = names_.find(sql); known != names_.end()) return *known;
    awaitPosted();  // preparing cannot be posted
    const auto name = "s" + std::to_string(names_.size());
    const Result result{PQprepare(connection_, name.c_str(), std::string(sql).c_str(), 0, nullptr)};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get(), sql);
    return *names_.emplace(sql, name).first;
}

void PostgresSession::fail(const pg_result* result, std::string_view what) const {
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = field == nullptr ? std::string_view{} : std::string_view{field};
    const std::string reason = result == nullptr ? PQerrorMessage(connection_) : PQresultErrorMessage(result);
    const auto message = reason + " in: " + std::string(what);
    if (isLost() && what == kCommit)
        throw Error{ErrorCode::unavailable, "Whether the change was stored is not known: " + message};
    if (isRetry(state) || isLost()) throw RetryTransaction{ErrorCode::unavailable, message};
    throw Error{codeOfState(state), message};
}

}  // namespace vanthu::storage
