#pragma once

#include "schemas/domain/edxml_message.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/edxml_document.h"
#include "server/app/read_document.h"
#include "server/app/repeatable.h"
#include "server/edxml/edxml_reader.h"
#include "server/exchange/exchange.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

struct EdxmlRequest {
    std::optional<domain::EdxmlState> state;
    std::string cursor;
    int limit{20};
};

/// What became of a message, as the API tells it.
struct TakenEdxml {
    std::string json;
    bool isNew{false};
};

/// Messages of other systems: taken in, delivered to the inboxes of the units that they address, or held with
/// a reason for which a person looks at them. The bytes of every message are kept as they came. Any thread
/// may call; one message is in memory at a time.
class EdxmlMessages {
  public:
    EdxmlMessages(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                  Directory& directory, exchange::Exchange& exchange)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory), exchange_(exchange) {}

    /// A file that a person brings. It is delivered to the units for which that person registers, an
    /// administrator's to all that it addresses. Throws Error{invalidInput} with the path of every element
    /// that is wrong: then nothing is kept. The same message again is not doubled.
    [[nodiscard]] TakenEdxml import(const Caller& caller, const std::string& name, std::string_view bytes);
    /// What the axis brought; everything is on disk when it returns. A message that cannot be read is held.
    [[nodiscard]] domain::EdxmlMessage take(const std::string& name, std::string_view bytes);

    [[nodiscard]] std::string list(const Caller& caller, const EdxmlRequest& request);
    /// How many held messages the caller may know of.
    [[nodiscard]] static std::int64_t held(storage::ReadTransaction& transaction, const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::EdxmlId id);
    /// The bytes as they came. Throws Error{forbidden} for what is addressed to units whose files the caller
    /// may not open.
    [[nodiscard]] OpenFile original(const Caller& caller, domain::EdxmlId id);
    /// Delivers a held message, to `to` or to whom it addresses here: a person vouches for its sender. Throws
    /// Error{conflict} for one that is not held or cannot be delivered, Error{invalidInput} without a
    /// receiver.
    [[nodiscard]] Created release(const Caller& caller, domain::EdxmlId id,
                                  const std::vector<OrganisationReference>& to,
                                  const std::optional<RequestKey>& key);
    [[nodiscard]] Created discard(const Caller& caller, domain::EdxmlId id, const std::string& reason,
                                  const std::optional<RequestKey>& key);

  private:
    /// A message on its way into the store.
    struct Arrival {
        ReadEdxml message;
        domain::EdxmlMessage row;
        std::vector<std::string> files;
    };
    [[nodiscard]] Arrival arrivalOf(std::string_view bytes, std::vector<edxml::Fault>& faults);
    struct Kept {
        domain::EdxmlMessage message;
        bool isNew{false};
    };
    /// The one transaction in which a message arrives.
    [[nodiscard]] static Kept enter(storage::WriteTransaction& transaction, const ReadEdxml& message,
                                    domain::EdxmlMessage row, const domain::Document& document);
    [[nodiscard]] Kept keep(Arrival arrival, std::string_view bytes, const domain::Actor& actor);
    [[nodiscard]] std::vector<domain::DocumentFile> stage(const Arrival& arrival,
                                                          std::vector<storage::Barrier>& durable);
    [[nodiscard]] Arrival heldArrival(const domain::EdxmlMessage& message);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
    edxml::EdxmlReader reader_;
    std::mutex oneAtATime_;
};

}  // namespace vanthu::app
