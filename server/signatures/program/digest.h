#pragma once

#include <openssl/evp.h>

#include <string>
#include <string_view>

#include "server/signatures/program/byte_range.h"

namespace vanthu::signatures {

/// "" when it cannot be computed.
[[nodiscard]] std::string digestOf(const SignedBytes& bytes, const EVP_MD* kind);
[[nodiscard]] std::string digestOf(std::string_view bytes, const EVP_MD* kind);

}  // namespace vanthu::signatures
