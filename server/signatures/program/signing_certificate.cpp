#include "server/signatures/program/signing_certificate.h"

#include <openssl/evp.h>
#include <openssl/objects.h>

#include <array>
#include <optional>
#include <string_view>

#include "server/openssl/held.h"
#include "server/signatures/program/cms_words.h"

namespace vanthu::signatures {
namespace {

/// The content of the first element of DER, which must have that tag; moves `der` behind it.
std::optional<std::string_view> element(std::string_view& der, int wanted) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    long size = 0;
    int tag = 0;
    int kind = 0;
    const auto* const begin = at;
    if (der.empty() ||
        (static_cast<unsigned>(ASN1_get_object(&at, &size, &tag, &kind, static_cast<long>(der.size()))) &
         0x80U) != 0 ||
        tag != wanted || kind != V_ASN1_UNIVERSAL || size < 0)
        return std::nullopt;
    const auto head = static_cast<std::size_t>(at - begin);
    const auto length = static_cast<std::size_t>(size);
    if (length > der.size() - head) return std::nullopt;
    const auto content = der.substr(head, length);
    der.remove_prefix(head + length);
    return content;
}

struct NamedCertificate {
    const EVP_MD* digest{nullptr};
    std::string_view hash;
};

/// SigningCertificate(V2) ::= SEQUENCE { certs SEQUENCE OF ESSCertID(v2), … }; the first is the signer's.
std::optional<NamedCertificate> firstOf(std::string_view der, const EVP_MD* digest) {
    auto all = element(der, V_ASN1_SEQUENCE);
    auto list = all ? element(*all, V_ASN1_SEQUENCE) : std::nullopt;
    auto first = list ? element(*list, V_ASN1_SEQUENCE) : std::nullopt;
    if (!first) return std::nullopt;
    auto rest = *first;
    if (const auto algorithm = element(rest, V_ASN1_SEQUENCE)) {
        const auto* at = reinterpret_cast<const unsigned char*>(first->data());
        const openssl::Held<X509_ALGOR, X509_ALGOR_free> read(
            d2i_X509_ALGOR(nullptr, &at, static_cast<long>(first->size())));
        const ASN1_OBJECT* object = nullptr;
        if (read) X509_ALGOR_get0(&object, nullptr, nullptr, read.get());
        digest = object == nullptr ? nullptr : EVP_get_digestbyobj(object);
        *first = rest;
    }
    const auto hash = element(*first, V_ASN1_OCTET_STRING);
    if (!hash || digest == nullptr) return std::nullopt;
    return NamedCertificate{digest, *hash};
}

bool names(CMS_SignerInfo* signer, const X509* certificate, int attribute, const EVP_MD* byDefault) {
    const int at = CMS_signed_get_attr_by_NID(signer, attribute, -1);
    if (at < 0) return true;
    const auto* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
    if (value == nullptr || value->type != V_ASN1_SEQUENCE) return false;
    const auto named = firstOf(viewOf(value->value.sequence), byDefault);
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    return named && X509_digest(certificate, named->digest, hash.data(), &size) == 1 &&
           named->hash == std::string_view(reinterpret_cast<const char*>(hash.data()), size);
}

}  // namespace

bool namesItsCertificate(CMS_SignerInfo* signer, const X509* certificate) {
    return names(signer, certificate, NID_id_smime_aa_signingCertificate, EVP_sha1()) &&
           names(signer, certificate, NID_id_smime_aa_signingCertificateV2, EVP_sha256());
}

}  // namespace vanthu::signatures
