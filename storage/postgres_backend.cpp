#include "storage/backend.h"
#include "storage/group_writer.h"
#include "storage/migrations.h"
#include "storage/postgres_session.h"
#include "storage/session_pool.h"

namespace vanthu::storage {

namespace {

class PostgresBackend : public Database::Backend {
  public:
    explicit PostgresBackend(const DatabaseSettings& settings)
        : Backend(Writers::others), readers_(settings.readers, opener(settings.url)) {
        if (settings.readOnly) {
            requireMigrated(readers_.take().session(), embeddedMigrations());
        } else {
            auto session = opener(settings.url)();
            migrate(*session, embeddedMigrations(), domain::SystemClock{}.now());
            writer_ =
                std::make_unique<GroupWriter>(std::move(session), opener(settings.url),
                                              [this](domain::Sequence sequence) { raiseHead(sequence); });
        }
        refreshHead();
    }

    void read(const ReadWork& work) override {
        auto lease = readers_.take();
        begin(lease);
        try {
            ReadTransaction transaction{lease.session()};
            work(transaction);
            lease.session().commit();
        } catch (...) {
            rollBack(lease);
            throw;
        }
    }

    void write(const domain::Actor& actor, const WriteWork& work) override {
        if (!writer_) throw Error{ErrorCode::internal, "The database was opened for reading only"};
        writer_->write(actor, work);
    }

  private:
    static SessionPool::Open opener(const std::string& url) {
        return [url] { return std::make_unique<PostgresSession>(url); };
    }

    /// A kept connection may have died with its server: before anything was done, another one is as good.
    static void begin(SessionPool::Lease& lease) {
        static constexpr std::string_view kBegin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        try {
            lease.session().run(kBegin, {}, {});
        } catch (const Error&) {
            if (!lease.session().isLost()) throw;
            lease.renew();
            lease.session().run(kBegin, {}, {});
        }
    }

    static void rollBack(SessionPool::Lease& lease) {
        try {
            lease.session().run("ROLLBACK", {}, {});
        } catch (const Error&) {
            lease.discard();  // the caller hears the first error
        }
    }

    SessionPool readers_;
    std::unique_ptr<GroupWriter> writer_;  // last: its thread must end before the rest goes
};

}  // namespace

std::unique_ptr<Database::Backend> openPostgres(const DatabaseSettings& settings) {
    return std::make_unique<PostgresBackend>(settings);
}

}  // namespace vanthu::storage
