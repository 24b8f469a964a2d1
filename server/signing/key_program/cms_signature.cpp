#include "server/signing/key_program/cms_signature.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/ts.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "server/openssl/held.h"

namespace vanthu::signing {
namespace {

using openssl::Held;

void require(bool done, const char* what) {
    if (!done) throw std::runtime_error(what);
}

std::string taken(unsigned char* der, int size) {
    require(size > 0, "nothing to encode");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::string lengthOf(std::size_t size) {
    if (size < 0x80) return {static_cast<char>(size)};
    std::string digits;
    for (auto left = size; left > 0; left >>= 8U)
        digits.insert(digits.begin(), static_cast<char>(left & 0xFFU));
    return static_cast<char>(0x80U | digits.size()) + digits;
}

/// What is signed: the attributes as a SET OF in DER (RFC 5652, 5.4). OpenSSL's own CMS_SignerInfo_sign()
/// would add the time, which PAdES forbids.
std::string attributesOf(CMS_SignerInfo* signer) {
    std::vector<std::string> each;
    for (int at = 0; at < CMS_signed_get_attr_count(signer); ++at) {
        unsigned char* der = nullptr;
        const int size = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, at), &der);
        each.push_back(taken(der, size));
    }
    std::ranges::sort(each);
    std::string all;
    for (const auto& one : each)
        all += one;
    return '\x31' + lengthOf(all.size()) + all;
}

std::string valueOf(EVP_PKEY* key, std::string_view bytes) {
    const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t size = 0;
    require(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                EVP_DigestSignUpdate(context.get(), data, bytes.size()) == 1 &&
                EVP_DigestSignFinal(context.get(), nullptr, &size) == 1,
            "the key cannot sign");
    std::string value(size, '\0');
    require(EVP_DigestSignFinal(context.get(), reinterpret_cast<unsigned char*>(value.data()), &size) == 1,
            "the key does not sign");
    value.resize(size);
    return value;
}

}  // namespace

std::string cmsSignature(std::string_view digest, X509* certificate, EVP_PKEY* key, STACK_OF(X509) * chain) {
    constexpr unsigned kFlags = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;
    const Held<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags));
    require(cms != nullptr, "no CMS");
    auto* signer = CMS_add1_signer(cms.get(), certificate, key, EVP_sha256(), kFlags);
    require(signer != nullptr, "the certificate is not of the key");
    for (int at = 0; at < sk_X509_num(chain); ++at)
        CMS_add1_cert(cms.get(), sk_X509_value(chain, at));
    require(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                        OBJ_nid2obj(NID_pkcs7_data), -1) == 1 &&
                CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                            digest.data(), static_cast<int>(digest.size())) == 1,
            "no attributes");
    const auto value = valueOf(key, attributesOf(signer));
    require(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer),
                                  reinterpret_cast<const unsigned char*>(value.data()),
                                  static_cast<int>(value.size())) == 1,
            "no value");
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    return taken(der, size);
}

std::string timeQuery(std::string_view bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const Held<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
    require(cms != nullptr, "no CMS");
    const auto* value =
        CMS_SignerInfo_get0_signature(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0));
    std::array<unsigned char, 32> hash{};
    const Held<TS_REQ, TS_REQ_free> request(TS_REQ_new());
    const Held<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(TS_MSG_IMPRINT_new());
    const Held<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
    require(request && imprint && algorithm &&
                EVP_Digest(ASN1_STRING_get0_data(value), static_cast<std::size_t>(ASN1_STRING_length(value)),
                           hash.data(), nullptr, EVP_sha256(), nullptr) == 1,
            "no query");
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    unsigned char* der = nullptr;
    require(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                TS_MSG_IMPRINT_set_msg(imprint.get(), hash.data(), static_cast<int>(hash.size())) == 1 &&
                TS_REQ_set_version(request.get(), 1) == 1 &&
                TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
                TS_REQ_set_cert_req(request.get(), 1) == 1,
            "no query");
    const int size = i2d_TS_REQ(request.get(), &der);
    return taken(der, size);
}

}  // namespace vanthu::signing
