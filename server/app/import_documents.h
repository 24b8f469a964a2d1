#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/error.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// One record of an import: either what it says, or what is wrong with its line. Texts as typed.
struct ImportRecord {
    std::string source;
    std::string externalId;
    std::string code;
    std::string type;  ///< code, abbreviation or name; unknown ones are left out
    std::string issuerName;
    std::optional<domain::Date> issuedDate;
    std::string subject;
    domain::Signer signer;
    std::string language;
    std::string note;
    std::string text;  ///< becomes a text/plain file
    domain::Secrecy secrecy{domain::Secrecy::none};
    Violations violations;  ///< of reading the line; such a record is rejected
};

/// Takes over documents from elsewhere into the caller's unit as `archived`, a batch per transaction. A
/// record that is there already stays as it is, so a broken import is simply run again. Any thread may call.
class ImportDocuments {
  public:
    ImportDocuments(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                    Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// JSON: counts, and an outcome per record in the order given.
    [[nodiscard]] std::string run(const Caller& caller, std::vector<ImportRecord> records);

  private:
    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
