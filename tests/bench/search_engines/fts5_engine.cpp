#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/bench/search_engines/texts.h"

#include <stdexcept>

#include <sqlite3.h>

namespace vanthu::bench {
namespace {

struct CloseSqlite {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Sqlite = std::unique_ptr<sqlite3, CloseSqlite>;
using Statement = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

void check(sqlite3* database, bool isFine) {
    if (!isFine) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database));
}

Sqlite openSqlite(const std::filesystem::path& file, int flags) {
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Sqlite database(raw);
    check(raw, result == SQLITE_OK);
    return database;
}

void execute(const Sqlite& database, const char* sql) {
    check(database.get(), sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

Statement prepare(const Sqlite& database, const char* sql) {
    sqlite3_stmt* raw = nullptr;
    check(database.get(), sqlite3_prepare_v2(database.get(), sql, -1, &raw, nullptr) == SQLITE_OK);
    return Statement(raw);
}

void bindText(const Statement& statement, int at, const std::string& value) {
    sqlite3_bind_text(statement.get(), at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

class Fts5Asker : public Asker {
  public:
    explicit Fts5Asker(const std::filesystem::path& file)
        : database_(openSqlite(file, SQLITE_OPEN_READONLY)),
          statement_(prepare(database_, "SELECT id FROM texts WHERE texts MATCH ?1 ORDER BY rank LIMIT 10")) {
    }

    std::vector<std::string> ask(const std::string& question) override {
        std::string words;
        for (const auto& word : plainSyllables(question))
            words += (words.empty() ? "\"" : " OR \"") + word + "\"";
        sqlite3_reset(statement_.get());
        bindText(statement_, 1, words);
        std::vector<std::string> ids;
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement_.get())) == SQLITE_ROW)
            ids.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), 0)));
        check(database_.get(), step == SQLITE_DONE);
        return ids;
    }

  private:
    Sqlite database_;
    Statement statement_;
};

class Fts5Engine : public SearchEngine {
  public:
    Fts5Engine(std::filesystem::path folder, Letters letters)
        : folder_(std::move(folder)), file_(folder_ / "texts.db"), letters_(letters) {}

    std::string name() const override {
        return letters_ == Letters::written ? "SQLite FTS5, accents kept" : "SQLite FTS5";
    }

    Built build(const std::filesystem::path& texts) override {
        std::filesystem::create_directories(folder_);
        Built built = builtApart([&] {
            const auto database = openSqlite(file_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
            const std::string removed = letters_ == Letters::written ? "0" : "2";
            execute(database, ("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, body, "
                               "tokenize='unicode61 remove_diacritics " +
                               removed + "'); BEGIN")
                                  .c_str());
            const auto insert = prepare(database, "INSERT INTO texts(id, body) VALUES (?1, ?2)");
            forEachText(texts, [&](const Text& text) {
                const std::string body = text.whole();
                sqlite3_reset(insert.get());
                bindText(insert, 1, text.id);
                bindText(insert, 2, body);
                check(database.get(), sqlite3_step(insert.get()) == SQLITE_DONE);
            });
            sqlite3_reset(insert.get());
            execute(database, "INSERT INTO texts(texts) VALUES ('optimize'); COMMIT; VACUUM");
            return std::uintmax_t{0};
        });
        built.bytes = bytesBelow(folder_);
        return built;
    }

    std::unique_ptr<Asker> asker() const override { return std::make_unique<Fts5Asker>(file_); }

  private:
    std::filesystem::path folder_;
    std::filesystem::path file_;
    Letters letters_;
};

}  // namespace

std::unique_ptr<SearchEngine> fts5Engine(const std::filesystem::path& folder, Letters letters) {
    return std::make_unique<Fts5Engine>(folder, letters);
}

}  // namespace vanthu::bench
