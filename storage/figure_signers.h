#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Whose valid signatures a file has, by rate F: intact, nothing added behind them, and the certificate
/// trusted when it was checked. Names as they are compared, sorted, each once; "" for one without a name.
/// `result`: SignatureEvidence::result. Throws Error{damaged} for what is none. Internal to storage/*.cpp.
[[nodiscard]] std::vector<std::string> validSigners(const std::string& result);

/// Who signed an outgoing document, of the valid signatures of all its files.
struct SignedBy {
    bool person{false};  ///< the signer that stands on it
    bool agency{false};  ///< somebody else
};
/// `signer`: as names are compared, "" for a document without.
[[nodiscard]] SignedBy signedBy(const std::vector<std::string>& signers, std::string_view signer);

}  // namespace vanthu::storage
