#include "storage/backend.h"
#include "storage/migrations.h"
#include "storage/postgres_session.h"
#include "storage/session_pool.h"

namespace vanthu::storage {

namespace {

/// Two transactions in each other's way rarely are so twice; this many times means something else is wrong.
constexpr int kAttempts = 20;

class PostgresBackend : public Database::Backend {
  public:
    explicit PostgresBackend(const DatabaseSettings& settings)
        : Backend(Writers::others),
          isReadOnly_(settings.readOnly),
          readers_(settings.readers, [url = settings.url] { return std::make_unique<PostgresSession>(url); }),
          writers_(settings.writers,
                   [url = settings.url] { return std::make_unique<PostgresSession>(url); }) {
        if (isReadOnly_)
            requireMigrated(readers_.take().session(), embeddedMigrations());
        else
            migrate(writers_.take().session(), embeddedMigrations(), domain::SystemClock{}.now());
        refreshHead();
    }

    void read(const ReadWork& work) override {
        const auto run = [&](PostgresSession& session) {
            ReadTransaction transaction{session};
            work(transaction);
        };
        inTransaction(readers_, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", run);
    }

    void write(const domain::Actor& actor, const WriteWork& work) override {
        if (isReadOnly_) throw Error{ErrorCode::internal, "The database was opened for reading only"};
        domain::Sequence appended = 0;
        const auto run = [&](PostgresSession& session) {
            session.appended = 0;
            WriteTransaction transaction{session, actor};
            work(transaction);
            appended = session.appended;
        };
        // READ COMMITTED: whoever waited for a row lock sees what the one before it made of the row.
        for (int attempt = 1;; ++attempt) {
            try {
                inTransaction(writers_, "BEGIN ISOLATION LEVEL READ COMMITTED", run);
                break;
            } catch (const RetryTransaction&) {
                if (attempt == kAttempts) throw;
            }
        }
        if (appended > 0) raiseHead(appended);
    }

  private:
    template <class Run>
    static void inTransaction(SessionPool& pool, const std::string& begin, const Run& run) {
        auto lease = pool.take();
        beginOn(lease, begin);
        auto& session = static_cast<PostgresSession&>(lease.session());
        try {
            run(session);
            session.commit();
        } catch (...) {
            rollBack(lease);
            throw;
        }
    }

    /// A kept connection may have died with its server: before anything was done, another one is as good.
    static void beginOn(SessionPool::Lease& lease, const std::string& begin) {
        try {
            lease.session().script(begin);
        } catch (const Error&) {
            if (static_cast<PostgresSession&>(lease.session()).isConnected()) throw;
            lease.renew();
            lease.session().script(begin);
        }
    }

    static void rollBack(SessionPool::Lease& lease) {
        try {
            lease.session().script("ROLLBACK");
        } catch (const Error&) {
            lease.discard();  // the caller hears the first error
        }
    }

    const bool isReadOnly_;
    SessionPool readers_;
    SessionPool writers_;
};

}  // namespace

std::unique_ptr<Database::Backend> openPostgres(const DatabaseSettings& settings) {
    return std::make_unique<PostgresBackend>(settings);
}

}  // namespace vanthu::storage
