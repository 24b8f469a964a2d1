#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/notation.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// Người ký (NĐ 30/2020, Phụ lục VI, 12 and 14).
struct Signer {
    std::string name;       ///< ≤ 50
    std::string position;   ///< ≤ 100
    std::string authority;  ///< "", "TM.", "Q.", "KT.", "TL.", "TUQ."
};

/// Nơi nhận: an organisation of the registry, or a name as free text.
struct Receiver {
    std::optional<OrganisationId> organisation;
    std::string name;  ///< as printed on the day; ≤ 200
};

/// One file of a document. Bytes lie in the blob store under the digest and never change.
struct DocumentFile {
    FileId id;
    std::string name;  ///< display name, no path
    std::string mediaType;
    std::int64_t sizeBytes{0};
    std::string digest;   ///< "sha256:" and 64 hex digits
    std::string title{};  ///< what an enclosure is called: "Phụ lục I – Danh sách xã"; ≤ 200
    FileKind kind{FileKind::main};
};

/// Its own number in the registry of the unit: số đến, or số of an outgoing document.
struct RegistryNumber {
    int number{0};
    std::string suffix;  ///< "a" in 12a, else empty
    bool operator==(const RegistryNumber&) const = default;
};

/// One document in the registry of one unit. Nothing registered is ever deleted or renumbered.
struct Document {
    DocumentId id;
    Direction direction{Direction::incoming};
    OrganisationId organisation;  ///< the unit whose registry holds it
    std::optional<BookId> book;   ///< none for archived documents
    int year{0};                  ///< year of the number series, 0 without one
    std::optional<RegistryNumber> registryNumber;
    std::string numberReason;  ///< why the number is lettered or out of the order of days, ≤ 500

    DocumentCode code;                ///< số và ký hiệu as printed on the document
    std::string typeCode;             ///< code of document_types, "" when unknown (archived only)
    std::optional<Date> issuedDate;   ///< ngày văn bản
    std::optional<Date> arrivalDate;  ///< ngày đến, incoming only
    std::optional<OrganisationId> issuer;
    std::string issuerName;  ///< cơ quan ban hành as of its day, ≤ 200
    std::string subject;     ///< trích yếu, ≤ 500
    Signer signer;
    Urgency urgency{Urgency::normal};
    std::string language;          ///< ≤ 30
    std::optional<int> pageCount;  ///< 1–999 999
    std::optional<int> copyCount;  ///< số lượng bản phát hành
    std::optional<Date> dueDate;   ///< hạn trả lời, thời hạn giải quyết
    std::string note;              ///< ≤ 500
    std::string toPlaces;          ///< đơn vị hoặc người nhận, incoming only; ≤ 1 000
    std::string paperPlace;  ///< where the paper lies; without files the document is on paper only; ≤ 200
    Access access{Access::unit};
    std::vector<Receiver> receivers;
    std::vector<DocumentFile> files;

    std::string source;      ///< "" typed, else where it came from: "exchange", "phapdien"
    std::string externalId;  ///< its id at that source; (source, externalId) is unique
    AccountId registeredBy;
    Timestamp registeredAt{};
    std::int64_t version{1};  ///< rises with every change; the ETag
};

/// One JSON object, keys in a fixed order, snake_case, absent fields left out. The form of the API,
/// the change log and the exchange; documented in schemas/api/openapi.yaml as `Document`.
[[nodiscard]] std::string toJson(const Document& document);

/// Reads what toJson wrote. Throws Error{invalidInput} naming the field.
[[nodiscard]] Document documentFromJson(std::string_view json);

}  // namespace vanthu::domain
