#pragma once

#include "schemas/domain/intake.h"
#include "server/app/channel_states.h"
#include "server/app/directory.h"
#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/intake_store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

/// Where channels hand in what they bring. Any thread may call.
class IntakeDoor {
  public:
    IntakeDoor(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
               Directory& directory, ChannelStates& states)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory), states_(states) {}

    /// For the bytes of a file, to be staged when all are there.
    [[nodiscard]] storage::BlobStore::Incoming receive() { return blobs_.receive(); }
    /// Stores the item; item and files are on disk when it returns, and the channel may acknowledge. What the
    /// same channel brought to the same unit under the same key before is answered as it is. `durable`: of
    /// the item's files. Throws Error when the disk or the database refuses: then nothing is stored, and the
    /// channel tries again later.
    [[nodiscard]] storage::IntakeInsertion take(domain::IntakeItem item,
                                                const std::vector<storage::Barrier>& durable);
    /// The unit with that code, when it keeps a registry today.
    [[nodiscard]] std::optional<domain::OrganisationId> unit(const std::string& code);
    void report(const ChannelState& state) { states_.report(state); }
    [[nodiscard]] domain::Timestamp now() const { return clock_.now(); }

  private:
    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    ChannelStates& states_;
};

/// A name from outside as a file of an item may have: valid UTF-8, no path, no control characters, at most
/// 255 bytes; `otherwise` when nothing is left of it.
[[nodiscard]] std::string intakeFileName(std::string_view raw, const std::string& otherwise);
/// A text from outside on one line, cut to the length that items keep.
[[nodiscard]] std::string intakeText(std::string_view raw);

}  // namespace vanthu::app
