#include "server/evidence/certificate.h"

#include <ctime>

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "schemas/domain/limits.h"
#include "server/evidence/openssl_objects.h"
#include "storage/digest.h"

namespace vanthu::evidence {
namespace {

[[noreturn]] void unfit(const std::string& why, const std::string& what) {
    throw Error(ErrorCode::invalidInput, "unfit certificate: " + why, {{"certificate", why, what}});
}

std::string readableName(const X509_NAME* name) {
    const auto bio = emptyBio();
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    return textOf(bio.get());
}

domain::Timestamp momentOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) unfit("unreadable", "Thời hạn của chứng thư không đọc được.");
    return domain::Timestamp{std::chrono::seconds{timegm(&parts)}};
}

X509* certificateFrom(std::string_view pem) {
    if (pem.size() > limits::kCertificateBytes) unfit("too_long", "Chứng thư dạng PEM tối đa 16 KiB.");
    const auto bio = bioOf(pem);
    HeldCertificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        unfit("not_a_certificate", "Dán nguyên văn chứng thư X.509 dạng PEM (-----BEGIN CERTIFICATE-----).");
    const HeldCertificate another(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (another) unfit("several", "Chỉ một chứng thư, không kèm chứng thư của tổ chức cấp.");
    return certificate.release();
}

void requireFit(X509* certificate) {
    const auto* key = X509_get0_pubkey(certificate);
    if (key == nullptr || EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bits(key) < limits::kLeastRsaBits ||
        EVP_PKEY_get_bits(key) > limits::kMostRsaBits)
        unfit("unsupported_key", "Chứng thư phải có khóa RSA từ 2048 đến 4096 bit.");
    const auto usage = X509_get_key_usage(certificate);  // all bits where the certificate names none
    if ((usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
        unfit("not_for_signing", "Chứng thư này không được dùng để ký số.");
}

}  // namespace

Certificate::Certificate(std::string_view pem) : x509_(certificateFrom(pem), X509_free) {
    requireFit(x509_.get());
    der_ = derOf<i2d_X509>(x509_.get());
    fingerprint_ = storage::hex(storage::sha256(der_));
    const auto bio = emptyBio();
    require(PEM_write_bio_X509(bio.get(), x509_.get()) == 1, "no PEM");
    pem_ = textOf(bio.get());
    subject_ = readableName(X509_get_subject_name(x509_.get()));
    issuer_ = readableName(X509_get_issuer_name(x509_.get()));
    notBefore_ = momentOf(X509_get0_notBefore(x509_.get()));
    notAfter_ = momentOf(X509_get0_notAfter(x509_.get()));
}

}  // namespace vanthu::evidence
