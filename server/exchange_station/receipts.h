#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/exchange_cores/report.h"

/// How many reports share one signature (docs/exchange.md §12). The signature of a report is
///   0 leaf (4) · 4 leaves (4) · 8 way to the root (32 each) · CMS over signedContent(leaves, root)
/// and a leaf is the bytes of the report without its signature, as they travel.
namespace vanthu::exchange_station {

[[nodiscard]] std::string leafOf(const exchange_cores::Report& report);

/// What a CMS of reports signs: "vanthu-reports-1", the number of leaves (4) and their root (32).
[[nodiscard]] std::string signedContent(std::uint32_t leaves, std::string_view root);

/// What the signature of that report says.
struct SharedSignature {
    std::string content;  ///< what is signed where this report is one of its leaves
    std::string cms;
};
/// None for bytes that are no signature of a report.
[[nodiscard]] std::optional<SharedSignature> sharedSignatureOf(const exchange_cores::Report& report);

/// Asks `sign` once for a CMS over the content given, and gives the signature of each leaf in turn; nothing
/// where the CMS is "". Precondition: `leaves` is not empty.
[[nodiscard]] std::vector<std::string> signTogether(
    const std::vector<std::string>& leaves, const std::function<std::string(std::string_view content)>& sign);

}  // namespace vanthu::exchange_station
