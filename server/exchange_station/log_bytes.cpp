#include "server/exchange_station/log_bytes.h"

#include "schemas/domain/error.h"
#include "server/evidence/hash_tree.h"
#include "server/exchange_station/field_bytes.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/row_bytes.h"

namespace vanthu::exchange_station {
namespace {

constexpr std::string_view kLeafPurpose = "vanthu-log-leaf1";
constexpr std::string_view kHeadPurpose = "vanthu-log-head1";

std::string rawBytes(const Digest& digest) {
    ByteWriter out;
    write(out, digest);
    return out.take();
}

storage::StationHashes stored(const std::vector<Digest>& digests) {
    storage::StationHashes hashes;
    for (const auto& digest : digests)
        hashes.push_back(rawBytes(digest));
    return hashes;
}

std::vector<Digest> digestsOf(const storage::StationHashes& hashes) {
    std::vector<Digest> digests;
    for (const auto& hash : hashes) {
        ByteReader in(hash);
        digests.push_back(read<Digest>(in));
    }
    return digests;
}

storage::StationLeaf leafIn(storage::ReadTransaction& transaction, std::uint64_t size) {
    auto leaf = storage::findStationLeaf(transaction, size);
    if (!leaf) throw Error(ErrorCode::damaged, "The log of the exchange has no leaf " + std::to_string(size));
    return std::move(*leaf);
}

}  // namespace

std::string loggedBytes(const Row& row) {
    ByteWriter out;
    out.number(static_cast<std::uint8_t>(row.index()));
    out.raw(bytesOf(row));
    return out.take();
}

std::string loggedTransaction(const std::vector<Digest>& rowHashes) {
    std::vector<storage::Sha256> hashes;
    for (const auto& hash : rowHashes)
        hashes.push_back(sha256From(hash));
    const evidence::HashTree tree(std::move(hashes));
    ByteWriter out;
    out.raw(kLeafPurpose);
    out.number(static_cast<std::uint32_t>(tree.size()));
    write(out, digestFrom(tree.root()));
    return out.take();
}

LogLeaf logLeafOf(const std::vector<Row>& rows) {
    LogLeaf leaf;
    for (const auto& row : rows)
        leaf.rows.push_back(digestFrom(evidence::hashOfLeaf(loggedBytes(row))));
    leaf.hash = digestFrom(evidence::hashOfLeaf(loggedTransaction(leaf.rows)));
    return leaf;
}

Digest joinHashes(const Digest& left, const Digest& right) {
    return digestFrom(evidence::hashOfNode(sha256From(left), sha256From(right)));
}

std::string signedHeadContent(NodeId node, const LogMark& mark) {
    ByteWriter out;
    out.raw(kHeadPurpose);
    out.number(node.value);
    write(out, mark);
    return out.take();
}

storage::StationLeaf storedLeaf(const Transaction& transaction) {
    return {transaction.logSize, stored(transaction.rowHashes), stored(transaction.logNodes)};
}

std::vector<Digest> logNodesIn(storage::ReadTransaction& transaction, std::uint64_t size) {
    return digestsOf(leafIn(transaction, size).nodes);
}

std::vector<Digest> rowHashesIn(storage::ReadTransaction& transaction, std::uint64_t size) {
    return digestsOf(leafIn(transaction, size).rows);
}

}  // namespace vanthu::exchange_station
