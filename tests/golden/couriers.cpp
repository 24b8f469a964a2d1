#include "tests/golden/couriers.h"

#include "storage/exchange_store.h"
#include "storage/recall_store.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace vanthu::tests::golden {

using domain::DeliveryState;
using storage::WriteTransaction;

namespace {

/// What may follow a state; a failed delivery is sent again by a person.
std::vector<DeliveryState> nextStates(DeliveryState state) {
    switch (state) {
        case DeliveryState::queued:
        case DeliveryState::failed:
            return {DeliveryState::sent, DeliveryState::sent, DeliveryState::failed};
        case DeliveryState::sent:
            return {DeliveryState::arrived, DeliveryState::arrived, DeliveryState::failed};
        case DeliveryState::arrived:
            return {DeliveryState::accepted, DeliveryState::refused};
        case DeliveryState::accepted:
        case DeliveryState::refused:
            break;
    }
    return {};
}

}  // namespace

void Couriers::send() {
    if (papers_.sent().empty()) return;
    const auto document = stage_.any(papers_.sent());
    std::vector<domain::OrganisationId> receivers;
    for (const auto& receiver : document.receivers)
        if (receiver.organisation && !stage_.oneIn(4)) receivers.push_back(*receiver.organisation);
    if (receivers.empty() || stage_.oneIn(8)) receivers.push_back(stage_.any(units_.all()).id);
    for (const auto receiver : receivers)
        send(document.id, receiver, DeliveryState::queued);
}

void Couriers::sendSlowly() {
    if (papers_.sent().empty()) return;
    const auto document = papers_.sent().back();
    std::vector<domain::OrganisationId> receivers;
    for (const auto& receiver : document.receivers)
        if (receiver.organisation) receivers.push_back(*receiver.organisation);
    if (receivers.empty()) return;
    receivers.push_back(receivers.front());
    for (const auto receiver : receivers) {
        send(document.id, receiver, DeliveryState::queued);
        stage_.clock.advance(std::chrono::hours{stage_.pick(1, 40)});
    }
    stage_.happened("sent slowly");
}

void Couriers::deliverAll() {
    int left = stage_.pick(0, 2);
    for (const auto& document : papers_.sent())
        if (!document.receivers.empty() && left-- <= 0)
            send(document.id, document.receivers.front().organisation.value(), DeliveryState::arrived);
}

void Couriers::send(domain::DocumentId document, domain::OrganisationId receiver, DeliveryState state) {
    const auto delivery = stage_.change([&](WriteTransaction& transaction) {
        return storage::insertDelivery(transaction, {.messageId = "m" + std::to_string(deliveries_.size()),
                                                     .document = document,
                                                     .recipient = receiver,
                                                     .recipientCode = "H99." + std::to_string(receiver.value),
                                                     .state = state,
                                                     .queuedAt = stage_.clock.now()});
    });
    deliveries_.push_back(delivery.id);
    stage_.facts.delivery(delivery);
}

void Couriers::move() {
    if (deliveries_.empty()) return;
    const auto id = stage_.any(deliveries_);
    auto delivery = stage_.database
                        .read([&](storage::ReadTransaction& transaction) {
                            return storage::findDelivery(transaction, id);
                        })
                        .value();
    const auto states = nextStates(delivery.state);
    if (states.empty()) return;
    delivery.state = stage_.any(states);
    stage_.change([&](WriteTransaction& transaction) {
        storage::updateDelivery(transaction, delivery);
        return 0;
    });
    stage_.happened("delivery " + std::string(domain::code(delivery.state)));
    stage_.facts.delivery(delivery);
}

void Couriers::recall() {
    if (deliveries_.empty()) return;
    const auto id = stage_.any(deliveries_);
    if (std::ranges::find(recalled_, id) != recalled_.end()) return;
    recalled_.push_back(id);
    stage_.change([&](WriteTransaction& transaction) {
        storage::insertDeliveryRecall(
            transaction, {.delivery = id, .reason = "Sai nội dung", .askedAt = stage_.clock.now()},
            std::nullopt);
        return 0;
    });
    stage_.happened("recall");
    stage_.facts.recall(id);
}

}  // namespace vanthu::tests::golden
