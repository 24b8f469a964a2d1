#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/bench/search_engines/texts.h"
#include "tests/support/postgres.h"

#include <array>
#include <stdexcept>

#include <libpq-fe.h>

namespace vanthu::bench {
namespace {

constexpr const char* kSchema =
    "CREATE EXTENSION unaccent;"
    "CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);"
    "ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;"
    "CREATE TABLE texts (id text NOT NULL, body text NOT NULL, words tsvector NOT NULL)";
constexpr const char* kAsk =
    "SELECT id FROM texts, to_tsquery('plain', $1) AS question WHERE words @@ question "
    "ORDER BY ts_rank(words, question) DESC LIMIT 10";

class Connection {
  public:
    explicit Connection(const std::string& url) : connection_(PQconnectdb(url.c_str()), PQfinish) {
        if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
        // A notice that something exists or took long is no news here.
        PQsetNoticeProcessor(
            connection_.get(), [](void*, const char*) {}, nullptr);
    }

    using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;
    Result execute(const char* sql) { return checked(PQexec(connection_.get(), sql)); }
    void prepare(const char* name, const char* sql) {
        static_cast<void>(checked(PQprepare(connection_.get(), name, sql, 0, nullptr)));
    }
    template <std::size_t count>
    Result run(const char* name, const std::array<const char*, count>& values) {
        return checked(PQexecPrepared(connection_.get(), name, static_cast<int>(count), values.data(),
                                      nullptr, nullptr, 0));
    }
    [[nodiscard]] pid_t backend() const { return PQbackendPID(connection_.get()); }

  private:
    [[noreturn]] void fail() const {
        throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
    }
    Result checked(PGresult* raw) {
        Result result(raw, PQclear);
        const auto status = PQresultStatus(raw);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail();
        return result;
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

class PostgresAsker : public Asker {
  public:
    explicit PostgresAsker(const std::string& url) : connection_(url) { connection_.prepare("ask", kAsk); }

    std::vector<std::string> ask(const std::string& question) override {
        std::string words;
        for (const auto& word : plainSyllables(question))
            words += (words.empty() ? "'" : " | '") + word + "'";
        const auto result = connection_.run("ask", std::array{words.c_str()});
        std::vector<std::string> ids;
        for (int row = 0; row < PQntuples(result.get()); ++row)
            ids.emplace_back(PQgetvalue(result.get(), row, 0));
        return ids;
    }

  private:
    Connection connection_;
};

class PostgresEngine : public SearchEngine {
  public:
    PostgresEngine() : url_(tests::PostgresServer::durable().newDatabase()) {}

    std::string name() const override { return "PostgreSQL, ts_rank"; }
    Place place() const override { return Place::process; }

    Built build(const std::filesystem::path& texts) override {
        Built built = builtApart([&] {
            Connection connection(url_);
            connection.execute(kSchema);
            connection.execute("BEGIN");
            connection.prepare("add", "INSERT INTO texts VALUES ($1, $2, to_tsvector('plain', $2))");
            forEachText(texts, [&](const Text& text) {
                const std::string body = text.whole();
                connection.run("add", std::array{text.id.c_str(), body.c_str()});
            });
            connection.execute("CREATE INDEX texts_words ON texts USING gin (words)");
            connection.execute("COMMIT");
            connection.execute("VACUUM ANALYZE texts");
            return peakResidentBytes(connection.backend());
        });
        Connection connection(url_);
        built.bytes =
            std::stoull(PQgetvalue(connection.execute("SELECT pg_total_relation_size('texts')").get(), 0, 0));
        return built;
    }

    std::unique_ptr<Asker> asker() const override { return std::make_unique<PostgresAsker>(url_); }

  private:
    std::string url_;
};

}  // namespace

std::unique_ptr<SearchEngine> postgresEngine() {
    return std::make_unique<PostgresEngine>();
}

}  // namespace vanthu::bench
