#pragma once

#include "schemas/domain/intake.h"
#include "server/app/authorisation.h"
#include "server/app/channel_states.h"
#include "server/app/directory.h"
#include "server/app/read_document.h"
#include "server/app/register_document.h"
#include "server/app/repeatable.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct IntakeRequest {
    std::optional<domain::IntakeState> state;
    std::optional<domain::IntakeChannel> channel;
    std::optional<OrganisationReference> unit;  ///< one that is unknown or not the caller's has nothing
    std::string cursor;
    int limit{20};
};

/// How an item becomes an incoming document: all fields of one but its files, which are the item's.
struct IntakeRegistration {
    DocumentRequest document;
    /// Which of the item's files, in this order, from 1; empty: all of them.
    std::vector<std::int64_t> files;
};

/// What came in by a channel and waits: list, read, register, discard, put back. For the clerks of the unit
/// and for administrators, who open no files of other units and register nothing. Any thread may call.
class IntakeQueue {
  public:
    IntakeQueue(storage::Database& database, const storage::BlobStore& blobs, const domain::Clock& clock,
                Directory& directory, const ChannelStates& channels)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory), channels_(channels) {}

    [[nodiscard]] std::string list(const Caller& caller, const IntakeRequest& request);
    /// How many wait in the list, up to limits::kCounted.
    [[nodiscard]] std::int64_t waiting(storage::ReadTransaction& transaction, const Caller& caller) const;
    [[nodiscard]] std::string show(const Caller& caller, domain::IntakeId id);
    /// `position` from 1. Throws Error{forbidden} for a unit whose files the caller may not open.
    [[nodiscard]] OpenFile file(const Caller& caller, domain::IntakeId id, int position);
    /// Document, number and item are one transaction. Throws Error{conflict} when the item is decided
    /// already, else as RegisterDocument::run().
    [[nodiscard]] RegisteredDocument registerItem(const Caller& caller, domain::IntakeId id,
                                                  const IntakeRegistration& registration,
                                                  const std::optional<RequestKey>& key);
    /// The answer is the item. What is discarded stays, with its files, and can be put back.
    [[nodiscard]] Created discard(const Caller& caller, domain::IntakeId id, const std::string& reason,
                                  const std::optional<RequestKey>& key);
    /// Puts a discarded item back, or a split stack: its parts are discarded, and it stays whole. Throws
    /// Error{conflict} when a part of it is registered already, and for a part whose stack waits as a whole.
    [[nodiscard]] Created restore(const Caller& caller, domain::IntakeId id,
                                  const std::optional<RequestKey>& key);

    /// How the channels fare that bring to the caller's desks.
    [[nodiscard]] std::string channels(const Caller& caller);

  private:
    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    const ChannelStates& channels_;
};

}  // namespace vanthu::app
