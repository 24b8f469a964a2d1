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

std::optional<domain::StatusCode> meaningOf(const std::string& code) {
    if (code == "04" || code == "05" || code == "06") return domain::StatusCode::accepted;
    return domain::parse<domain::StatusCode>(code);
}

std::optional<domain::Delivery> deliveryAbout(storage::ReadTransaction& transaction,
                                              const ForeignStatus& status) {
    const auto deliveries = storage::deliveriesUnder(transaction, status.documentKey);
    const auto found = std::ranges::find(deliveries, status.receiverCode, [](const auto& delivery) {
        return domain::normalisedOrganisationCode(delivery.recipientCode);
    });
    return found == deliveries.end() ? std::nullopt : std::optional{*found};
}

}  // namespace

StatusFate takeForeignStatus(storage::WriteTransaction& transaction, const ForeignStatus& status) {
    auto delivery = deliveryAbout(transaction, status);
    if (!delivery) return StatusFate::unknownDocument;
    const auto meaning = meaningOf(status.code);
    if (!meaning) return StatusFate::unknownDocument;
    if (*meaning == domain::StatusCode::agreed || *meaning == domain::StatusCode::declined) {
        const bool agreed = *meaning == domain::StatusCode::agreed;
        takeRecallAnswer(transaction, *delivery,
                         agreed ? domain::RecallState::done : domain::RecallState::refused, status.reason,
                         status.at);
        return StatusFate::taken;
    }
    if (!storage::insertStatusEvent(transaction, delivery->id, std::stoi(status.code), *meaning,
                                    status.reason, status.at))
        return StatusFate::taken;
    const auto before = delivery->state;
    apply(*delivery, {*meaning, status.reason, "", status.at});
    storage::updateDelivery(transaction, *delivery);
    if (delivery->state != before) tellSender(transaction, *delivery);
    return StatusFate::taken;
}

}  // namespace vanthu::exchange
