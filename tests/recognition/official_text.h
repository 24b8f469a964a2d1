#pragma once

#include "schemas/domain/document_type.h"
#include "tests/sample_document/sample_document.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// The text of a page of a portal, told apart into what NĐ 30/2020, Phụ lục I sets at a place of its own.
/// Texts are as the portal has them.
struct OfficialText {
    std::vector<std::string> agency;
    std::string code;
    std::string placeAndDate;
    std::string typeName;
    std::vector<std::string> subject;
    std::vector<std::string> body;
    std::vector<std::string> receivers;  ///< without the words "Nơi nhận"
    std::vector<std::string> authority;
    std::string signer;             ///< "" when no line of the text has that name
    std::vector<std::string> rest;  ///< appendices
};

/// std::nullopt for a text without the head of an original: quốc hiệu, number, and the name of its type.
/// `signer`: the name to look for at the end.
[[nodiscard]] std::optional<OfficialText> officialText(const std::string& text, const std::string& signer,
                                                       const domain::DocumentTypeCatalogue& types,
                                                       domain::Date day);

/// Set as Phụ lục I draws it: head and end in two columns, each line in its size and style.
[[nodiscard]] SampleDocument officialDocument(const OfficialText& text);

/// As printed: Liberation Serif embedded, lines wrapped and pages broken where they are full.
[[nodiscard]] std::string toPrintedPdf(const SampleDocument& document);

}  // namespace vanthu::tests
