#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// The two stretches of a file that are signed; the signature lies in the hole between them.
struct SignedBytes {
    std::string_view file;
    std::string_view before;
    std::string_view after;

    [[nodiscard]] std::int64_t begin() const { return before.data() - file.data(); }
    [[nodiscard]] std::int64_t end() const {
        return after.data() - file.data() + static_cast<std::int64_t>(after.size());
    }
};

/// std::nullopt unless the range is two ascending stretches inside the file, the first from its begin.
[[nodiscard]] std::optional<SignedBytes> signedBytesOf(std::string_view pdf,
                                                       const std::vector<std::int64_t>& byteRange);

/// True when the hole is nothing but `contents` in hexadecimal between < and >: else bytes that nobody signed
/// could hide there, or the signature of another place be shown.
[[nodiscard]] bool isHole(std::string_view pdf, const SignedBytes& signedBytes, std::string_view contents);

}  // namespace vanthu::signatures
