#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/signatures/program/byte_range.h"
#include "server/signatures/program/trust_store.h"
#include "server/signatures/signature.h"

namespace vanthu::signatures {

/// A time stamp (RFC 3161) as it was found.
struct TimeStamp {
    Integrity integrity{Integrity::unreadable};
    std::int64_t time{0};  ///< UTC seconds, 0 when it cannot be read that far
    std::string authority;
    std::string organisation;
    std::string serial;
    Trust trust{Trust::notChecked};  ///< of an intact one, as of its own time
};

/// Checks a time stamp token, DER, of these bytes.
[[nodiscard]] TimeStamp checkTimeStamp(std::string_view token, const SignedBytes& bytes,
                                       const TrustStore& trust);

[[nodiscard]] TimeSource timeSourceOf(const TimeStamp& stamp);

/// A signature of the whole file that is nothing but a time stamp (subfilter ETSI.RFC3161). False when
/// something other than zeros lies behind it.
bool checkDocumentTimeStamp(std::string_view der, const SignedBytes& bytes, const TrustStore& trust,
                            Signature& signature);

}  // namespace vanthu::signatures
