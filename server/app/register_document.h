#pragma once

#include "server/app/document_request.h"
#include "server/app/file_intake.h"
#include "server/app/repeatable.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// Gives the draft its number and stores it, in this transaction. Throws Error{duplicate} naming the
/// documents of the same code and issuer unless `confirmed`, Error{conflict} for a closed book or a taken
/// number, Error{invalidInput} for a number that asks for a reason. The draft's links are the caller's to
/// make.
enum class Duplicates { refused, confirmed };
[[nodiscard]] domain::Document enterInRegistry(storage::WriteTransaction& transaction,
                                               const DocumentDraft& draft, Duplicates duplicates);

/// The answer to a registration, and where the document is found.
struct RegisteredDocument {
    Created answer;
    domain::DocumentId id;
    std::int64_t version{0};
};

/// What a registration answered before, from its remembered JSON.
[[nodiscard]] RegisteredDocument answeredBefore(std::string json);

/// Registers one incoming or outgoing document with its files in the caller's unit: blobs first, then number,
/// row, change and remembered answer in one transaction. Any thread may call.
class RegisterDocument {
  public:
    RegisterDocument(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                     Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// The answer is the document as JSON. `files` is read only when the document itself is in order.
    [[nodiscard]] RegisteredDocument run(const Caller& caller, const DocumentRequest& request,
                                         FileSource& files, const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
