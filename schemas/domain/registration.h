#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/document_type.h"
#include "schemas/domain/error.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>

namespace vanthu::domain {

/// What keeps a document from being registered on the day `today` (Vietnam time): fields that its direction
/// needs, lengths in code points (NĐ 30/2020 Phụ lục VI), days, type, receivers and files. Fields are named
/// as in JSON. Expects normalised text. Archived documents need no more than a subject, and may be longer
/// than the law's forms.
///
/// What was found elsewhere, in a register of the past, is kept whole: `asFound`, texts may be longer.
enum class Lengths { byLaw, asFound };
[[nodiscard]] Violations checkDocument(const Document& document, const DocumentTypeCatalogue& types,
                                       Date today, Lengths lengths = Lengths::byLaw);

/// Texts of a document that are longer than the law's forms: kept whole, but to be told (domain
/// §2.2).
[[nodiscard]] Violations overLengthTexts(const Document& document);

/// Why a document of this level may not be stored here, with the legal basis; std::nullopt when it may
/// (domain §1.9).
[[nodiscard]] std::optional<std::string> secrecyReason(Secrecy secrecy);

/// As people write it: "12a".
[[nodiscard]] std::string printRegistryNumber(const RegistryNumber& number);

}  // namespace vanthu::domain
