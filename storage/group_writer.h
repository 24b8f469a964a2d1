#pragma once

#include "schemas/domain/change.h"
#include "storage/sqlite_session.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vanthu::storage {

/// The one writer of an SQLite database. Any thread may call write(); its work runs on the writer's own
/// thread.
///
/// The writer takes all work that waits, runs each piece in a savepoint of its own inside one transaction,
/// commits once, and only then answers: many callers share one sync of the disk, and one that throws is
/// rolled back alone.
class GroupWriter {
  public:
    using Work = std::function<void(WriteTransaction&)>;
    /// `committed` is told the highest change log sequence that became durable, before the callers are
    /// answered.
    GroupWriter(std::unique_ptr<SqliteSession> session, std::function<void(domain::Sequence)> committed);
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// Returns when the work is on disk. Throws what the work threw, or Error{unavailable} when the commit
    /// failed; after an error of the file itself nothing is accepted any more.
    void write(const domain::Actor& actor, const Work& work);

  private:
    struct Request;
    using Batch = std::vector<Request*>;

    void loop();
    [[nodiscard]] Batch takeWaiting();
    void commitBatch(const Batch& batch);
    void runBatch(const Batch& batch);
    void runOne(Request& request);
    void abandon(const Batch& batch, const std::exception_ptr& error);

    const std::unique_ptr<SqliteSession> session_;
    const std::function<void(domain::Sequence)> committed_;

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Request*> waiting_;
    bool stopping_{false};
    bool broken_{false};  ///< the file failed; what it holds is known again only after a restart
    std::thread thread_;
};

}  // namespace vanthu::storage
