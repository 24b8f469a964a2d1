#include "server/app/proposal_outcome.h"

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "storage/proposal_store.h"

#include <set>

namespace vanthu::app {
namespace {

using domain::ProposalField;

std::string isoOf(const std::optional<domain::Date>& date) {
    return date ? date->iso() : "";
}

std::optional<std::string> registered(ProposalField field, const domain::Document& document) {
    switch (field) {
        case ProposalField::issuer:
            return document.issuerName;
        case ProposalField::code:
            return domain::codeKey(document.code);
        case ProposalField::number:
            return document.code.number;
        case ProposalField::notation:
            return document.code.notation;
        case ProposalField::date:
            return isoOf(document.issuedDate);
        case ProposalField::type:
            return document.typeCode;
        case ProposalField::subject:
            return document.subject;
        case ProposalField::signer:
            return document.signer.name;
        case ProposalField::post:
            return document.signer.position;
        case ProposalField::authority:
            return document.signer.authority;
        case ProposalField::urgency:
            return std::string(domain::code(document.urgency));
        case ProposalField::replyBy:
            return isoOf(document.dueDate);
        case ProposalField::pageCount:
            return document.pageCount ? std::to_string(*document.pageCount) : "";
        case ProposalField::superior:
        case ProposalField::place:
        case ProposalField::receivers:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::optional<bool> isKept(const ProposedValue& proposed, const domain::Document& document) {
    const auto now = registered(proposed.field, document);
    if (!now) return std::nullopt;
    if (proposed.field == ProposalField::code)
        return domain::codeKey(domain::parseCode(proposed.value)) == *now;
    if (proposed.field == ProposalField::type) return proposed.value == *now;  // HD is not HĐ
    return domain::folded(domain::normalised(proposed.value)) == domain::folded(domain::normalised(*now));
}

void countOutcome(storage::WriteTransaction& transaction, const std::vector<ProposedValue>& proposals,
                  const domain::Document& document, domain::Date today) {
    std::set<ProposalField> counted;
    for (const auto& proposed : proposals) {
        const auto kept = isKept(proposed, document);
        if (!kept || !counted.insert(proposed.field).second) continue;
        storage::countProposal(transaction, document.organisation, today, proposed.field, proposed.confidence,
                               *kept);
    }
}

}  // namespace vanthu::app
