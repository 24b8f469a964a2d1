#include "server/evidence/signing_key.h"

#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "schemas/domain/limits.h"
#include "server/evidence/openssl_objects.h"

namespace vanthu::evidence {
namespace {

using HeldRequest = Held<X509_REQ, X509_REQ_free>;
using HeldTime = Held<ASN1_TIME, ASN1_TIME_free>;
using HeldName = Held<X509_NAME, X509_NAME_free>;

constexpr std::chrono::hours kOwnCertificateHolds{5 * 366 * 24};
/// The longest that X.520 allows for a common name, and so much of it as characters may take.
constexpr std::size_t kCommonNameBytes = 64;

std::string firstBytes(const std::string& text, std::size_t most) {
    auto size = std::min(text.size(), most);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    return text.substr(0, size);
}

void addPart(X509_NAME* name, int part, const std::string& value) {
    require(X509_NAME_add_entry_by_NID(name, part, MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(value.data()),
                                       static_cast<int>(value.size()), -1, 0) == 1,
            "no name");
}

HeldName nameOf(const std::string& organisation, const std::vector<std::string>& codes) {
    HeldName name(X509_NAME_new());
    addPart(name.get(), NID_countryName, "VN");
    addPart(name.get(), NID_commonName, firstBytes(organisation, kCommonNameBytes));
    for (const auto& code : codes)
        addPart(name.get(), NID_organizationalUnitName, firstBytes(code, kCommonNameBytes));
    return name;
}

void setRandomSerial(X509* certificate) {
    std::array<unsigned char, 16> bytes{};
    require(RAND_bytes(bytes.data(), bytes.size()) == 1, "no chance");
    bytes[0] = (bytes[0] & 0x7FU) | 0x40U;  // positive, and always of one length
    const Held<BIGNUM, BN_free> number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
    require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
            "no serial number");
}

void addExtension(X509* certificate, int extension, const char* value) {
    const Held<X509_EXTENSION, X509_EXTENSION_free> made(
        X509V3_EXT_conf_nid(nullptr, nullptr, extension, value));
    require(made && X509_add_ext(certificate, made.get(), -1) == 1, "no extension");
}

Certificate selfSigned(EVP_PKEY* key, X509_NAME* name, domain::Timestamp from) {
    const HeldCertificate made(X509_new());
    const auto seconds = from.time_since_epoch();
    const HeldTime begin(ASN1_TIME_set(nullptr, seconds.count()));
    const HeldTime end(ASN1_TIME_set(nullptr, std::chrono::seconds{seconds + kOwnCertificateHolds}.count()));
    require(made && X509_set_version(made.get(), X509_VERSION_3) == 1 &&
                X509_set1_notBefore(made.get(), begin.get()) == 1 &&
                X509_set1_notAfter(made.get(), end.get()) == 1 &&
                X509_set_subject_name(made.get(), name) == 1 && X509_set_issuer_name(made.get(), name) == 1 &&
                X509_set_pubkey(made.get(), key) == 1,
            "no certificate");
    setRandomSerial(made.get());
    addExtension(made.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(made.get(), NID_key_usage, "critical,digitalSignature,nonRepudiation");
    require(X509_sign(made.get(), key, EVP_sha256()) > 0, "the certificate cannot be signed");
    const auto bio = emptyBio();
    require(PEM_write_bio_X509(bio.get(), made.get()) == 1, "no PEM");
    return Certificate(textOf(bio.get()));
}

}  // namespace

SigningKey SigningKey::make(const std::string& name, const std::vector<std::string>& codes,
                            domain::Timestamp from) {
    std::shared_ptr<EVP_PKEY> key(EVP_RSA_gen(static_cast<unsigned>(limits::kLeastRsaBits)), EVP_PKEY_free);
    require(key != nullptr, "no key");
    auto certificate = selfSigned(key.get(), nameOf(name, codes).get(), from);
    return {std::move(key), std::move(certificate)};
}

SigningKey SigningKey::parse(std::string_view text) {
    try {
        const auto bio = bioOf(text);
        std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr),
                                      EVP_PKEY_free);
        Certificate certificate(text.substr(std::min(text.find("-----BEGIN CERTIFICATE"), text.size())));
        if (key && X509_check_private_key(certificate.raw(), key.get()) == 1)
            return {std::move(key), std::move(certificate)};
    } catch (const Error& error) {
        throw Error(ErrorCode::damaged, error.what());
    }
    throw Error(ErrorCode::damaged, "no signing key with its certificate");
}

std::string SigningKey::text() const {
    const auto bio = emptyBio();
    require(PEM_write_bio_PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
            "no PEM");
    return textOf(bio.get()) + certificate_.pem();
}

std::string SigningKey::request() const {
    const HeldRequest made(X509_REQ_new());
    require(made && X509_REQ_set_subject_name(made.get(), X509_get_subject_name(certificate_.raw())) == 1 &&
                X509_REQ_set_pubkey(made.get(), key_.get()) == 1 &&
                X509_REQ_sign(made.get(), key_.get(), EVP_sha256()) > 0,
            "no request");
    const auto bio = emptyBio();
    require(PEM_write_bio_X509_REQ(bio.get(), made.get()) == 1, "no PEM");
    return textOf(bio.get());
}

SigningKey SigningKey::with(Certificate issued) const {
    if (X509_check_private_key(issued.raw(), key_.get()) != 1)
        throw Error(
            ErrorCode::invalidInput, "certificate of another key",
            {{"certificate", "other_key",
              "Chứng thư này không phải của khóa đang có. Gửi tổ chức chứng thực yêu cầu cấp mới nhất "
              "(vanthu exchange certificate request)."}});
    return {key_, std::move(issued)};
}

bool SigningKey::isOfSameKey(const SigningKey& other) const {
    return EVP_PKEY_eq(key_.get(), other.key_.get()) == 1;
}

std::string SigningKey::sign(std::string_view content, domain::Timestamp at) const {
    constexpr unsigned kFlags =
        CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES | CMS_NOCERTS;
    const HeldCms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags));
    require(cms != nullptr, "no CMS");
    auto* signer = CMS_add1_signer(cms.get(), certificate_.raw(), key_.get(), EVP_sha256(), kFlags);
    const HeldTime time(ASN1_TIME_set(nullptr, at.time_since_epoch().count()));
    require(signer && time &&
                CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1,
            "no signer");
    const auto bytes = bioOf(content);
    require(CMS_final(cms.get(), bytes.get(), nullptr, kFlags) == 1, "the key does not sign");
    return derOf<i2d_CMS_ContentInfo>(cms.get());
}

std::string SigningKey::seal(std::string_view content) const {
    const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    const auto* data = reinterpret_cast<const unsigned char*>(content.data());
    std::string value(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    auto size = value.size();
    require(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
                EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(value.data()), &size, data,
                               content.size()) == 1,
            "the key does not sign");
    value.resize(size);
    return value;
}

}  // namespace vanthu::evidence
