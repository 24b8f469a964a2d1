#include "server/exchange_station/row_bytes.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "tests/exchange_station/samples.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using namespace samples;

const ManifestPointer& knownManifest() {
    static const auto manifest = coreManifest(samples::manifest(), manifestText());
    return manifest;
}

ManifestPointer find(const Digest& digest) {
    return digest == knownManifest()->digest ? knownManifest() : nullptr;
}

Parcel parcelOf(ParcelKind kind) {
    Parcel parcel;
    parcel.key = {kind, delivery(), kind == ParcelKind::report ? 77u : 0u};
    parcel.to = {8};
    parcel.cameFrom = {9};
    parcel.takenAt = 1'600'000'000'000;
    parcel.priority = Priority::express;
    parcel.state = ParcelState::parked;
    parcel.attempted = true;
    parcel.code = wire::NackCode::secret;
    parcel.round = 3;
    parcel.expiresAt = 1'700'000'000'000;
    if (kind == ParcelKind::submit) parcel.manifest = knownManifest();
    if (kind == ParcelKind::recall) parcel.recall = {delivery(), 5, "Ban hành nhầm"};
    if (kind == ParcelKind::report) parcel.report = report();
    return parcel;
}

std::vector<Row> everyRow() {
    const OutboxRow out{delivery(), knownManifest(), {8}, 2, true, true, RecallState::refused, {report()}};
    InboxRow in;
    in.item = 12;
    in.delivery = delivery();
    in.cameFrom = {8};
    in.manifest = knownManifest();
    in.digest = knownManifest()->digest;
    in.state = InboxState::tombstone;
    in.code = wire::NackCode::schema;
    in.round = 4;
    in.arrivedAt = 7;
    in.recall = RecallState::agreed;
    in.recallReason = "Ban hành nhầm";
    in.reports = {report(), report()};
    return {parcelOf(ParcelKind::submit),
            parcelOf(ParcelKind::recall),
            parcelOf(ParcelKind::report),
            out,
            in,
            PeerRow{{8}, {3, {{4, 5, 6, 7}}}, true, true}};
}

Row readAgain(const Row& row, std::string_view bytes) {
    if (std::holds_alternative<Parcel>(row)) return parcelFrom(bytes, find);
    if (std::holds_alternative<OutboxRow>(row)) return outboxRowFrom(bytes, find);
    if (std::holds_alternative<InboxRow>(row)) return inboxRowFrom(bytes, find);
    return peerRowFrom(bytes);
}

}  // namespace

TEST_CASE("every row comes back as it was stored", "[exchange_station]") {
    for (const auto& row : everyRow()) {
        const auto bytes = bytesOf(row);
        const auto again = readAgain(row, bytes);
        CHECK(bytesOf(again) == bytes);
        CHECK(keyOf(again) == keyOf(row));
        CHECK(manifestOf(again) == manifestOf(row));
    }
}

TEST_CASE("rows of different things have different keys", "[exchange_station]") {
    std::vector<std::string> keys;
    for (const auto kind : {ParcelKind::submit, ParcelKind::recall, ParcelKind::report})
        keys.push_back(keyOf(parcelOf(kind)));
    CHECK(keys[0] != keys[1]);
    CHECK(keys[1] != keys[2]);
}

TEST_CASE("a row that is cut off, or of a newer format, is reported as damage", "[exchange_station]") {
    for (const auto& row : everyRow()) {
        auto bytes = bytesOf(row);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK_THROWS_AS(readAgain(row, std::string_view(bytes).substr(0, size)), Error);
        CHECK_THROWS_AS(readAgain(row, bytes + "x"), Error);
        bytes.front() = 3;
        CHECK_THROWS_AS(readAgain(row, bytes), Error);
    }
}

TEST_CASE("a parcel of the first format is read, and when it came is not known", "[exchange_station]") {
    const auto parcel = parcelOf(ParcelKind::report);
    auto bytes = bytesOf(parcel);
    bytes.resize(bytes.size() - sizeof parcel.takenAt);
    bytes.front() = 1;
    auto expected = parcel;
    expected.takenAt = 0;
    CHECK(bytesOf(parcelFrom(bytes, find)) == bytesOf(expected));
}

}  // namespace vanthu::exchange_station
