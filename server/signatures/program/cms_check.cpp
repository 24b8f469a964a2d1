#include "server/signatures/program/cms_check.h"

#include <optional>
#include <string>

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/objects.h>

#include "server/signatures/program/cms_words.h"
#include "server/signatures/program/digest.h"
#include "server/signatures/program/signing_certificate.h"
#include "server/signatures/program/time_stamp.h"

namespace vanthu::signatures {
namespace {

std::optional<std::int64_t> signingTimeOf(CMS_SignerInfo* signer) {
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    const auto* value = at < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    return secondsOf(value->value.asn1_string);
}

/// Without signed attributes the signature is one of the digest itself.
bool signsDigest(CMS_SignerInfo* signer, EVP_PKEY* key, const EVP_MD* kind, std::string_view digest) {
    const openssl::Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new(key, nullptr));
    const auto value = viewOf(CMS_SignerInfo_get0_signature(signer));
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_CTX_set_signature_md(context.get(), kind) == 1 &&
           EVP_PKEY_verify(context.get(), reinterpret_cast<const unsigned char*>(value.data()), value.size(),
                           reinterpret_cast<const unsigned char*>(digest.data()), digest.size()) == 1;
}

Integrity integrityOf(CMS_SignerInfo* signer, EVP_PKEY* key, const EVP_MD* kind, const std::string& digest) {
    if (digest.empty()) return Integrity::unreadable;
    if (CMS_signed_get_attr_count(signer) <= 0)
        return signsDigest(signer, key, kind, digest) ? Integrity::intact : Integrity::altered;
    const auto* stated = static_cast<const ASN1_OCTET_STRING*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING));
    if (stated == nullptr) return Integrity::unreadable;
    if (viewOf(stated) != digest) return Integrity::altered;
    return CMS_SignerInfo_verify(signer) == 1 ? Integrity::intact : Integrity::broken;
}

/// What a time stamp in the signature says, which is of the value of the signature.
void readStamp(CMS_SignerInfo* signer, const TrustStore& trust, Signature& signature) {
    const int at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
    const auto* value = at < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(signer, at), 0);
    if (value == nullptr || value->type != V_ASN1_SEQUENCE) return;
    const auto signedValue = viewOf(CMS_SignerInfo_get0_signature(signer));
    const auto stamp = checkTimeStamp(viewOf(value->value.sequence), {signedValue, signedValue, {}}, trust);
    const bool claims = signature.timeSource == TimeSource::claimed;
    signature.timeSource = timeSourceOf(stamp);
    // A stamp of nobody whom we know is worth no more than what the signer says.
    if (signature.timeSource == TimeSource::stamped || !claims) signature.signedAt = stamp.time;
}

/// The bytes that the signature is of: those of the file, or their SHA-1 that it carries.
std::optional<std::string> signedDigest(CMS_ContentInfo* cms, const SignedBytes& bytes, bool embeddedSha1,
                                        const EVP_MD* kind, Integrity& integrity) {
    auto** content = CMS_get0_content(cms);
    const bool carries = content != nullptr && *content != nullptr;
    if (carries != embeddedSha1) {
        integrity = Integrity::unreadable;
        return std::nullopt;
    }
    if (!embeddedSha1) return digestOf(bytes, kind);
    if (viewOf(*content) != digestOf(bytes, EVP_sha1())) {
        integrity = Integrity::altered;
        return std::nullopt;
    }
    return digestOf(viewOf(*content), kind);
}

void readSigner(CMS_SignerInfo* signer, X509* certificate, const EVP_MD* kind, Signature& signature) {
    signature.signer = subjectPart(certificate, NID_commonName);
    signature.organisation = subjectPart(certificate, NID_organizationName);
    signature.serial = serialOf(certificate);
    if (kind != nullptr) signature.digest = OBJ_nid2sn(EVP_MD_get_type(kind));
    if (const auto time = signingTimeOf(signer)) {
        signature.signedAt = *time;
        signature.timeSource = TimeSource::claimed;
    }
}

void checkSigner(CMS_ContentInfo* cms, CMS_SignerInfo* signer, const SignedBytes& bytes, bool embeddedSha1,
                 const TrustStore& trust, std::int64_t now, Signature& signature) {
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    X509_ALGOR* digestAlgorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, &key, &certificate, &digestAlgorithm, nullptr);
    if (certificate == nullptr || key == nullptr) return;
    const auto* kind = EVP_get_digestbyobj(digestAlgorithm->algorithm);
    readSigner(signer, certificate, kind, signature);
    if (kind == nullptr) return;
    const auto digest = signedDigest(cms, bytes, embeddedSha1, kind, signature.integrity);
    if (!digest) return;
    signature.integrity = integrityOf(signer, key, kind, *digest);
    if (signature.integrity == Integrity::intact && !namesItsCertificate(signer, certificate))
        signature.integrity = Integrity::broken;
    if (signature.integrity != Integrity::intact) return;
    readStamp(signer, trust, signature);
    const openssl::Held<STACK_OF(X509), freeCertificates> others(CMS_get1_certs(cms));
    signature.trust =
        trust.judge(certificate, others.get(), signature.signedAt == 0 ? now : signature.signedAt);
}

}  // namespace

bool checkCms(std::string_view der, const SignedBytes& bytes, bool embeddedSha1, const TrustStore& trust,
              std::int64_t now, Signature& signature) {
    signature.integrity = Integrity::unreadable;
    const auto bio = openssl::bioOf(der);
    const openssl::Held<CMS_ContentInfo, CMS_ContentInfo_free> cms(d2i_CMS_bio(bio.get(), nullptr));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return false;
    auto* signers = CMS_get0_SignerInfos(cms.get());
    // One signature of a PDF is of one person (ISO 32000-1, 12.8.3.3.1).
    if (sk_CMS_SignerInfo_num(signers) != 1) return false;
    CMS_set1_signers_certs(cms.get(), nullptr, 0);
    checkSigner(cms.get(), sk_CMS_SignerInfo_value(signers, 0), bytes, embeddedSha1, trust, now, signature);
    const auto rest = der.substr(der.size() - BIO_pending(bio.get()));
    return rest.find_first_not_of('\0') == std::string_view::npos;
}

}  // namespace vanthu::signatures
