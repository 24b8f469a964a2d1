#include "server/exchange_station/receipts.h"

#include <algorithm>

#include "schemas/domain/error.h"
#include "server/evidence/hash_tree.h"
#include "server/exchange_station/field_bytes.h"

namespace vanthu::exchange_station {
namespace {

constexpr std::string_view kPurpose = "vanthu-reports-1";
/// Reports of one transaction at most; a longer way is no honest one.
constexpr std::uint32_t kLeavesMost = 1u << 16;

std::string_view viewOf(const storage::Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::vector<storage::Sha256> readPath(ByteReader& in, std::size_t length) {
    std::vector<storage::Sha256> path(length);
    for (auto& hash : path) {
        const auto bytes = in.raw(hash.size());
        std::ranges::copy(bytes, hash.begin());
    }
    return path;
}

}  // namespace

std::string leafOf(const Report& report) {
    ByteWriter out;
    writeUnsigned(out, report);
    return out.take();
}

std::string signedContent(std::uint32_t leaves, std::string_view root) {
    ByteWriter out;
    out.raw(kPurpose);
    out.number(leaves);
    out.raw(root);
    return out.take();
}

std::optional<SharedSignature> sharedSignatureOf(const Report& report) {
    try {
        ByteReader in(report.signature);
        const auto leaf = in.number<std::uint32_t>();
        const auto leaves = in.number<std::uint32_t>();
        if (leaf >= leaves || leaves > kLeavesMost) return std::nullopt;
        const auto path = readPath(in, evidence::pathLength(leaf, leaves));
        const auto root = evidence::rootOver(leafOf(report), leaf, leaves, path);
        return SharedSignature{signedContent(leaves, viewOf(root)), std::string(in.rest())};
    } catch (const Error&) {
        return std::nullopt;  // it ends too soon
    }
}

std::vector<std::string> signTogether(const std::vector<std::string>& leaves,
                                      const std::function<std::string(std::string_view content)>& sign) {
    const evidence::HashTree tree(leaves);
    const auto count = static_cast<std::uint32_t>(tree.size());
    const auto cms = sign(signedContent(count, viewOf(tree.root())));
    if (cms.empty()) return {};
    std::vector<std::string> signatures;
    for (std::uint32_t leaf = 0; leaf < count; ++leaf) {
        ByteWriter out;
        out.number(leaf);
        out.number(count);
        for (const auto& hash : tree.path(leaf))
            out.raw(viewOf(hash));
        out.raw(cms);
        signatures.push_back(out.take());
    }
    return signatures;
}

}  // namespace vanthu::exchange_station
