#include "storage/station_store.h"

#include <charconv>

#include "schemas/domain/utf8.h"
#include "storage/sql.h"

namespace vanthu::storage {
namespace {

/// PostgreSQL takes no zero bytes in a text, and there is one SQL text for both databases.
std::string unhex(std::string_view digits) {
    std::string bytes(digits.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        unsigned value = 0;
        std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, value, 16);
        bytes[i] = static_cast<char>(value);
    }
    return bytes;
}

std::string keyText(StationRowKind kind, std::string_view key) {
    return std::to_string(static_cast<int>(kind)) + domain::toHex(key);
}

StationRow stationRow(const Row& row) {
    const auto key = row.text(1);
    return {unhex(row.text(0)),
            static_cast<StationRowKind>(key.front() - '0'),
            unhex(std::string_view(key).substr(1)),
            row.integer(2) != 0,
            unhex(row.text(3)),
            static_cast<std::uint64_t>(row.integer(4))};
}

/// Size, root and signature from that column on.
StationHead headFrom(const Row& row, int column) {
    return {static_cast<std::uint64_t>(row.integer(column)), row.text(column + 1),
            unhex(row.text(column + 2))};
}

std::string hashText(const StationHashes& hashes) {
    std::string text;
    for (const auto& hash : hashes)
        text += domain::toHex(hash);
    return text;
}

StationHashes hashesOf(std::string_view text) {
    constexpr std::size_t kDigits = 64;
    StationHashes hashes;
    for (; !text.empty(); text.remove_prefix(std::min(kDigits, text.size())))
        hashes.push_back(unhex(text.substr(0, kDigits)));
    return hashes;
}

}  // namespace

void putStationRow(WriteTransaction& transaction, const StationRow& row) {
    execute(transaction,
            "INSERT INTO station_rows (delivery, row_key, waits, body, log_size) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (delivery, row_key) DO UPDATE SET waits = excluded.waits, body = excluded.body, "
            "log_size = excluded.log_size",
            {domain::toHex(row.delivery), keyText(row.kind, row.key), row.waits ? 1 : 0,
             domain::toHex(row.body), row.logSize});
}

std::vector<StationRow> stationRows(ReadTransaction& transaction, std::string_view delivery) {
    return allRows(transaction,
                   "SELECT delivery, row_key, waits, body, log_size FROM station_rows WHERE delivery = $1 "
                   "ORDER BY row_key",
                   {domain::toHex(delivery)}, stationRow);
}

std::vector<StationRow> waitingStationRows(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT delivery, row_key, waits, body, log_size FROM station_rows WHERE delivery IN "
                   "(SELECT delivery FROM station_rows WHERE waits = 1) ORDER BY delivery, row_key",
                   {}, stationRow);
}

std::vector<StationRow> stationRowsAfter(ReadTransaction& transaction, std::string_view delivery,
                                         std::size_t count) {
    return allRows(transaction,
                   "SELECT delivery, row_key, waits, body, log_size FROM station_rows WHERE delivery IN "
                   "(SELECT DISTINCT delivery FROM station_rows WHERE delivery > $1 "
                   "ORDER BY delivery LIMIT $2) ORDER BY delivery, row_key",
                   {domain::toHex(delivery), count}, stationRow);
}

bool hasStationRow(ReadTransaction& transaction, std::string_view delivery, StationRowKind kind) {
    return firstInteger(transaction, "SELECT 1 FROM station_rows WHERE delivery = $1 AND row_key = $2",
                        {domain::toHex(delivery), keyText(kind, {})})
        .has_value();
}

void putStationPeer(WriteTransaction& transaction, std::string_view peer, std::string_view body) {
    execute(transaction,
            "INSERT INTO station_peers (peer, body) VALUES ($1, $2) "
            "ON CONFLICT (peer) DO UPDATE SET body = excluded.body",
            {domain::toHex(peer), domain::toHex(body)});
}

std::vector<std::string> stationPeers(ReadTransaction& transaction) {
    return allRows(transaction, "SELECT body FROM station_peers ORDER BY peer", {},
                   [](const Row& row) { return unhex(row.text(0)); });
}

void appendStationLog(WriteTransaction& transaction, const StationLeaf& leaf) {
    execute(transaction, "INSERT INTO station_log (size, row_hashes, nodes) VALUES ($1, $2, $3)",
            {leaf.size, hashText(leaf.rows), hashText(leaf.nodes)});
}

std::uint64_t stationLogSize(ReadTransaction& transaction) {
    return static_cast<std::uint64_t>(
        firstInteger(transaction, "SELECT coalesce(max(size), 0) FROM station_log", {}).value_or(0));
}

std::optional<StationLeaf> findStationLeaf(ReadTransaction& transaction, std::uint64_t size) {
    return firstRow(transaction, "SELECT row_hashes, nodes FROM station_log WHERE size = $1", {size},
                    [&](const Row& row) {
                        return StationLeaf{size, hashesOf(row.text(0)), hashesOf(row.text(1))};
                    });
}

void putStationHead(WriteTransaction& transaction, std::string_view node, const StationHead& head,
                    bool contradicted) {
    execute(
        transaction,
        "INSERT INTO station_heads (node, size, root, signature, contradicted) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (node) DO UPDATE SET size = excluded.size, root = excluded.root, "
        "signature = excluded.signature, contradicted = excluded.contradicted",
        {domain::toHex(node), head.size, head.root, domain::toHex(head.signature), contradicted ? 1 : 0});
}

std::vector<StationHeadRow> stationHeads(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT size, root, signature, node, contradicted FROM station_heads ORDER BY node", {},
                   [](const Row& row) {
                       return StationHeadRow{unhex(row.text(3)), headFrom(row, 0), row.integer(4) != 0};
                   });
}

void addStampedHead(WriteTransaction& transaction, const StampedHead& stamped) {
    const auto& [head, token, at, authority] = stamped;
    execute(transaction,
            "INSERT INTO station_stamps (size, root, signature, token, stamped_at, authority) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {head.size, head.root, domain::toHex(head.signature), domain::toHex(token), at, authority});
}

std::optional<StampedHead> newestStampedHead(ReadTransaction& transaction) {
    return firstRow(transaction,
                    "SELECT size, root, signature, token, stamped_at, authority FROM station_stamps "
                    "ORDER BY size DESC LIMIT 1",
                    {}, [](const Row& row) {
                        return StampedHead{headFrom(row, 0), unhex(row.text(3)), row.moment(4), row.text(5)};
                    });
}

void addStationHeadConflict(WriteTransaction& transaction, const StationHeadConflict& conflict) {
    const auto& [node, kept, shown, told, at] = conflict;
    execute(transaction,
            "INSERT INTO station_head_conflicts (node, kept_size, kept_root, kept_signature, shown_size, "
            "shown_root, shown_signature, told, noticed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {domain::toHex(node), kept.size, kept.root, domain::toHex(kept.signature), shown.size, shown.root,
             domain::toHex(shown.signature), told ? 1 : 0, at});
}

std::vector<StationHeadConflict> stationHeadConflicts(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT kept_size, kept_root, kept_signature, shown_size, shown_root, shown_signature, "
                   "node, told, noticed_at FROM station_head_conflicts ORDER BY id",
                   {}, [](const Row& row) {
                       return StationHeadConflict{unhex(row.text(6)), headFrom(row, 0), headFrom(row, 3),
                                                  row.integer(7) != 0, row.moment(8)};
                   });
}

void putStationManifest(WriteTransaction& transaction, std::string_view digest,
                        const StationManifest& manifest) {
    execute(transaction,
            "INSERT INTO station_manifests (digest, manifest, signature, mark) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (digest) DO UPDATE SET signature = excluded.signature, mark = excluded.mark"
            " WHERE station_manifests.signature = '' AND excluded.signature <> ''",
            {digest, manifest.text, domain::toHex(manifest.signature), domain::code(manifest.mark)});
}

std::optional<StationManifest> findStationManifest(ReadTransaction& transaction, std::string_view digest) {
    return firstRow(
        transaction, "SELECT manifest, signature, mark FROM station_manifests WHERE digest = $1", {digest},
        [](const Row& row) {
            return StationManifest{row.text(0), unhex(row.text(1)), row.word<domain::SignatureMark>(2)};
        });
}

domain::SignatureMark manifestMarkOf(ReadTransaction& transaction, std::string_view digest) {
    return firstRow(transaction, "SELECT mark FROM station_manifests WHERE digest = $1", {digest},
                    [](const Row& row) { return row.word<domain::SignatureMark>(0); })
        .value_or(domain::SignatureMark::missing);
}

void putStationReceipt(WriteTransaction& transaction, std::string_view key, std::string_view signature) {
    execute(transaction,
            "INSERT INTO station_receipts (row_key, signature) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            {domain::toHex(key), domain::toHex(signature)});
}

std::string findStationReceipt(ReadTransaction& transaction, std::string_view key) {
    return firstRow(transaction, "SELECT signature FROM station_receipts WHERE row_key = $1",
                    {domain::toHex(key)}, [](const Row& row) { return unhex(row.text(0)); })
        .value_or("");
}

}  // namespace vanthu::storage
