#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schemas/domain/trusted_signer.h"
#include "server/evidence/certificate.h"
#include "server/evidence/cms.h"
#include "server/exchange_station/names.h"

namespace vanthu::exchange_station {

/// Who may have signed what is said.
enum class Speaker {
    organisation,
    organisationOrHub,  ///< what happens on the way, a hub says as well
};

using SpeaksFor = std::function<bool(PartyId)>;

/// The certificates that an administrator entered, and what a signature is worth by them. One thread.
class Signers {
  public:
    Signers() = default;
    /// Throws Error{invalidInput} for a certificate that Certificate refuses.
    explicit Signers(const std::vector<domain::TrustedSigner>& entered);

    /// Of a signature over `content` in the name of that organisation, as it comes now. None: it is wrong,
    /// and what carries it must not be believed: not a signature over these bytes, of a certificate that is
    /// entered for others or revoked, of an unknown one although one of that organisation is entered, or made
    /// when its certificate did not hold or in the future.
    [[nodiscard]] std::optional<domain::SignatureMark> judge(std::string_view cms, std::string_view content,
                                                             PartyId organisation, Speaker speaker,
                                                             domain::Timestamp now);

    /// Of what a node says in its own name: signed by a hub, or for an organisation for which `speaks` holds.
    [[nodiscard]] std::optional<domain::SignatureMark> judgeNode(std::string_view cms,
                                                                 std::string_view content,
                                                                 const SpeaksFor& speaks,
                                                                 domain::Timestamp now);

  private:
    struct Entry {
        evidence::Certificate certificate;
        std::unordered_set<std::uint64_t> parties;  ///< organisations
        bool isHub{false};
        std::optional<domain::Timestamp> revokedAt;

        [[nodiscard]] bool speaksFor(PartyId organisation, Speaker speaker) const {
            return parties.contains(organisation.value) || (isHub && speaker == Speaker::organisationOrHub);
        }
    };
    [[nodiscard]] bool counts(const Entry& entry, const evidence::Claim& claim, std::string_view cms,
                              std::string_view content, domain::Timestamp now);
    [[nodiscard]] bool holds(std::string_view cms, std::string_view content, const Entry& entry);

    std::unordered_map<std::string, Entry> entries_;  ///< by fingerprint
    std::unordered_set<std::uint64_t> known_;         ///< organisations with a certificate
    /// Signatures that held: many reports share one.
    std::unordered_set<std::string> held_;
};

}  // namespace vanthu::exchange_station
