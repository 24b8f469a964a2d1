#include "server/app/send_document.h"

#include "schemas/domain/refusal.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/draft_steps.h"
#include "server/app/exchange_representations.h"
#include "server/app/read_document.h"
#include "server/app/representations.h"
#include "server/exchange/sending.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"

#include <algorithm>

namespace vanthu::app {
namespace {

std::string deliveriesJson(storage::ReadTransaction& transaction,
                           const std::vector<domain::Delivery>& deliveries,
                           const std::vector<domain::DeliveryRecall>& recalls,
                           const DirectorySnapshot& directory, domain::Timestamp now) {
    const auto peers = storage::listPeers(transaction);
    std::vector<std::string> items;
    for (const auto& delivery : deliveries) {
        const auto recall = std::ranges::find(recalls, delivery.id, &domain::DeliveryRecall::delivery);
        items.push_back(toJson(delivery, directory, reasonOf(delivery, peers, domain::vietnamDate(now)),
                               recall == recalls.end() ? nullptr : &*recall));
    }
    return listJson("deliveries", items);
}

std::vector<domain::OrganisationId> recipientsOf(const std::vector<OrganisationReference>& to,
                                                 const DirectorySnapshot& directory, domain::Date today) {
    Checks checks;
    std::vector<domain::OrganisationId> recipients;
    if (to.empty()) checks.add("to", "required", "Nêu ít nhất một nơi nhận.");
    for (std::size_t i = 0; i < to.size(); ++i) {
        const auto* organisation =
            addressee(to[i], "to[" + std::to_string(i) + "]", directory, today, checks);
        if (organisation != nullptr) recipients.push_back(organisation->id);
    }
    checks.finish();
    return recipients;
}

}  // namespace

Created SendDocument::send(const Caller& caller, domain::DocumentId id,
                           const std::vector<OrganisationReference>& to,
                           const std::optional<RequestKey>& key) {
    require(caller, Action::sendDocuments);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            const auto document = documentToChange(transaction, caller, Action::sendDocuments, id);
            storage::requireNotRecalled(transaction, id);
            const auto recipients = recipientsOf(to, *directory, domain::vietnamDate(now));
            const auto deliveries = exchange::queueSending(transaction, document, recipients);
            noteSent(transaction, id);
            return deliveriesJson(transaction, deliveries, {}, *directory, now);
        });
    exchange_.wake();
    return created;
}

std::string SendDocument::deliveries(const Caller& caller, domain::DocumentId id) {
    require(caller, Action::seeDocuments);
    return database_.read([&](storage::ReadTransaction& transaction) {
        static_cast<void>(documentInScope(transaction, caller, id));
        return deliveriesJson(transaction, storage::deliveriesOf(transaction, id),
                              storage::recallsOf(transaction, id), *directory_.current(), clock_.now());
    });
}

}  // namespace vanthu::app
