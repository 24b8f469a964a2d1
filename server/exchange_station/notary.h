#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/domain/time.h"
#include "server/evidence/key_ring.h"
#include "server/exchange_cores/frame.h"
#include "server/exchange_station/signers.h"

namespace vanthu::exchange_station {

/// Signs what a node says and judges what others signed. One thread, but for the key ring, which has its own
/// lock.
class Notary {
  public:
    /// Both outlive it.
    Notary(const evidence::KeyRing& keys, const domain::Clock& clock) : keys_(keys), clock_(clock) {}

    enum class Demand { signatures, nothing };
    /// From now on these may sign, and what is unsigned or of unknown signers counts or not.
    void use(Signers signers, Demand demand);

    /// A detached CMS over exactly these bytes; "" where this node has no key.
    [[nodiscard]] std::string signManifest(std::string_view text) const;
    /// One signature for all of them; empty where this node has no key.
    [[nodiscard]] std::vector<std::string> signReports(const std::vector<std::string>& leaves) const;
    [[nodiscard]] bool signs() const { return keys_.current() != nullptr; }

    /// None: it is wrong. See Signers::judge().
    [[nodiscard]] std::optional<domain::SignatureMark> judgeManifest(std::string_view text,
                                                                     std::string_view signature,
                                                                     PartyId sender);
    [[nodiscard]] std::optional<domain::SignatureMark> judgeReport(const exchange_cores::Report& report);
    /// A detached CMS over that head of the log of that node, ours; "" where this node has no key.
    [[nodiscard]] std::string signHead(NodeId self, const exchange_cores::LogMark& mark) const;
    /// `speaks`: whether who signs for that organisation may sign for the node; hubs always may.
    [[nodiscard]] std::optional<domain::SignatureMark> judgeHead(NodeId node,
                                                                 const exchange_cores::SignedHead& head,
                                                                 const SpeaksFor& speaks);
    /// What is worth so much may have effects here.
    [[nodiscard]] bool accepts(std::optional<domain::SignatureMark> mark) const {
        return mark && (demand_ == Demand::nothing || *mark == domain::SignatureMark::valid);
    }

  private:
    const evidence::KeyRing& keys_;
    const domain::Clock& clock_;
    Signers signers_;
    Demand demand_{Demand::nothing};
};

}  // namespace vanthu::exchange_station
