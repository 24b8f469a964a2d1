#pragma once

#include <openssl/cms.h>

namespace vanthu::signatures {

/// False when the signature names another certificate than this one as the signer's (ESS signing-certificate
/// and -v2, RFC 5035): then the certificate beside it was exchanged. One that names none is not judged.
[[nodiscard]] bool namesItsCertificate(CMS_SignerInfo* signer, const X509* certificate);

}  // namespace vanthu::signatures
