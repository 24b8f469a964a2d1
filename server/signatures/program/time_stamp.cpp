#include "server/signatures/program/time_stamp.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "server/signatures/program/cms_words.h"
#include "server/signatures/program/digest.h"
#include "server/signatures/program/signing_certificate.h"

namespace vanthu::signatures {
namespace {

using Token = openssl::Held<CMS_ContentInfo, CMS_ContentInfo_free>;

struct Stated {
    openssl::Held<TS_TST_INFO, TS_TST_INFO_free> content;
    CMS_SignerInfo* signer{nullptr};
    X509* certificate{nullptr};
};

Token tokenOf(std::string_view der) {
    const auto bio = openssl::bioOf(der);
    Token token(d2i_CMS_bio(bio.get(), nullptr));
    if (!token || OBJ_obj2nid(CMS_get0_type(token.get())) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(token.get())) != NID_id_smime_ct_TSTInfo ||
        sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(token.get())) != 1)
        return {};
    return token;
}

Stated statedBy(CMS_ContentInfo* token) {
    Stated stated;
    auto** content = CMS_get0_content(token);
    if (content == nullptr || *content == nullptr) return stated;
    const auto der = viewOf(*content);
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    stated.content.reset(d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(der.size())));
    stated.signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(token), 0);
    CMS_set1_signers_certs(token, nullptr, 0);
    CMS_SignerInfo_get0_algs(stated.signer, nullptr, &stated.certificate, nullptr, nullptr);
    return stated;
}

bool isOfTimeAuthority(X509* certificate) {
    return (X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) != 0 &&
           (X509_get_extended_key_usage(certificate) & XKU_TIMESTAMP) != 0;
}

Integrity integrityOfToken(CMS_ContentInfo* token, const Stated& stated, const SignedBytes& bytes) {
    auto* imprint = TS_TST_INFO_get_msg_imprint(stated.content.get());
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const auto* kind = EVP_get_digestbyobj(algorithm);
    if (kind == nullptr) return Integrity::unsupported;
    if (viewOf(TS_MSG_IMPRINT_get_msg(imprint)) != digestOf(bytes, kind)) return Integrity::altered;
    const openssl::Held<BIO, BIO_free_all> out(BIO_new(BIO_s_mem()));
    const bool holds =
        CMS_verify(token, nullptr, nullptr, nullptr, out.get(), CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
    return holds && isOfTimeAuthority(stated.certificate) &&
                   namesItsCertificate(stated.signer, stated.certificate)
               ? Integrity::intact
               : Integrity::broken;
}

}  // namespace

TimeStamp checkTimeStamp(std::string_view der, const SignedBytes& bytes, const TrustStore& trust) {
    TimeStamp stamp;
    const auto token = tokenOf(der);
    if (!token) return stamp;
    const auto stated = statedBy(token.get());
    const auto time = stated.content ? secondsOf(TS_TST_INFO_get_time(stated.content.get())) : std::nullopt;
    if (!time || stated.certificate == nullptr) return stamp;
    stamp.time = *time;
    stamp.authority = subjectPart(stated.certificate, NID_commonName);
    stamp.organisation = subjectPart(stated.certificate, NID_organizationName);
    stamp.serial = serialOf(stated.certificate);
    stamp.integrity = integrityOfToken(token.get(), stated, bytes);
    if (stamp.integrity != Integrity::intact) return stamp;
    const openssl::Held<STACK_OF(X509), freeCertificates> others(CMS_get1_certs(token.get()));
    stamp.trust = trust.judge(stated.certificate, others.get(), stamp.time);
    return stamp;
}

bool checkDocumentTimeStamp(std::string_view der, const SignedBytes& bytes, const TrustStore& trust,
                            Signature& signature) {
    const auto bio = openssl::bioOf(der);
    const Token token(d2i_CMS_bio(bio.get(), nullptr));
    const auto rest = der.substr(der.size() - static_cast<std::size_t>(BIO_pending(bio.get())));
    const auto stamp = checkTimeStamp(der.substr(0, der.size() - rest.size()), bytes, trust);
    signature.integrity = stamp.integrity;
    signature.signer = stamp.authority;
    signature.organisation = stamp.organisation;
    signature.serial = stamp.serial;
    signature.trust = stamp.trust;
    if (stamp.time != 0) {
        signature.signedAt = stamp.time;
        signature.timeSource = timeSourceOf(stamp);
    }
    return rest.find_first_not_of('\0') == std::string_view::npos;
}

TimeSource timeSourceOf(const TimeStamp& stamp) {
    if (stamp.integrity != Integrity::intact) return TimeSource::stampBroken;
    return stamp.trust == Trust::trusted ? TimeSource::stamped : TimeSource::stampUnknown;
}

}  // namespace vanthu::signatures
