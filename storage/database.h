#pragma once

#include "schemas/domain/change.h"
#include "storage/transaction.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace vanthu::storage {

struct DatabaseSettings {
    std::string url;  ///< "sqlite:/var/lib/vanthu/vanthu.db" or "postgresql://user@host:5432/name"
    int readers{8};   ///< connections for reading
    /// Opens a migrated database of another process: write() throws, nothing is created or migrated.
    bool readOnly{false};
};

/// One database, SQLite or PostgreSQL, opened and migrated. Any thread may call.
///
/// One writer thread commits the waiting changes of many callers in one transaction, a savepoint each; nobody
/// gets an answer before the fsync. Several processes may write to one PostgreSQL database: their writers
/// take turns.
class Database {
  public:
    /// Opens, creates and migrates. Throws Error{conflict} for a schema newer than this program.
    explicit Database(const DatabaseSettings& settings);
    ~Database();

    /// Runs `work` in a read-only transaction and returns its result.
    template <class Work>
    auto read(Work&& work) {
        return capture<ReadTransaction>(work, [this](const ReadWork& run) { runRead(run); });
    }

    /// Runs `work` in a transaction and returns its result once it is on disk. `work` may run again when
    /// PostgreSQL asks for it or its connection was lost, so it must change nothing but the database. It runs
    /// on the writer's thread and must not write() itself.
    template <class Work>
    auto write(const domain::Actor& actor, Work&& work) {
        return capture<WriteTransaction>(work, [&](const WriteWork& run) { runWrite(actor, run); });
    }

    /// Sequence of the newest change log row, from memory. Own writes raise it when they are durable; where
    /// others may write too (PostgreSQL, readOnly) it is asked of the database at most every 200 ms.
    [[nodiscard]] domain::Sequence head() const;
    /// Blocks until head() > after or the time is up; returns head().
    domain::Sequence waitForChange(domain::Sequence after, int timeoutMs) const;

    class Backend;  ///< of the store layer itself: storage/backend.h

  private:
    using ReadWork = std::function<void(ReadTransaction&)>;
    using WriteWork = std::function<void(WriteTransaction&)>;

    template <class Transaction, class Work, class Run>
    static auto capture(Work& work, Run&& run) {
        using Result = std::invoke_result_t<Work&, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            run([&](Transaction& transaction) { work(transaction); });
        } else {
            std::optional<Result> result;
            run([&](Transaction& transaction) { result.emplace(work(transaction)); });
            return std::move(*result);
        }
    }

    void runRead(const ReadWork& work);
    void runWrite(const domain::Actor& actor, const WriteWork& work);

    std::unique_ptr<Backend> backend_;
};

}  // namespace vanthu::storage
