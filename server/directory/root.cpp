#include "server/directory/root.h"

#include <algorithm>

#include "schemas/domain/error.h"
#include "schemas/domain/utf8.h"
#include "storage/digest.h"

namespace vanthu::directory {
namespace {

std::string_view viewOf(const wire::DirectoryHash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

int bucketOf(wire::DirectoryKind kind, std::string_view key) {
    std::string id(1, static_cast<char>(kind));
    id += key;
    const auto hash = storage::sha256(id);
    return hash[0] << 4 | hash[1] >> 4;
}

std::uint64_t partyNumber(std::string_view code) {
    std::uint64_t number = 0;
    const auto hash = storage::sha256(code);
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8 | hash[i];
    return number;
}

wire::DirectoryHash leafOf(std::string_view entry) {
    storage::Digester digester;
    digester.update(std::string_view("\0", 1));
    digester.update(entry);
    return digester.finish();
}

wire::DirectoryHash bucketHash(const std::vector<wire::DirectoryHash>& sortedLeaves) {
    storage::Digester digester;
    digester.update("\1");
    for (const auto& leaf : sortedLeaves)
        digester.update(viewOf(leaf));
    return digester.finish();
}

BucketHashes::BucketHashes() : hashes_(kBuckets, bucketHash({})) {}

void BucketHashes::set(int bucket, const wire::DirectoryHash& hash) {
    hashes_.at(static_cast<std::size_t>(bucket)) = hash;
}

wire::DirectoryHash BucketHashes::root() const {
    storage::Digester digester;
    digester.update("vanthu-directory-root1");
    for (const auto& hash : hashes_)
        digester.update(viewOf(hash));
    return digester.finish();
}

const wire::DirectoryHash& emptyRoot() {
    static const auto kRoot = BucketHashes{}.root();
    return kRoot;
}

std::string hexOf(const wire::DirectoryHash& hash) {
    return storage::hex(hash);
}

wire::DirectoryHash hashFrom(std::string_view digits) {
    const auto bytes = domain::fromHex(digits);
    wire::DirectoryHash hash;
    if (!bytes || bytes->size() != hash.size())
        throw Error(ErrorCode::damaged, "The directory of the exchange holds a hash that is none");
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

}  // namespace vanthu::directory
