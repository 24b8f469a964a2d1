#pragma once

#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/document_request.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// What a clerk wants changed of a registered document; what is not set stays.
struct Correction {
    std::string reason;
    std::optional<std::string> code;  ///< incoming: as printed
    std::optional<std::string> typeCode;
    std::optional<domain::Date> issuedDate;
    std::optional<OrganisationReference> issuer;
    std::optional<std::string> issuerName;
    std::optional<std::string> subject;
    std::optional<domain::Signer> signer;
    std::optional<domain::Urgency> urgency;
    std::optional<std::string> language;
    std::optional<int> pageCount;
    std::optional<int> copyCount;
    std::optional<std::optional<domain::Date>> dueDate;  ///< set and empty: there is none
    std::optional<std::string> note;
    std::optional<std::string> toPlaces;
    std::optional<std::string> paperPlace;
    std::optional<domain::Access> access;
    std::optional<std::string> numberReason;
    std::optional<std::vector<ReceiverRequest>> receivers;
    std::vector<std::string> fixedFields;  ///< named in the request although no correction can change them
};

/// Corrects what was mistyped at registration. The number, the notation, the book, the arrival date and the
/// files never change; neither does the date of a document that was sent. Any thread may call.
class CorrectDocument {
  public:
    CorrectDocument(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// The answer is the document as it is now. `ifMatch` must name the version that the clerk saw. Throws
    /// Error{invalidInput} with "immutable" for each field that cannot change, Error{versionChanged},
    /// Error{conflict} for a document in a locked book.
    [[nodiscard]] domain::Document run(const Caller& caller, domain::DocumentId id,
                                       const Correction& correction, const std::string& ifMatch);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
