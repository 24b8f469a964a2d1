#include "tests/support/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace vanthu::tests {
namespace {

constexpr long kOneDay = 24L * 60 * 60;

void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL made no certificate");
}

template <class Write>
void writePem(const std::filesystem::path& path, Write&& write) {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "w"), &std::fclose);
    require(file != nullptr && write(file.get()) == 1);
}

}  // namespace

Certificate makeCertificate(const std::filesystem::path& folder, const std::string& host) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, void (*)(X509*)> certificate(X509_new(), &X509_free);
    require(key != nullptr && certificate != nullptr);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kOneDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kOneDay);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(host.c_str()),
                               -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const auto names = "DNS:" + host;
    auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    require(extension != nullptr);
    X509_add_ext(certificate.get(), extension, -1);
    X509_EXTENSION_free(extension);
    require(X509_sign(certificate.get(), key.get(), EVP_sha256()) != 0);

    Certificate made{folder / (host + ".pem"), folder / (host + ".key")};
    writePem(made.certificate, [&](FILE* file) { return PEM_write_X509(file, certificate.get()); });
    writePem(made.key, [&](FILE* file) {
        return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    return made;
}

}  // namespace vanthu::tests
