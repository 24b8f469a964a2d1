#include "server/app/exchange_evidence.h"

#include "schemas/domain/refusal.h"
#include "server/app/read_document.h"
#include "server/exchange/evidence_bundle.h"
#include "server/exchange/log_report.h"
#include "storage/exchange_store.h"

namespace vanthu::app {

std::string ExchangeEvidence::bundle(const Caller& caller, domain::DocumentId id) {
    require(caller, Action::seeDocuments);
    const auto key = exchange_.signingKeys().current();
    auto bundle = database_.read([&](storage::ReadTransaction& transaction) {
        static_cast<void>(documentInScope(transaction, caller, id));
        const auto deliveries = storage::deliveriesOf(transaction, id);
        if (deliveries.empty()) return std::string{};
        if (!key) throw Refused(Refusal::signingCertificateMissing);
        return exchange::evidenceBundle(transaction, deliveries, exchange_.publicKey(), *key);
    });
    if (bundle.empty()) throw Refused(Refusal::evidenceMissing, {std::to_string(id.value)});
    return bundle;
}

std::string ExchangeEvidence::log(const Caller& caller) {
    require(caller, Action::managePeers);
    return database_.read([&](storage::ReadTransaction& transaction) {
        return exchange::logReport(transaction, exchange_.publicKey());
    });
}

}  // namespace vanthu::app
