#include "server/signatures/added_signatures.h"

#include <algorithm>

namespace vanthu::signatures {
namespace {

bool isSame(const Signature& one, const Signature& other) {
    return one.field == other.field && one.begin == other.begin && one.end == other.end;
}

bool isHarmed(const Signature& was, const Signature& is) {
    return was.integrity == Integrity::intact && is.integrity != Integrity::intact;
}

Addition judged(const std::vector<Signature>& added) {
    const auto isOfSomebody = [](const Signature& one) { return one.subFilter != kDocumentTimeStamp; };
    if (std::ranges::none_of(added, isOfSomebody)) return Addition::nothing;
    for (const auto& one : added)
        if (one.integrity != Integrity::intact) return Addition::damaged;
    for (const auto& one : added)
        if (one.trust == Trust::revoked || one.trust == Trust::expiredAtSigning) return Addition::notInForce;
    const bool isWhole =
        std::ranges::any_of(added, [](const Signature& one) { return one.coverage == Coverage::wholeFile; });
    return isWhole ? Addition::sound : Addition::notWhole;
}

}  // namespace

AddedSignatures addedSignatures(const std::vector<Signature>& before, const std::vector<Signature>& after) {
    AddedSignatures found;
    auto added = after;
    for (const auto& was : before) {
        const auto is = std::ranges::find_if(added, [&](const Signature& one) { return isSame(was, one); });
        if (is == added.end() || isHarmed(was, *is)) {
            found.addition = Addition::earlierHarmed;
            return found;
        }
        added.erase(is);
    }
    found.addition = judged(added);
    for (const auto& one : added)
        if (one.subFilter != kDocumentTimeStamp) found.signers.push_back(one.signer);
    return found;
}

}  // namespace vanthu::signatures
