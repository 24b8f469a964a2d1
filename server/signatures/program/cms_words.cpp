#include "server/signatures/program/cms_words.h"

#include <ctime>

namespace vanthu::signatures {

std::string_view viewOf(const ASN1_STRING* text) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::string subjectPart(X509* certificate, int part) {
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

std::optional<std::int64_t> secondsOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return timegm(&parts);
}

}  // namespace vanthu::signatures
