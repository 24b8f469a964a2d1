#pragma once

#include <vector>

#include "schemas/exchange/manifest.h"
#include "server/exchange_station/frame_bytes.h"
#include "server/exchange_station/names.h"

namespace vanthu::exchange_station::samples {

inline constexpr const char* kSender = "H53.1";
inline constexpr const char* kReceiver = "H53.2";

/// Of a document for kReceiver; `digest` and `size` are those of its only file.
[[nodiscard]] inline wire::Manifest manifest(const std::string& digest = std::string(64, 'a'),
                                             std::int64_t size = 4096) {
    wire::Manifest manifest;
    manifest.messageId = "000102030405060708090a0b0c0d0e0f";
    manifest.senderCode = kSender;
    manifest.senderName = "Sở Nội vụ";
    manifest.to = {kReceiver};
    auto& document = manifest.document;
    document.direction = domain::Direction::outgoing;
    document.year = 2018;
    document.code = {"456", std::nullopt, "KH-SNV", false};
    document.typeCode = "KH";
    document.issuedDate = domain::Date::fromParts(2018, 9, 28);
    document.issuerName = "Sở Nội vụ";
    document.subject = "Kế hoạch cải cách hành chính năm 2019";
    document.urgency = domain::Urgency::express;
    manifest.parts.push_back({"ke-hoach.pdf", "application/pdf", size, digest});
    return manifest;
}

[[nodiscard]] inline std::string manifestText() {
    return wire::encode(manifest());
}

[[nodiscard]] inline exchange_cores::DeliveryId delivery() {
    return {messageIdFrom(manifest().messageId), partyOf(kSender), partyOf(kReceiver)};
}

[[nodiscard]] inline exchange_cores::Report report() {
    return {.delivery = delivery(),
            .content = coreManifest(manifest(), manifestText())->digest,
            .id = 77,
            .sequence = 2,
            .round = 1,
            .code = exchange_cores::ReportCode::refused,
            .reason = wire::NackCode::secret,
            .signer = {5},
            .at = 1'700'000'000'000,
            .signature = std::string("\0chữ ký", 9),
            .text = "Gửi nhầm cơ quan"};
}

/// One of each kind, every field with a value.
[[nodiscard]] inline std::vector<exchange_cores::Body> everyBody() {
    using namespace exchange_cores;
    const auto core = coreManifest(manifest(), manifestText());
    const ParcelKey key{ParcelKind::report, delivery(), 77};
    const Recall recall{delivery(), 1'700'000'000'001, "Ban hành nhầm"};
    const std::vector<SyncKey> keys{{key, 3, true}, {{ParcelKind::submit, delivery(), 0}, 1, false}};
    return {Hello{12, {3, {{4, 5, 6, 7}}}, true, false},
            Submit{core, partyOf(kReceiver), 2, 1'700'000'000'002},
            Need{delivery(), core->digest, 9, 10},
            Chunk{delivery(), core->digest, 9, 64},
            recall,
            report(),
            Ack{key, 4, core->digest},
            Nack{key, 4, core->digest, wire::NackCode::unavailable},
            SyncOffer{8, true, keys},
            SyncWant{8, false, keys},
            Returned{key, 2, 3, {4}, nullptr, recall, report()},
            ShowHead{{{9, {{1, 2, 3, 4}}}, "chữ ký"}, {8, {{5, 6, 7, 8}}}, {core->digest, core->digest}},
            HeadSeen{{8, {{5, 6, 7, 8}}}}};
}

}  // namespace vanthu::exchange_station::samples
