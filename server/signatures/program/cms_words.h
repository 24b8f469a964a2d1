#pragma once

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::signatures {

inline void freeCertificates(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

[[nodiscard]] std::string_view viewOf(const ASN1_STRING* text);
/// A part of the subject, UTF-8; "" when it has none.
[[nodiscard]] std::string subjectPart(X509* certificate, int part);
/// Hexadecimal.
[[nodiscard]] std::string serialOf(X509* certificate);
/// UTC seconds.
[[nodiscard]] std::optional<std::int64_t> secondsOf(const ASN1_TIME* time);

}  // namespace vanthu::signatures
