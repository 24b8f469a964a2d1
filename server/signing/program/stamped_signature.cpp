#include "server/signing/program/stamped_signature.h"

#include <openssl/cms.h>
#include <openssl/objects.h>
#include <openssl/ts.h>

#include <stdexcept>

#include "server/openssl/held.h"
#include "server/signatures/program/cms_words.h"
#include "server/signatures/program/time_stamp.h"

namespace vanthu::signing {
namespace {

using openssl::Held;

std::string tokenIn(std::string_view answer) {
    const auto bio = openssl::bioOf(answer);
    const Held<TS_RESP, TS_RESP_free> response(d2i_TS_RESP_bio(bio.get(), nullptr));
    PKCS7* token = response ? TS_RESP_get_token(response.get()) : nullptr;
    unsigned char* der = nullptr;
    const int size = token == nullptr ? 0 : i2d_PKCS7(token, &der);
    if (size <= 0) throw std::runtime_error("no time stamp in the answer");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

}  // namespace

std::string stampedSignature(std::string_view cms, std::string_view answer) {
    const auto token = tokenIn(answer);
    const auto bio = openssl::bioOf(cms);
    const Held<CMS_ContentInfo, CMS_ContentInfo_free> signature(d2i_CMS_bio(bio.get(), nullptr));
    if (!signature) throw std::runtime_error("no signature");
    auto* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(signature.get()), 0);
    const auto value = signatures::viewOf(CMS_SignerInfo_get0_signature(signer));
    const auto stamp = signatures::checkTimeStamp(token, {value, value, {}}, signatures::TrustStore({}));
    if (stamp.integrity != signatures::Integrity::intact)
        throw std::runtime_error("a stamp of something else");
    if (CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                      static_cast<int>(token.size())) != 1)
        throw std::runtime_error("no place for the stamp");
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(signature.get(), &der);
    if (size <= 0) throw std::runtime_error("the signature cannot be written");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

}  // namespace vanthu::signing
