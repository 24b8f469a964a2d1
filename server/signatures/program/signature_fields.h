#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// A signed signature field, as the file says it.
struct SignatureField {
    std::string name;
    std::string subFilter;
    std::vector<std::int64_t> byteRange;
    std::string contents;
    std::optional<std::int64_t> claimedTime;  ///< UTC seconds
};

/// Fields of the form, then those that only a page shows. Throws when the PDF cannot be read, or has more of
/// them than are allowed.
[[nodiscard]] std::vector<SignatureField> signatureFieldsOf(std::string_view pdf);

}  // namespace vanthu::signatures
