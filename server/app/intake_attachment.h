#pragma once

#include "server/app/authorisation.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vanthu::app {

struct AttachmentRequest {
    /// The incoming document; without one, that which the stamp on the scan names.
    std::optional<domain::DocumentId> document;
    /// Which of the item's files, in this order, from 1; empty: all of them.
    std::vector<std::int64_t> files;
};

/// Adds what came in by a channel to an incoming document that is registered already: the later scan of a
/// paper. Any thread may call.
class IntakeAttachment {
  public:
    IntakeAttachment(storage::Database& database, const domain::Clock& clock)
        : database_(database), clock_(clock) {}

    /// The answer is the item. Number and files of the document stay, the change log has a row "scan_added".
    /// What the stamp says gives no right: the caller must be allowed to correct the document as well as to
    /// register the item. Throws Error{conflict} for an item that is decided, a locked book, a recalled
    /// document; Error{invalidInput} when no document is named, it is not incoming, or has these bytes
    /// already.
    [[nodiscard]] Created attach(const Caller& caller, domain::IntakeId id, const AttachmentRequest& request,
                                 const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

}  // namespace vanthu::app
