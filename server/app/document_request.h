#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/link.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/upload.h"
#include "server/app/authorisation.h"
#include "server/app/checks.h"
#include "server/app/directory.h"
#include "server/app/proposal_outcome.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A file that a request announces; its bytes come in the part of that name, or came by an upload before.
struct FileRequest {
    std::string part;
    std::string name;
    std::string mediaType;  ///< "" : told by the name
    std::int64_t sizeBytes{0};
    std::string sha256;
    std::string title{};
    std::optional<domain::FileKind> kind{};    ///< the first file is the main one, the others are enclosures
    std::optional<domain::UploadId> upload{};  ///< then there is no part
};

struct ReceiverRequest {
    std::optional<OrganisationReference> organisation;
    std::string name;
};

/// What the new document is to one that is registered already.
struct LinkRequest {
    domain::LinkKind kind{domain::LinkKind::basedOn};
    domain::DocumentId document;
};

/// A document as a client wants it registered. Texts as typed, references not yet looked up.
struct DocumentRequest {
    /// In whose registry; none: that of the caller's own post. The use case that sets it has checked it.
    std::optional<domain::OrganisationId> unit{};
    domain::Direction direction{domain::Direction::incoming};
    BookReference book{std::string{}};  ///< "" : the unit's first open book of that direction
    std::string registryNumber;         ///< "12a", "" : the next one
    std::string numberReason;           ///< for a lettered or back-dated number
    std::string code;                   ///< incoming: as printed
    std::string notation;               ///< outgoing: without the number
    std::string typeCode;
    std::optional<domain::Date> issuedDate;
    std::optional<domain::Date> arrivalDate;
    std::optional<OrganisationReference> issuer;
    std::string issuerName;
    std::string subject;
    domain::Signer signer;
    domain::Urgency urgency{domain::Urgency::normal};
    domain::Secrecy secrecy{domain::Secrecy::none};
    std::string language;
    std::optional<int> pageCount;
    std::optional<int> copyCount;
    std::optional<domain::Date> dueDate;
    std::string note;
    std::string toPlaces;
    std::string paperPlace;
    domain::Access access{domain::Access::unit};
    std::vector<ReceiverRequest> receivers;
    std::vector<FileRequest> files;
    std::vector<LinkRequest> links;
    bool confirmDuplicate{false};
    std::vector<ProposedValue> proposals;  ///< that the fields were filled from; incoming
};

/// A document that passed every rule and lacks only its number.
struct DocumentDraft {
    domain::Document document;
    domain::Book book;
    std::optional<domain::RegistryNumber> wantedNumber;
    std::vector<LinkRequest> links{};
};

/// An incoming document that nobody gave a deadline gets the one of the rules, if there is a rule.
void proposeDueDate(domain::Document& document, const DirectorySnapshot& directory);

/// Cleans, looks up and checks a request for the caller's unit. Throws Error{invalidInput} naming every wrong
/// field, and Error{secretDocument} for state secrets, before anything else is looked at.
[[nodiscard]] DocumentDraft draftDocument(const DocumentRequest& request, const Caller& caller,
                                          const DirectorySnapshot& directory, domain::Timestamp now);

/// The receivers with their organisations looked up and their names as of that day; unknown ones are noted.
[[nodiscard]] std::vector<domain::Receiver> receiversFrom(const std::vector<ReceiverRequest>& requests,
                                                          domain::Direction direction,
                                                          const DirectorySnapshot& directory,
                                                          domain::Date day, Checks& checks);
/// The same for a document in the making: what is still wrong with it is told beside it.
struct UnfinishedDocument {
    DocumentDraft draft;
    Checks checks;
};
[[nodiscard]] UnfinishedDocument unfinishedDocument(const DocumentRequest& request, const Caller& caller,
                                                    const DirectorySnapshot& directory,
                                                    domain::Timestamp now);

/// "12a" → 12, "a". std::nullopt for anything else.
[[nodiscard]] std::optional<domain::RegistryNumber> parseRegistryNumber(const std::string& text);

/// The day whose year a document's number belongs to: arrival of an incoming, issue of an outgoing one.
[[nodiscard]] domain::Date numberingDay(const domain::Document& document);

/// Appends the announced files to `files`; what is wrong with parts and media types is returned. Names, sizes
/// and digests are checked with the document.
[[nodiscard]] Violations checkFiles(const std::vector<FileRequest>& requests,
                                    std::vector<domain::DocumentFile>& files);

}  // namespace vanthu::app
