#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

struct NoticesRequest {
    bool unreadOnly{false};
    std::string cursor;
    int limit{0};
};

/// The notices of the caller. One about a thing that he or she may no longer know of shows nothing of it. Any
/// thread may call.
class Notices {
  public:
    Notices(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Newest first, with the number of unread ones.
    [[nodiscard]] std::string page(const Caller& caller, const NoticesRequest& request);
    [[nodiscard]] std::string unread(const Caller& caller);
    /// Throws Error{notFound} for one that is not the caller's.
    [[nodiscard]] std::string markRead(const Caller& caller, domain::NoticeId id);
    /// That one and all before it; names what it marked by an opaque `mark`, for the way back.
    [[nodiscard]] std::string markReadUpTo(const Caller& caller, domain::NoticeId id);
    /// Throws Error{notFound} for one that is not the caller's.
    [[nodiscard]] std::string markUnread(const Caller& caller, domain::NoticeId id);
    /// What `markReadUpTo` marked. Throws Error{invalidInput} for what is none of its marks.
    [[nodiscard]] std::string takeBackMark(const Caller& caller, const std::string& mark);

  private:
    /// A change of what the caller has read; answers how many are unread after it.
    template <class Change>
    std::int64_t changed(const Caller& caller, Change change);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
