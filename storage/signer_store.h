#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/trusted_signer.h"
#include "storage/transaction.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Gives it with its id. Throws Refused{signerKnown} for a certificate that is entered, revoked ones too.
domain::TrustedSigner insertSigner(WriteTransaction& transaction, domain::TrustedSigner signer);
/// Its codes and whether it is revoked; the certificate never changes. Throws Refused{signerUnknown}.
void updateSigner(WriteTransaction& transaction, const domain::TrustedSigner& signer);
/// All, revoked ones too, in the order in which they were entered.
[[nodiscard]] std::vector<domain::TrustedSigner> listSigners(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::TrustedSigner& signer);

/// A report that was not believed.
struct Offence {
    domain::PeerId peer;    ///< that handed it to us
    std::string messageId;  ///< 32 hex digits
    std::string report;     ///< its bytes with the signature
};
/// True for the first time; repeats of the same bytes are counted.
bool noteOffence(WriteTransaction& transaction, const Offence& offence);
/// Different ones of that peer.
[[nodiscard]] std::int64_t countOffences(ReadTransaction& transaction, domain::PeerId peer);

/// What the signature under the newest status that the receiver reported is worth.
void storeReceiptMark(WriteTransaction& transaction, domain::DeliveryId delivery, domain::SignatureMark mark);
[[nodiscard]] domain::SignatureMark receiptMarkOf(ReadTransaction& transaction, domain::DeliveryId delivery);

}  // namespace vanthu::storage
