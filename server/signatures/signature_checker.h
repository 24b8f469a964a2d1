#pragma once

#include "server/signatures/signature.h"
#include "server/stamp/pdf_stamper.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// What checking one file may cost.
inline constexpr stamp::StampLimits kCheckLimits{.memoryBytes = std::size_t{1} << 30,
                                                 .cpuSeconds = 20,
                                                 .wallTime = std::chrono::seconds{40},
                                                 .fileBytes = std::size_t{64} << 20};

/// Checks the signatures of PDFs from outside, each in a limited child process of its own. Any thread may
/// call.
class SignatureChecker {
  public:
    /// `trust`: certificates of authorities and revocation lists, PEM; without any, no certificate is
    /// judged. `program`: vanthu-signatures.
    explicit SignatureChecker(std::string trust = {}, std::filesystem::path program = programBesideOwn(),
                              stamp::StampLimits limits = kCheckLimits)
        : trust_(std::move(trust)), program_(std::move(program)), limits_(limits) {}

    /// In the order of their fields, none for a PDF that nobody signed; std::nullopt for a file that is
    /// damaged, locked, no PDF or beyond the limits. `now`: UTC seconds, for signatures that do not say when
    /// they were made. Throws Error{unavailable} when the program cannot be started.
    [[nodiscard]] std::optional<std::vector<Signature>> check(std::string_view pdf, std::int64_t now) const;

    /// All files `*.pem` of a folder, one behind the other; "" when there is none. Throws Error{invalidInput}
    /// beyond the size that a check may read.
    [[nodiscard]] static std::string trustIn(const std::filesystem::path& folder);
    /// vanthu-signatures in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    std::string trust_;
    std::filesystem::path program_;
    stamp::StampLimits limits_;
};

}  // namespace vanthu::signatures
