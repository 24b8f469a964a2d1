#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/read_document.h"
#include "server/app/signature_check.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// Who signed the files of documents, and whether the signatures hold: now, and as evidence of the day of
/// receipt or issue. Answers are JSON (schemas/api/openapi.yaml, FileSignatures).
class FileSignatures {
  public:
    FileSignatures(storage::Database& database, ReadDocument& readDocument, const domain::Clock& clock,
                   SignatureCheck& check)
        : database_(database), readDocument_(readDocument), clock_(clock), check_(check) {}

    /// Checks a file of a document now, for whoever may read it, and tells the evidence beside it. Throws as
    /// ReadDocument::file(), and Error{unavailable} when the program cannot be started. Any thread may call.
    [[nodiscard]] std::string show(const Caller& caller, domain::DocumentId id, int position);
    /// The same, and keeps what was found as further evidence.
    [[nodiscard]] std::string checkAgain(const Caller& caller, domain::DocumentId id, int position);

    /// Checks some PDFs that were registered since the last ones and keeps what was found; false when none
    /// waits. Crash-safe: evidence and place in the queue are one transaction. One thread calls it.
    bool step();

  private:
    struct Checked;
    [[nodiscard]] Checked checked(const Caller& caller, domain::DocumentId id, int position);
    [[nodiscard]] std::string withEvidence(const Checked& checked);
    [[nodiscard]] domain::SignatureEvidence evidenceOf(domain::DocumentId document, int position,
                                                       const domain::DocumentFile& file,
                                                       domain::Timestamp now);
    void keep(domain::FileId cursor, domain::FileId last,
              const std::vector<domain::SignatureEvidence>& found);

    storage::Database& database_;
    ReadDocument& readDocument_;
    const domain::Clock& clock_;
    SignatureCheck& check_;
    domain::FileId seen_;  ///< files that are no PDF are passed over without a write
};

/// [{"file":1,"state":"valid",…}] for the PDFs of a document, by their newest evidence.
[[nodiscard]] std::string signatureStatesJson(storage::ReadTransaction& transaction,
                                              const domain::Document& document);

}  // namespace vanthu::app
