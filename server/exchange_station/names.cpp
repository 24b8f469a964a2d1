#include "server/exchange_station/names.h"

#include <algorithm>

#include "schemas/domain/organisation.h"
#include "schemas/exchange/bytes.h"
#include "schemas/exchange/frame.h"

namespace vanthu::exchange_station {
namespace {

std::uint64_t firstEightBytes(std::string_view text) {
    const auto digest = storage::sha256(text);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = (value << 8) | digest[i];
    return value;
}

std::string unhexed(std::string_view hex) {
    return wire::unhex(hex).value();
}

Digest digestOfBytes(std::string_view bytes) {
    wire::ByteReader reader(bytes);
    Digest digest;
    for (auto& word : digest.words)
        word = reader.number<std::uint64_t>();
    return digest;
}

}  // namespace

PartyId partyOf(std::string_view organisationCode) {
    return {firstEightBytes(domain::normalisedOrganisationCode(organisationCode))};
}

NodeId nodeOf(std::string_view publicKey) {
    return {firstEightBytes(publicKey)};
}

std::string bytesOf(NodeId node) {
    wire::ByteWriter bytes;
    bytes.number(node.value);
    return bytes.take();
}

NodeId nodeFrom(std::string_view bytes) {
    return {wire::ByteReader(bytes).number<std::uint64_t>()};
}

MessageId messageIdFrom(std::string_view hex) {
    const auto bytes = unhexed(hex);
    wire::ByteReader reader(bytes);
    const auto high = reader.number<std::uint64_t>();
    return {high, reader.number<std::uint64_t>()};
}

Digest digestFrom(std::string_view hex) {
    return digestOfBytes(unhexed(hex));
}

Digest digestFrom(const storage::Sha256& hash) {
    return digestOfBytes({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

storage::Sha256 sha256From(const Digest& digest) {
    wire::ByteWriter bytes;
    for (const auto word : digest.words)
        bytes.number(word);
    storage::Sha256 hash{};
    std::ranges::copy(bytes.take(), hash.begin());
    return hash;
}

std::string hexOf(const MessageId& id) {
    wire::ByteWriter bytes;
    bytes.number(id.high);
    bytes.number(id.low);
    return wire::hex(bytes.take());
}

std::string hexOf(const Digest& digest) {
    wire::ByteWriter bytes;
    for (const auto word : digest.words)
        bytes.number(word);
    return wire::hex(bytes.take());
}

std::string blobName(const Digest& digest) {
    return "sha256:" + hexOf(digest);
}

}  // namespace vanthu::exchange_station
