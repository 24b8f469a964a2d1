#include "server/exchange/head_stamps.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "schemas/domain/error.h"
#include "server/exchange/back_off.h"
#include "server/exchange_station/names.h"
#include "storage/station_store.h"

namespace vanthu::exchange {

HeadStamps::HeadStamps(storage::Database& database, std::string ownKey,
                       evidence::StampAuthorities authorities, Ask ask, std::chrono::seconds pause,
                       const domain::Clock& clock)
    : database_(database),
      ownKey_(std::move(ownKey)),
      authorities_(std::move(authorities)),
      ask_(std::move(ask)),
      pause_(pause),
      clock_(clock) {}

std::optional<storage::StationHead> HeadStamps::headToStamp() {
    return database_.read([&](storage::ReadTransaction& transaction) -> std::optional<storage::StationHead> {
        const auto heads = storage::stationHeads(transaction);
        const auto self = exchange_station::bytesOf(exchange_station::nodeOf(ownKey_));
        const auto own = std::ranges::find(heads, self, &storage::StationHeadRow::node);
        if (own == heads.end() || own->head.size == 0) return std::nullopt;
        const auto stamped = storage::newestStampedHead(transaction);
        if (stamped && (own->head.size <= stamped->head.size || clock_.now() < stamped->at + pause_))
            return std::nullopt;
        return own->head;
    });
}

void HeadStamps::step() {
    if (clock_.now() < nextTryAt_) return;
    const auto head = headToStamp();
    if (!head) return;
    // For when it fails, in whatever way.
    nextTryAt_ = clock_.now() + backOff(++failures_, 0);
    const evidence::StampRequest request(head->signature);
    const auto token = authorities_.tokenOf(request, ask_(request.der()));
    const auto claim = evidence::stampClaimOf(token, head->signature);
    if (!claim) throw Error(ErrorCode::unavailable, "a time stamp that is too long");
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::addStampedHead(transaction, {*head, token, claim->at, claim->authority});
    });
    failures_ = 0;
    nextTryAt_ = {};
}

}  // namespace vanthu::exchange
