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

void putStationManifest(WriteTransaction& transaction, std::string_view digest, std::string_view manifest) {
    execute(transaction,
            "INSERT INTO station_manifests (digest, manifest) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            {digest, manifest});
}

std::optional<std::string> findStationManifest(ReadTransaction& transaction, std::string_view digest) {
    return firstRow(transaction, "SELECT manifest FROM station_manifests WHERE digest = $1", {digest},
                    [](const Row& row) { return row.text(0); });
}

}  // namespace vanthu::storage
