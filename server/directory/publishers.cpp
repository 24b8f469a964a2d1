#include "server/directory/publishers.h"

#include <algorithm>

#include "server/evidence/cms.h"
#include "storage/directory_store.h"

namespace vanthu::directory {
namespace {

constexpr std::chrono::minutes kClockSkew{10};

}  // namespace

Publishers::Publishers(const std::vector<TrustedPublisher>& entered) {
    for (const auto& publisher : entered)
        for (const auto& pem : publisher.certificates)
            certificates_[publisher.code].emplace_back(pem);
}

bool Publishers::isFollowed(std::string_view publisher) const {
    return certificates_.contains(publisher);
}

std::vector<std::string> Publishers::codes() const {
    std::vector<std::string> codes;
    for (const auto& [code, certificates] : certificates_)
        codes.push_back(code);
    return codes;
}

bool Publishers::believes(std::string_view publisher, std::string_view head, std::string_view signature,
                          domain::Timestamp now) const {
    const auto known = certificates_.find(publisher);
    const auto claim = evidence::claimOf(signature);
    if (known == certificates_.end() || !claim || claim->at > now + kClockSkew) return false;
    const auto certificate =
        std::ranges::find(known->second, claim->fingerprint, &evidence::Certificate::fingerprint);
    return certificate != known->second.end() && certificate->holdsAt(claim->at) &&
           evidence::isSignatureOf(signature, head, *certificate);
}

std::vector<TrustedPublisher> followedPublishers(storage::ReadTransaction& transaction) {
    std::vector<TrustedPublisher> publishers;
    for (const auto& trust : storage::directoryTrusts(transaction)) {
        if (trust.endedAt) continue;
        auto known = std::ranges::find(publishers, trust.publisher, &TrustedPublisher::code);
        if (known == publishers.end()) known = publishers.insert(known, {trust.publisher, {}});
        known->certificates.push_back(trust.certificate);
    }
    return publishers;
}

}  // namespace vanthu::directory
