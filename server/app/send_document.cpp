#include "server/app/send_document.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/sorted.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/draft_steps.h"
#include "server/app/exchange_representations.h"
#include "server/app/page_cursor.h"
#include "server/app/read_document.h"
#include "server/app/representations.h"
#include "server/exchange/sending.h"
#include "storage/delivery_list.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"
#include "storage/signer_store.h"

#include <algorithm>
#include <map>

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
                               recall == recalls.end() ? nullptr : &*recall,
                               storage::receiptMarkOf(transaction, delivery.id),
                               storage::deliveriesThatChange(transaction, delivery)));
    }
    return listJson("deliveries", items);
}

std::vector<domain::OrganisationId> recipientsIn(const std::vector<OrganisationReference>& named,
                                                 const std::string& list, const DirectorySnapshot& directory,
                                                 domain::Date today, Checks& checks) {
    std::vector<domain::OrganisationId> recipients;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto* organisation =
            addressee(named[i], list + "[" + std::to_string(i) + "]", directory, today, checks);
        if (organisation != nullptr) recipients.push_back(organisation->id);
    }
    return recipients;
}

std::vector<domain::OrganisationId> recipientsOf(const std::vector<OrganisationReference>& to,
                                                 const DirectorySnapshot& directory, domain::Date today) {
    Checks checks;
    if (to.empty()) checks.add("to", "required", "Nêu ít nhất một nơi nhận.");
    auto recipients = recipientsIn(to, "to", directory, today, checks);
    checks.finish();
    return recipients;
}

exchange::SendingUpdate updateOf(storage::ReadTransaction& transaction, domain::DocumentId document,
                                 const UpdateRequest& request, const DirectorySnapshot& directory,
                                 domain::Date today) {
    Checks checks;
    exchange::SendingUpdate update;
    update.reason = checks.text("reason", request.reason, limits::kReason, Presence::required);
    update.add = recipientsIn(request.add, "add", directory, today, checks);
    update.remove = recipientsIn(request.remove, "remove", directory, today, checks);
    checks.finish();
    const auto demand = [&](const std::vector<domain::OrganisationId>& organisations, const char* list,
                            bool isWith, const char* code, const char* message) {
        for (std::size_t i = 0; i < organisations.size(); ++i)
            if (exchange::isWithReceiver(transaction, document, organisations[i]) != isWith)
                checks.add(list + ("[" + std::to_string(i) + "]"), code, message);
    };
    demand(update.add, "add", false, "sent_already", "Văn bản đã gửi đến cơ quan này.");
    demand(update.remove, "remove", true, "not_sent", "Văn bản không còn ở cơ quan này.");
    checks.finish();
    return update;
}

void requireSomebody(storage::ReadTransaction& transaction, domain::DocumentId document,
                     const exchange::SendingUpdate& update) {
    if (!update.add.empty() || !update.remove.empty()) return;
    for (const auto& delivery : storage::deliveriesOf(transaction, document))
        if (exchange::isWithReceiver(transaction, document, delivery.recipient)) return;
    throw Refused(Refusal::updateWithoutChange, {std::to_string(document.value)});
}

// A unit that is unknown and one of which the caller may know nothing look the same: nothing of it.
std::optional<domain::OrganisationId> idOf(const std::optional<OrganisationReference>& unit,
                                           const DirectorySnapshot& directory) {
    if (!unit) return std::nullopt;
    const auto* found = directory.organisation(*unit);
    return found != nullptr ? found->id : domain::OrganisationId{-1};
}

storage::DeliveryFilter filterOf(const DeliveriesRequest& request, const DirectorySnapshot& directory,
                                 domain::Timestamp now) {
    storage::DeliveryFilter filter;
    filter.sender = idOf(request.unit, directory);
    filter.recipient = idOf(request.receiver, directory);
    filter.state = request.state;
    if (request.from) filter.from = domain::startOfDay(*request.from);
    if (request.to) filter.before = domain::startOfDay(request.to->plusDays(1));
    if (request.troubled) filter.troubledAt = now;
    return filter;
}

// What the rows of the list depend on, page and size apart.
std::string queryOf(const DeliveriesRequest& request, const storage::DeliveryFilter& filter) {
    const auto number = [](const auto& id) { return id ? std::to_string(id->value) : std::string{"-"}; };
    const auto day = [](const auto& date) { return date ? date->iso() : std::string{"-"}; };
    return "deliveries " + number(filter.sender) + ' ' + number(filter.recipient) + ' ' +
           (request.state ? std::string(domain::code(*request.state)) : "-") + ' ' + day(request.from) + ' ' +
           day(request.to) + (request.troubled ? " !" : "");
}

// The documents and recalls behind the deliveries of one page.
struct Behind {
    std::map<domain::DocumentId, domain::Document> documents;
    std::vector<domain::DeliveryRecall> recalls;
};

Behind behind(storage::ReadTransaction& transaction, const std::vector<domain::Delivery>& deliveries) {
    std::vector<domain::DocumentId> ids;
    for (const auto& delivery : deliveries)
        ids.push_back(delivery.document);
    domain::sortUnique(ids);
    Behind found;
    for (auto& document : storage::findDocuments(transaction, ids))
        found.documents.emplace(document.id, std::move(document));
    for (const auto id : ids)
        for (auto& recall : storage::recallsOf(transaction, id))
            found.recalls.push_back(std::move(recall));
    return found;
}

// Of a document that the caller may not know of it is as if it were not there.
domain::Delivery deliveryToChange(storage::ReadTransaction& transaction, const Caller& caller,
                                  domain::DeliveryId id) {
    auto delivery = storage::findDelivery(transaction, id);
    const auto document =
        delivery ? storage::findDocument(transaction, delivery->document) : std::optional<domain::Document>{};
    if (!document || !mayKnowOf(transaction, caller, *document))
        throw Refused(Refusal::deliveryUnknown, {std::to_string(id.value)});
    static_cast<void>(documentToChange(transaction, caller, Action::sendDocuments, document->id));
    return std::move(*delivery);
}

std::string listedJson(const std::string& delivery, const domain::Document& document) {
    domain::JsonWriter json;
    return json.beginObject()
        .key("delivery")
        .json(delivery)
        .field("document_code", domain::printCode(document.code))
        .field("document_subject", document.subject)
        .field("sender", document.organisation.value)
        .endObject()
        .take();
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

Created SendDocument::update(const Caller& caller, domain::DocumentId id, const UpdateRequest& request,
                             const std::optional<RequestKey>& key) {
    require(caller, Action::sendDocuments);
    if (!request.remove.empty()) require(caller, Action::recallDocuments);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            const auto document = documentToChange(transaction, caller, Action::sendDocuments, id);
            storage::requireNotRecalled(transaction, id);
            const auto update = updateOf(transaction, id, request, *directory, domain::vietnamDate(now));
            requireSomebody(transaction, id, update);
            exchange::queueUpdate(transaction, document, update);
            return deliveriesJson(transaction, storage::deliveriesOf(transaction, id),
                                  storage::recallsOf(transaction, id), *directory, now);
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

std::string SendDocument::list(const Caller& caller, const DeliveriesRequest& request) {
    require(caller, Action::seeDocuments);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    const auto filter = filterOf(request, *directory, now);
    const auto query = queryOf(request, filter);
    std::optional<domain::DeliveryId> before;
    if (const auto place = readCursor(request.cursor, query)) before = domain::DeliveryId{*place};
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto deliveries =
            storage::listDeliveries(transaction, filter, caller.scope, before, request.limit + 1);
        const bool more = deliveries.size() > static_cast<std::size_t>(request.limit);
        if (more) deliveries.pop_back();
        const auto found = behind(transaction, deliveries);
        const auto peers = storage::listPeers(transaction);
        for (const auto& delivery : deliveries) {
            const auto recall =
                std::ranges::find(found.recalls, delivery.id, &domain::DeliveryRecall::delivery);
            json.json(
                listedJson(toJson(delivery, *directory, reasonOf(delivery, peers, domain::vietnamDate(now)),
                                  recall == found.recalls.end() ? nullptr : &*recall,
                                  storage::receiptMarkOf(transaction, delivery.id),
                                  storage::deliveriesThatChange(transaction, delivery)),
                           found.documents.at(delivery.document)));
        }
        json.endArray();
        if (more) json.field("next_cursor", makeCursor(deliveries.back().id.value, query));
    });
    return json.endObject().take();
}

std::int64_t SendDocument::troubled(storage::ReadTransaction& transaction, const Caller& caller) const {
    require(caller, Action::sendDocuments);
    storage::DeliveryFilter filter;
    filter.troubledAt = clock_.now();
    return storage::countDeliveries(transaction, filter, caller.scope);
}

std::string SendDocument::markSeen(const Caller& caller, domain::DeliveryId id) {
    require(caller, Action::sendDocuments);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    return database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        const auto delivery = deliveryToChange(transaction, caller, id);
        using domain::DeliveryState;
        if (delivery.state != DeliveryState::refused && delivery.state != DeliveryState::failed)
            throw Refused(Refusal::deliveryNotEndedBadly, {std::to_string(id.value)});
        if (!delivery.seenAt) storage::markDeliverySeen(transaction, delivery);
        return deliveriesJson(transaction, storage::deliveriesOf(transaction, delivery.document),
                              storage::recallsOf(transaction, delivery.document), *directory, now);
    });
}

}  // namespace vanthu::app
