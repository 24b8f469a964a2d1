#pragma once

#include <string>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "schemas/domain/error.h"
#include "server/openssl/held.h"

/// Internal to server/evidence: objects of OpenSSL that free themselves, and their bytes.
namespace vanthu::evidence {

using openssl::bioOf;
using openssl::Held;
using openssl::HeldBio;
using HeldKey = Held<EVP_PKEY, EVP_PKEY_free>;
using HeldCertificate = Held<X509, X509_free>;
using HeldCms = Held<CMS_ContentInfo, CMS_ContentInfo_free>;

inline void require(bool done, const char* what) {
    if (!done) throw Error(ErrorCode::internal, std::string("OpenSSL: ") + what);
}

[[nodiscard]] inline HeldBio emptyBio() {
    HeldBio bio(BIO_new(BIO_s_mem()));
    require(bio != nullptr, "no memory");
    return bio;
}
[[nodiscard]] inline std::string textOf(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

/// DER of an object, by its i2d function.
template <auto Encode, class T>
[[nodiscard]] std::string derOf(T* object) {
    unsigned char* der = nullptr;
    const int size = Encode(object, &der);
    require(size > 0, "nothing to encode");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

}  // namespace vanthu::evidence
