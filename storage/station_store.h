#pragma once

#include "schemas/domain/trusted_signer.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// What the state machines of the exchange keep, in bytes that only server/exchange_station understands. No
// change log row comes of it: the documents that it is about have their own.

enum class StationRowKind { parcel, outbox, inbox };

struct StationRow {
    std::string delivery;
    StationRowKind kind{StationRowKind::parcel};
    std::string key{};  ///< of a parcel, among those of its delivery
    bool waits{false};  ///< its delivery is read when the node starts
    std::string body{};
    std::uint64_t logSize{0};  ///< of the log with the transaction that wrote it; 0: before there was a tree
};

/// Stores the row, in the place of an earlier one of that delivery, kind and key.
void putStationRow(WriteTransaction& transaction, const StationRow& row);
/// Those of one delivery, in the order of kind and key.
[[nodiscard]] std::vector<StationRow> stationRows(ReadTransaction& transaction, std::string_view delivery);
/// All rows of the deliveries of which one waits, delivery by delivery.
[[nodiscard]] std::vector<StationRow> waitingStationRows(ReadTransaction& transaction);
/// All rows of the next `count` deliveries behind that one (empty: from the beginning), delivery by delivery.
[[nodiscard]] std::vector<StationRow> stationRowsAfter(ReadTransaction& transaction,
                                                       std::string_view delivery, std::size_t count);
[[nodiscard]] bool hasStationRow(ReadTransaction& transaction, std::string_view delivery,
                                 StationRowKind kind);

void putStationPeer(WriteTransaction& transaction, std::string_view peer, std::string_view body);
/// Their bodies.
[[nodiscard]] std::vector<std::string> stationPeers(ReadTransaction& transaction);

/// Hashes of 32 bytes.
using StationHashes = std::vector<std::string>;

/// One leaf of the tree over all transactions of this node (docs/exchange.md §12).
struct StationLeaf {
    std::uint64_t size{0};  ///< of the log with it
    StationHashes rows;     ///< the hash of each row of the transaction
    StationHashes nodes;    ///< its own hash, and those of the full subtrees that end with it
};
/// Throws Error{conflict} where another transaction took that place.
void appendStationLog(WriteTransaction& transaction, const StationLeaf& leaf);
[[nodiscard]] std::uint64_t stationLogSize(ReadTransaction& transaction);
[[nodiscard]] std::optional<StationLeaf> findStationLeaf(ReadTransaction& transaction, std::uint64_t size);

/// A head of a log that its node signed.
struct StationHead {
    std::uint64_t size{0};    ///< 0: none
    std::string root{};       ///< 64 hex digits
    std::string signature{};  ///< CMS
};
struct StationHeadRow {
    std::string node;  ///< eight bytes
    StationHead head;
    bool contradicted{false};
};
/// In the place of the one that was kept of that node.
void putStationHead(WriteTransaction& transaction, std::string_view node, const StationHead& head,
                    bool contradicted);
[[nodiscard]] std::vector<StationHeadRow> stationHeads(ReadTransaction& transaction);

/// A head of our own log, and the time stamp over its signature.
struct StampedHead {
    StationHead head;
    std::string token;  ///< RFC 3161, DER
    domain::Timestamp at{};
    std::string authority;  ///< for people
};
/// Throws Error{conflict} where that head has one.
void addStampedHead(WriteTransaction& transaction, const StampedHead& stamped);
[[nodiscard]] std::optional<StampedHead> newestStampedHead(ReadTransaction& transaction);

/// Two heads of one node that no log can both have.
struct StationHeadConflict {
    std::string node;  ///< eight bytes
    StationHead kept;
    StationHead shown;  ///< without signature where it was told
    bool told{false};   ///< the node said itself that it was restored from an old backup
    domain::Timestamp at{};
};
void addStationHeadConflict(WriteTransaction& transaction, const StationHeadConflict& conflict);
/// The oldest first.
[[nodiscard]] std::vector<StationHeadConflict> stationHeadConflicts(ReadTransaction& transaction);

/// Exact bytes, and the signature over them as far as it was believed.
struct StationManifest {
    std::string text;
    std::string signature{};  ///< CMS, "" for none
    domain::SignatureMark mark{domain::SignatureMark::missing};
};
/// Under its SHA-256 (64 hex digits). A repeat changes nothing, but that one without a signature may get one.
void putStationManifest(WriteTransaction& transaction, std::string_view digest,
                        const StationManifest& manifest);
[[nodiscard]] std::optional<StationManifest> findStationManifest(ReadTransaction& transaction,
                                                                 std::string_view digest);

/// What is known of the signature over that manifest; missing where it came over no hub.
[[nodiscard]] domain::SignatureMark manifestMarkOf(ReadTransaction& transaction, std::string_view digest);

/// What this node signed of a report of its own, under the key of its parcel; a repeat changes nothing.
void putStationReceipt(WriteTransaction& transaction, std::string_view key, std::string_view signature);
/// "" where there is none.
[[nodiscard]] std::string findStationReceipt(ReadTransaction& transaction, std::string_view key);

}  // namespace vanthu::storage
