#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct InboxRequest {
    std::optional<domain::InboxState> state;
    std::string cursor;
    int limit{20};
};

/// What a clerk changes of the document that the sender registered.
struct Acceptance {
    BookReference book{std::string{}};
    std::optional<domain::Date> arrivalDate;
    std::string numberReason;  ///< when the arrival date is before the last one in the book
    std::optional<std::string> subject;
    std::optional<domain::Date> dueDate;
    std::optional<std::string> note;
    bool confirmDuplicate{false};
};

/// Received documents: list, take into the incoming book, or refuse. Deciding is for the receiving unit's
/// clerks. Any thread may call.
class Inbox {
  public:
    Inbox(storage::Database& database, const domain::Clock& clock, Directory& directory,
          exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange) {}

    [[nodiscard]] std::string list(const Caller& caller, const InboxRequest& request);
    /// How many of the list nobody decided on, up to limits::kCounted.
    [[nodiscard]] static std::int64_t arrived(storage::ReadTransaction& transaction, const Caller& caller);
    /// The answer is the incoming document. Throws Error{conflict} when the item is decided already,
    /// Error{duplicate} when the same document was registered by hand before.
    [[nodiscard]] Created accept(const Caller& caller, domain::InboxId id, const Acceptance& acceptance,
                                 const std::optional<RequestKey>& key);
    /// The answer is the item.
    [[nodiscard]] Created refuse(const Caller& caller, domain::InboxId id, const std::string& reason,
                                 const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
