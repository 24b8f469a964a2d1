#include "server/signatures/program/cms_check.h"

#include <array>
#include <ctime>
#include <optional>
#include <string>

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/objects.h>

namespace vanthu::signatures {
namespace {

void freeCertificates(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

std::string_view viewOf(const ASN1_STRING* text) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::string nameOf(X509* certificate, int part) {
    const auto* name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(const_cast<X509_NAME*>(name), part, -1);
    if (at < 0) return {};
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
    OPENSSL_free(utf8);
    return text;
}

std::string serialOf(X509* certificate) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : viewOf(X509_get0_serialNumber(certificate))) {
        const auto value = static_cast<unsigned char>(byte);
        text += kDigits[value >> 4U];
        text += kDigits[value & 15U];
    }
    return text;
}

std::optional<std::int64_t> signingTimeOf(CMS_SignerInfo* signer) {
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    const auto* value = at < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    std::tm parts{};
    if (ASN1_TIME_to_tm(value->value.asn1_string, &parts) != 1) return std::nullopt;
    return timegm(&parts);
}

std::string digestOf(const SignedBytes& bytes, const EVP_MD* kind) {
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!context || EVP_DigestInit_ex(context.get(), kind, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.before.data(), bytes.before.size()) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.after.data(), bytes.after.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1)
        return {};
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string digestOf(std::string_view bytes, const EVP_MD* kind) {
    return digestOf(SignedBytes{bytes, bytes, {}}, kind);
}

/// Without signed attributes the signature is one of the digest itself.
bool signsDigest(CMS_SignerInfo* signer, EVP_PKEY* key, const EVP_MD* kind, std::string_view digest) {
    const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new(key, nullptr));
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
    signature.signer = nameOf(certificate, NID_commonName);
    signature.organisation = nameOf(certificate, NID_organizationName);
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
    if (signature.integrity != Integrity::intact) return;
    const Owned<STACK_OF(X509), freeCertificates> others(CMS_get1_certs(cms));
    signature.trust = trust.judge(certificate, others.get(),
                                  signature.timeSource == TimeSource::none ? now : signature.signedAt);
}

}  // namespace

bool checkCms(std::string_view der, const SignedBytes& bytes, bool embeddedSha1, const TrustStore& trust,
              std::int64_t now, Signature& signature) {
    signature.integrity = Integrity::unreadable;
    const auto bio = bioOf(der);
    const Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms(d2i_CMS_bio(bio.get(), nullptr));
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
