#pragma once

#include "storage/sql.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace vanthu::storage {

/// Connections of one kind, opened when first needed, at most `limit`. Any thread may call.
class SessionPool {
  public:
    using Open = std::function<std::unique_ptr<Session>()>;
    SessionPool(int limit, Open open);

    /// A connection for as long as this lives.
    class Lease {
      public:
        Lease(SessionPool& pool, std::unique_ptr<Session> session);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        [[nodiscard]] Session& session() const { return *session_; }
        /// Closes the connection instead of giving it back: it is in an unknown state.
        void discard() { session_.reset(); }
        /// Closes the connection and opens another one in its place.
        void renew();

      private:
        SessionPool& pool_;
        std::unique_ptr<Session> session_;
    };
    /// Waits while all are taken.
    [[nodiscard]] Lease take();

  private:
    void giveBack(std::unique_ptr<Session> session);

    const int limit_;
    const Open open_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Session>> idle_;
    int taken_{0};
};

}  // namespace vanthu::storage
