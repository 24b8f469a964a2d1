#include "server/exchange/foreign_status.h"

#include <algorithm>
#include <optional>

#include "schemas/domain/organisation.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/recalls.h"
#include "storage/axis_store.h"
#include "storage/exchange_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

bool isAnswer(domain::StatusCode code) {
    return code == domain::StatusCode::agreed || code == domain::StatusCode::declined;
}

bool waitsForRecall(storage::ReadTransaction& transaction, const domain::Delivery& delivery) {
    const auto recall = storage::findDeliveryRecall(transaction, delivery.id);
    return recall && recall->state == domain::RecallState::asked;
}

/// What the status is about: an answer is to the recall that waits for one, else to the oldest update that
/// does; everything else is about the document. An update goes out under the DocumentId of its document.
std::optional<domain::Delivery> deliveryAbout(storage::ReadTransaction& transaction,
                                              const ForeignStatus& status, domain::StatusCode code) {
    auto deliveries = storage::deliveriesUnder(transaction, status.documentKey);
    std::erase_if(deliveries, [&](const auto& delivery) {
        return domain::normalisedOrganisationCode(delivery.recipientCode) != status.receiverCode;
    });
    const auto isUpdate = [](const domain::Delivery& delivery) {
        return delivery.kind == domain::SendingKind::update;
    };
    const auto find = [&](auto&& condition) -> std::optional<domain::Delivery> {
        const auto found = std::ranges::find_if(deliveries, condition);
        return found == deliveries.end() ? std::nullopt : std::optional{*found};
    };
    const auto document = find([&](const auto& delivery) { return !isUpdate(delivery); });
    if (!isAnswer(code)) return document;
    if (document && waitsForRecall(transaction, *document)) return document;
    const auto update = find([&](const auto& delivery) {
        return isUpdate(delivery) && delivery.state != domain::DeliveryState::accepted &&
               delivery.state != domain::DeliveryState::refused;
    });
    return update ? update : document;
}

}  // namespace

StatusFate takeForeignStatus(storage::WriteTransaction& transaction, const ForeignStatus& status) {
    const auto meaning = domain::parse<domain::StatusCode>(status.code);
    if (!meaning) return StatusFate::unknownDocument;
    auto delivery = deliveryAbout(transaction, status, *meaning);
    if (!delivery) return StatusFate::unknownDocument;
    if (isAnswer(*meaning) && delivery->kind != domain::SendingKind::update) {
        const bool agreed = *meaning == domain::StatusCode::agreed;
        takeRecallAnswer(transaction, *delivery,
                         agreed ? domain::RecallState::done : domain::RecallState::refused, status.reason,
                         status.at);
        return StatusFate::taken;
    }
    // The axis gives them no number, each comes once, and they rise with their codes.
    const int sequence = std::stoi(status.code);
    if (!storage::insertStatusEvent(transaction, delivery->id, sequence, *meaning, status.reason, status.at))
        return StatusFate::taken;
    const auto before = *delivery;
    apply(*delivery, {*meaning, status.reason, "", status.at, sequence});
    storeReported(transaction, before, *delivery);
    return StatusFate::taken;
}

}  // namespace vanthu::exchange
