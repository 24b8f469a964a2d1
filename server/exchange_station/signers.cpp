#include "server/exchange_station/signers.h"

#include <algorithm>

#include "storage/digest.h"

namespace vanthu::exchange_station {
namespace {

using domain::SignatureMark;

/// Clocks of honest installations differ by so much (docs/exchange.md §13, F35).
constexpr std::chrono::minutes kClocksDiffer{10};
constexpr std::size_t kHeldKept = 4096;

std::string identityOf(std::string_view cms, std::string_view content) {
    storage::Digester digester;
    digester.update(storage::hex(storage::sha256(cms)));
    digester.update(content);
    return storage::hex(digester.finish());
}

}  // namespace

Signers::Signers(const std::vector<domain::TrustedSigner>& entered) {
    for (const auto& signer : entered) {
        Entry entry{evidence::Certificate(signer.certificate), {}, signer.isHub, signer.revokedAt};
        for (const auto& code : signer.organisationCodes) {
            entry.parties.insert(partyOf(code).value);
            known_.insert(partyOf(code).value);
        }
        auto fingerprint = entry.certificate.fingerprint();
        entries_.emplace(std::move(fingerprint), std::move(entry));
    }
}

std::optional<SignatureMark> Signers::judge(std::string_view cms, std::string_view content,
                                            PartyId organisation, Speaker speaker, domain::Timestamp now) {
    if (cms.empty()) return SignatureMark::missing;
    const auto claim = evidence::claimOf(cms);
    if (!claim) return std::nullopt;
    const auto found = entries_.find(claim->fingerprint);
    if (found == entries_.end()) {
        // A hub whose certificate nobody entered may say it; an organisation whose certificate we know may
        // not.
        const bool known = speaker == Speaker::organisation && known_.contains(organisation.value);
        return known ? std::nullopt : std::optional(SignatureMark::unknownSigner);
    }
    const auto& entry = found->second;
    const bool speaks = entry.speaksFor(organisation, speaker);
    if (!speaks || !counts(entry, *claim, cms, content, now)) return std::nullopt;
    return SignatureMark::valid;
}

std::optional<SignatureMark> Signers::judgeNode(std::string_view cms, std::string_view content,
                                                const SpeaksFor& speaks, domain::Timestamp now) {
    const auto claim = evidence::claimOf(cms);
    if (!claim) return std::nullopt;
    const auto found = entries_.find(claim->fingerprint);
    if (found == entries_.end()) return SignatureMark::unknownSigner;
    const auto& entry = found->second;
    const bool maySpeak = entry.isHub || std::ranges::any_of(entry.parties, [&](std::uint64_t party) {
                              return speaks(PartyId{party});
                          });
    if (!maySpeak || !counts(entry, *claim, cms, content, now)) return std::nullopt;
    return SignatureMark::valid;
}

bool Signers::counts(const Entry& entry, const evidence::Claim& claim, std::string_view cms,
                     std::string_view content, domain::Timestamp now) {
    const bool isRevoked = entry.revokedAt && *entry.revokedAt <= now;
    return !isRevoked && entry.certificate.holdsAt(claim.at) && claim.at <= now + kClocksDiffer &&
           holds(cms, content, entry);
}

bool Signers::holds(std::string_view cms, std::string_view content, const Entry& entry) {
    auto identity = identityOf(cms, content);
    if (held_.contains(identity)) return true;
    if (!evidence::isSignatureOf(cms, content, entry.certificate)) return false;
    if (held_.size() >= kHeldKept) held_.clear();
    held_.insert(std::move(identity));
    return true;
}

}  // namespace vanthu::exchange_station
