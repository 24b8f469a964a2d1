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

}  // namespace

void putStationRow(WriteTransaction& transaction, StationRowKind kind, std::string_view key,
                   std::string_view body) {
    execute(transaction,
            "INSERT INTO station_rows (kind, row_key, body) VALUES ($1, $2, $3) "
            "ON CONFLICT (kind, row_key) DO UPDATE SET body = excluded.body",
            {static_cast<int>(kind), domain::toHex(key), domain::toHex(body)});
}

std::vector<std::string> stationRows(ReadTransaction& transaction, StationRowKind kind) {
    return allRows(transaction, "SELECT body FROM station_rows WHERE kind = $1 ORDER BY row_key",
                   {static_cast<int>(kind)}, [](const Row& row) { return unhex(row.text(0)); });
}

std::optional<std::string> findStationRow(ReadTransaction& transaction, StationRowKind kind,
                                          std::string_view key) {
    return firstRow(transaction, "SELECT body FROM station_rows WHERE kind = $1 AND row_key = $2",
                    {static_cast<int>(kind), domain::toHex(key)},
                    [](const Row& row) { return unhex(row.text(0)); });
}

bool hasStationRow(ReadTransaction& transaction, StationRowKind kind, std::string_view key) {
    return firstInteger(transaction, "SELECT 1 FROM station_rows WHERE kind = $1 AND row_key = $2",
                        {static_cast<int>(kind), domain::toHex(key)})
        .has_value();
}

void appendStationLog(WriteTransaction& transaction, std::uint64_t size, std::uint64_t head) {
    execute(transaction, "INSERT INTO station_log (size, head) VALUES ($1, $2)",
            {size, static_cast<std::int64_t>(head)});
}

std::vector<std::uint64_t> stationLog(ReadTransaction& transaction) {
    return allRows(transaction, "SELECT head FROM station_log ORDER BY size", {},
                   [](const Row& row) { return static_cast<std::uint64_t>(row.integer(0)); });
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
