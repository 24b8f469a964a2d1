#pragma once

#include "schemas/domain/change.h"
#include "storage/barrier_runner.h"
#include "storage/sql.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vanthu::storage {

/// The one writer that this process has on a database. Any thread may call write(); its work runs on the
/// writer's own thread.
///
/// The writer takes all work that waits, runs each piece in a savepoint of its own inside one transaction,
/// commits once after all their barriers, and only then answers: many callers share one sync of the disk, and
/// one that throws is rolled back alone. The transaction holds the head of the change log from its begin to
/// its commit, so the writers of several processes go one after the other.
class GroupWriter {
  public:
    using Work = std::function<void(WriteTransaction&)>;
    /// Makes a connection in place of one that was lost; throws Error{unavailable} when it cannot.
    using Reopen = std::function<std::unique_ptr<Session>()>;

    /// Without `reopen` nothing is accepted any more once the session is lost. `committed` is told the head
    /// of the change log that became durable, before the callers are answered.
    GroupWriter(std::unique_ptr<Session> session, Reopen reopen,
                std::function<void(domain::Sequence)> committed);
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// Returns when the work is on disk. Throws what the work threw, or Error{unavailable} when the database
    /// cannot be reached or the commit failed. The work may run several times, in different transactions.
    void write(const domain::Actor& actor, const Work& work);

  private:
    struct Request;
    using Batch = std::vector<Request*>;

    void loop();
    [[nodiscard]] Batch takeWaiting();
    void commitBatch(const Batch& batch);
    void runBatch(const Batch& batch);
    /// Returns what has to be on disk before the work may be; nothing when the work threw.
    [[nodiscard]] std::vector<Barrier> runOne(Request& request);
    void rollBack();
    void abandon(const Batch& batch, const std::exception_ptr& error);

    std::unique_ptr<Session> session_;
    BarrierRunner barriers_;  ///< of the batch that runs
    const Reopen reopen_;
    const std::function<void(domain::Sequence)> committed_;

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Request*> waiting_;
    bool stopping_{false};
    bool broken_{false};  ///< the file failed; what it holds is known again only after a restart
    std::thread thread_;
};

}  // namespace vanthu::storage
