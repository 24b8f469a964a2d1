#pragma once

#include "storage/database.h"
#include "storage/sql.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vanthu::storage {

/// What a Database does differently on each engine, and the log head, which is the same on both. Any thread
/// may call.
class Database::Backend {
  public:
    using ReadWork = std::function<void(ReadTransaction&)>;
    using WriteWork = std::function<void(WriteTransaction&)>;

    /// Whether processes besides this one may write, so that the head must be asked for.
    enum class Writers { onlyThisProcess, others };

    explicit Backend(Writers writers) : writers_(writers) {}
    virtual ~Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;

    virtual void read(const ReadWork& work) = 0;
    virtual void write(const domain::Actor& actor, const WriteWork& work) = 0;

    [[nodiscard]] domain::Sequence head();
    domain::Sequence waitForChange(domain::Sequence after, int timeoutMs);

  protected:
    /// Tells that a write which appended up to this sequence is durable.
    void raiseHead(domain::Sequence sequence);
    /// Reads the head from the database.
    void refreshHead();

  private:
    using Clock = std::chrono::steady_clock;

    void refreshHeadWhenStale(std::unique_lock<std::mutex>& lock);

    const Writers writers_;
    std::mutex mutex_;
    std::condition_variable raised_;
    domain::Sequence head_{0};
    Clock::time_point askedAt_{};
};

/// Open and migrate. `path` is that of the file.
[[nodiscard]] std::unique_ptr<Database::Backend> openSqlite(const DatabaseSettings& settings,
                                                            const std::string& path);
[[nodiscard]] std::unique_ptr<Database::Backend> openPostgres(const DatabaseSettings& settings);

}  // namespace vanthu::storage
