#include "server/app/stamp_codes.h"

#include "schemas/domain/scan_code.h"
#include "schemas/domain/text.h"
#include "storage/digest.h"
#include "storage/document_store.h"

namespace vanthu::app {
namespace {

constexpr std::size_t kCheckDigits = 8;

/// Of what never changes of a document. It holds no secret: it keeps codes of other installations apart, and
/// typing errors and guesses out.
std::string checkOf(const domain::Document& document) {
    const auto of = std::to_string(document.id.value) + ' ' + std::to_string(document.registeredBy.value) +
                    ' ' + domain::isoVietnam(document.registeredAt);
    auto digits = storage::hex(storage::sha256(of)).substr(0, kCheckDigits);
    for (auto& digit : digits)
        if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
    return digits;
}

}  // namespace

std::string stampCodeOf(const domain::Document& document) {
    return domain::toText(domain::StampCode{document.id, checkOf(document)});
}

std::optional<domain::Document> documentOfStampCode(storage::ReadTransaction& transaction,
                                                    domain::OrganisationId unit, std::string_view text) {
    const auto code = domain::parseStampCode(text);
    if (!code) return std::nullopt;
    auto document = storage::findDocument(transaction, code->document);
    if (!document || document->direction != domain::Direction::incoming || document->organisation != unit ||
        checkOf(*document) != code->check)
        return std::nullopt;
    return document;
}

}  // namespace vanthu::app
