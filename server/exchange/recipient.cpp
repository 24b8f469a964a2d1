#include "server/exchange/recipient.h"

#include <vector>

#include "schemas/domain/error.h"
#include "schemas/exchange/messages.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"

namespace vanthu::exchange {

domain::OrganisationId recipientUnit(storage::ReadTransaction& transaction, const std::string& code,
                                     domain::Date day) {
    const auto id = storage::findOrganisationByCode(transaction, code);
    std::vector<domain::Organisation> units;
    if (id) units.push_back(storage::findOrganisation(transaction, *id).value());
    if (id && units.front().hasEnded(day)) units = storage::successorsOn(transaction, *id, day);
    if (units.size() != 1 || !units.front().on(day).keepsRegistry)
        throw wire::Rejected(wire::NackCode::unknownRecipient,
                             "no unit here keeps a registry under the code " + code);
    return units.front().id;
}

domain::OrganisationId unitThatReceives(storage::ReadTransaction& transaction, const std::string& code,
                                        domain::Date day) {
    try {
        return recipientUnit(transaction, code, day);
    } catch (const wire::Rejected&) {
        const auto id = storage::findOrganisationByCode(transaction, code);
        if (!id)
            throw Error(ErrorCode::damaged,
                        "No organisation has the code " + code + " of a received document");
        return *id;
    }
}

}  // namespace vanthu::exchange
