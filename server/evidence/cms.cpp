#include "server/evidence/cms.h"

#include <ctime>

#include <openssl/err.h>
#include <openssl/objects.h>

#include "schemas/domain/limits.h"
#include "server/evidence/openssl_objects.h"
#include "storage/digest.h"

namespace vanthu::evidence {
namespace {

constexpr int kExactlyOnce = -3;  // of CMS_signed_get0_data_by_OBJ: one attribute with one value

/// The list alone; the certificates belong to others.
void freeList(STACK_OF(X509) * list) {
    sk_X509_free(list);
}

std::string_view viewOf(const ASN1_STRING* text) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

HeldCms cmsFrom(std::string_view der) {
    if (der.size() > limits::kExchangeSignatureBytes) return {};
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    HeldCms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return {};
    // One spelling of each signature: what is not as we would write it was touched on the way.
    if (derOf<i2d_CMS_ContentInfo>(cms.get()) != der) return {};
    return cms;
}

const ASN1_STRING* attribute(CMS_SignerInfo* signer, int nid, int type) {
    return static_cast<const ASN1_STRING*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), kExactlyOnce, type));
}

std::optional<domain::Timestamp> signingTimeOf(CMS_SignerInfo* signer) {
    const auto* time = attribute(signer, NID_pkcs9_signingTime, V_ASN1_UTCTIME);
    if (time == nullptr) time = attribute(signer, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return domain::Timestamp{std::chrono::seconds{timegm(&parts)}};
}

/// The hash of the certificate that the signer signed to be its own, as hex digits.
std::string signedCertificateOf(CMS_SignerInfo* signer) {
    const auto* value = attribute(signer, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    if (value == nullptr) return {};
    // The first OCTET STRING of 32 bytes: SHA-256 is the default, so no algorithm stands before it. Whatever
    // is found only names the certificate by whose key the signature must then hold.
    const auto der = viewOf(value);
    static constexpr std::string_view kSha256Octets("\x04\x20", 2);
    const auto hash = der.find(kSha256Octets);
    if (hash == std::string::npos || hash + kSha256Octets.size() + 32 > der.size()) return {};
    storage::Sha256 digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<unsigned char>(der[hash + kSha256Octets.size() + i]);
    return storage::hex(digest);
}

bool usesSha256(CMS_SignerInfo* signer) {
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
    return OBJ_obj2nid(digest->algorithm) == NID_sha256;
}

/// nullptr unless it is the only one.
CMS_SignerInfo* onlySigner(CMS_ContentInfo* cms) {
    auto* signers = CMS_get0_SignerInfos(cms);
    return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

}  // namespace

std::optional<Claim> claimOf(std::string_view der) {
    ERR_clear_error();
    const auto cms = cmsFrom(der);
    auto* signer = cms ? onlySigner(cms.get()) : nullptr;
    if (signer == nullptr || CMS_is_detached(cms.get()) != 1 || !usesSha256(signer)) return std::nullopt;
    if (CMS_unsigned_get_attr_count(signer) > 0) return std::nullopt;
    const auto at = signingTimeOf(signer);
    auto fingerprint = signedCertificateOf(signer);
    if (!at || fingerprint.empty()) return std::nullopt;
    return Claim{std::move(fingerprint), *at};
}

bool isSignatureOf(std::string_view der, std::string_view content, const Certificate& certificate) {
    ERR_clear_error();
    const auto cms = cmsFrom(der);
    if (!cms) return false;
    constexpr unsigned kFlags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY | CMS_NOINTERN;
    const Held<STACK_OF(X509), freeList> certificates(sk_X509_new_null());
    require(certificates != nullptr && sk_X509_push(certificates.get(), certificate.raw()) == 1, "no memory");
    const auto bytes = bioOf(content);
    const auto ignored = emptyBio();
    return CMS_verify(cms.get(), certificates.get(), nullptr, bytes.get(), ignored.get(), kFlags) == 1;
}

}  // namespace vanthu::evidence
