#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/vocabulary.h"
#include "schemas/edxml/message.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/read_document.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// For whom a document is written as edXML.
struct EdxmlAddress {
    std::vector<OrganisationReference> to;  ///< empty: the receivers of the document
    /// In which codes of organisations are written.
    domain::IdentifierScheme scheme{domain::IdentifierScheme::qd20};
};

[[nodiscard]] edxml::Organ organOf(const domain::Organisation& organisation, domain::IdentifierScheme scheme,
                                   domain::Date day, const DirectorySnapshot& directory);

/// What an outgoing document says to those receivers, or its recall with that reason; with its files in their
/// order as contents, a recall without. `at`: when it goes out.
[[nodiscard]] edxml::Message outgoingEdxml(const domain::Document& document,
                                           const std::optional<std::string>& recall, edxml::Organ from,
                                           std::vector<edxml::Organ> to, domain::Timestamp at,
                                           const DirectorySnapshot& directory);

/// Writes outgoing documents as edXML of generation B, with their files; of a recalled one, its recall. Any
/// thread may call.
class EdxmlExport {
  public:
    EdxmlExport(storage::Database& database, const domain::Clock& clock, Directory& directory,
                ReadDocument& readDocument)
        : database_(database), clock_(clock), directory_(directory), readDocument_(readDocument) {}

    struct Written {
        std::string fileName;  ///< "15-KH-SNV.edxml"
        std::string bytes;
    };
    /// Throws Error{invalidInput} for receivers that are unknown, ended or without a code, Error{conflict}
    /// for a document that is not outgoing or a unit without a code, Error{tooLarge}.
    [[nodiscard]] Written write(const Caller& caller, domain::DocumentId id, const EdxmlAddress& address);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    ReadDocument& readDocument_;
};

}  // namespace vanthu::app
