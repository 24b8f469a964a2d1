#include "server/signatures/program/timestamp.h"

#include <ctime>

#include <openssl/pkcs7.h>
#include <openssl/ts.h>

namespace vanthu::signatures {
namespace {

/// Verifies signature, imprint and version against the authorities.
bool holds(PKCS7* token, CMS_SignerInfo* signer, const TrustStore& trust) {
    auto* signature = CMS_SignerInfo_get0_signature(signer);
    auto data = bioOf({reinterpret_cast<const char*>(ASN1_STRING_get0_data(signature)),
                       static_cast<std::size_t>(ASN1_STRING_length(signature))});
    const Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> context(TS_VERIFY_CTX_new());
    if (!context) throw std::bad_alloc();
    TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_DATA | TS_VFY_SIGNATURE);
    X509_STORE_up_ref(trust.store());
    TS_VERIFY_CTX_set_store(context.get(), trust.store());  // freed with the context
    TS_VERIFY_CTX_set_data(context.get(), data.release());  // freed with the context
    return TS_RESP_verify_token(context.get(), token) == 1;
}

}  // namespace

std::optional<std::int64_t> timestampOf(CMS_SignerInfo* signer, const TrustStore& trust) {
    const int at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
    const auto* value = at < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(signer, at), 0);
    if (trust.empty() || value == nullptr || value->type != V_ASN1_SEQUENCE) return std::nullopt;
    const auto* der = ASN1_STRING_get0_data(value->value.sequence);
    const Owned<PKCS7, PKCS7_free> token(d2i_PKCS7(nullptr, &der, ASN1_STRING_length(value->value.sequence)));
    if (!token || !holds(token.get(), signer, trust)) return std::nullopt;
    const Owned<TS_TST_INFO, TS_TST_INFO_free> info(PKCS7_to_TS_TST_INFO(token.get()));
    std::tm parts{};
    if (!info || ASN1_TIME_to_tm(TS_TST_INFO_get_time(info.get()), &parts) != 1) return std::nullopt;
    return timegm(&parts);
}

}  // namespace vanthu::signatures
