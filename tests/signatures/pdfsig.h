#pragma once

#include "server/signatures/signature.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::tests {

/// What `pdfsig` says of one signature.
struct PdfsigVerdict {
    std::string field;
    std::string signer;  ///< "" when it has none
    std::string subFilter;
    std::string validation;  ///< "Signature is Valid."
    bool wholeFile{false};
};

/// Runs pdfsig on a file, in the order of its answer.
[[nodiscard]] std::vector<PdfsigVerdict> pdfsig(const std::filesystem::path& pdf);

/// In what way the two do not agree; "" when they do. Both have to find the same fields in the same order,
/// with the same kind, and say of the same ones that they are valid; of those also the same signer and
/// whether the whole file is signed.
[[nodiscard]] std::string disagreement(const std::vector<PdfsigVerdict>& theirs,
                                       const std::vector<signatures::Signature>& ours);

/// The bytes of a file that no longer are what pdfsig reads from a path.
[[nodiscard]] std::vector<PdfsigVerdict> pdfsigOfBytes(std::string_view pdf);

}  // namespace vanthu::tests
