#include "server/exchange_station/notary.h"

#include "server/exchange_station/log_bytes.h"
#include "server/exchange_station/receipts.h"

namespace vanthu::exchange_station {
namespace {

using exchange_cores::Report;
using exchange_cores::ReportCode;

/// Only the receiver knows what became of a document there; what happened on the way a hub knows too.
Speaker speakerOf(ReportCode code) {
    switch (code) {
        case ReportCode::recalledBeforeArrival:
        case ReportCode::notAccepted:
        case ReportCode::expired:
        case ReportCode::parked:
            return Speaker::organisationOrHub;
        default:
            return Speaker::organisation;
    }
}

}  // namespace

void Notary::use(Signers signers, Demand demand) {
    signers_ = std::move(signers);
    demand_ = demand;
}

std::string Notary::signManifest(std::string_view text) const {
    const auto key = keys_.current();
    return key ? key->sign(text, clock_.now()) : std::string{};
}

std::vector<std::string> Notary::signReports(const std::vector<std::string>& leaves) const {
    const auto key = keys_.current();
    if (!key || leaves.empty()) return {};
    return signTogether(leaves, [&](std::string_view content) { return key->sign(content, clock_.now()); });
}

std::string Notary::signHead(NodeId self, const exchange_cores::LogMark& mark) const {
    return signManifest(signedHeadContent(self, mark));
}

std::optional<domain::SignatureMark> Notary::judgeHead(NodeId node, const exchange_cores::SignedHead& head,
                                                       const SpeaksFor& speaks) {
    return signers_.judgeNode(head.signature, signedHeadContent(node, head.mark), speaks, clock_.now());
}

std::optional<domain::SignatureMark> Notary::judgeManifest(std::string_view text, std::string_view signature,
                                                           PartyId sender) {
    return signers_.judge(signature, text, sender, Speaker::organisation, clock_.now());
}

std::optional<domain::SignatureMark> Notary::judgeReport(const Report& report) {
    if (report.signature.empty()) return domain::SignatureMark::missing;
    const auto shared = sharedSignatureOf(report);
    if (!shared || shared->cms.empty()) return std::nullopt;
    return signers_.judge(shared->cms, shared->content, report.delivery.to, speakerOf(report.code),
                          clock_.now());
}

}  // namespace vanthu::exchange_station
