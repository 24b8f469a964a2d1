#include "storage/backend.h"
#include "storage/group_writer.h"
#include "storage/migrations.h"
#include "storage/session_pool.h"
#include "storage/sqlite_session.h"

#include <sqlite3.h>

#include <filesystem>

namespace vanthu::storage {

namespace {

class SqliteBackend : public Database::Backend {
  public:
    SqliteBackend(const DatabaseSettings& settings, const std::string& path)
        : Backend(settings.readOnly ? Writers::others : Writers::onlyThisProcess),
          readers_(settings.readers, [path] {
              return std::make_unique<SqliteSession>(path, SqliteSession::Access::readOnly);
          }) {
        if (settings.readOnly) {
            const auto lease = readers_.take();
            requireMigrated(lease.session(), embeddedMigrations());
        } else {
            auto session = std::make_unique<SqliteSession>(path, SqliteSession::Access::readWrite);
            migrate(*session, embeddedMigrations(), domain::SystemClock{}.now());
            writer_ = std::make_unique<GroupWriter>(
                std::move(session), nullptr, [this](domain::Sequence sequence) { raiseHead(sequence); });
        }
        refreshHead();
    }

    void read(const ReadWork& work) override {
        const auto lease = readers_.take();
        auto& session = lease.session();
        session.run("BEGIN", {}, {});
        try {
            ReadTransaction transaction{session};
            work(transaction);
        } catch (...) {
            session.run("ROLLBACK", {}, {});
            throw;
        }
        session.run("COMMIT", {}, {});
    }

    void write(const domain::Actor& actor, const WriteWork& work) override {
        if (!writer_) throw Error{ErrorCode::internal, "The database was opened for reading only"};
        writer_->write(actor, work);
    }

  private:
    SessionPool readers_;
    std::unique_ptr<GroupWriter> writer_;  // last: its thread must end before the rest goes
};

}  // namespace

std::unique_ptr<Database::Backend> openSqlite(const DatabaseSettings& settings, const std::string& path) {
    // SQLite counts its memory under one lock for all threads, and nobody reads the count. Only before its
    // first use; afterwards it is refused, and nothing is lost but speed.
    static_cast<void>(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0));
    return std::make_unique<SqliteBackend>(settings, path);
}

}  // namespace vanthu::storage
