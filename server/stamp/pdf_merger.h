#pragma once

#include "server/stamp/pdf_stamper.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::stamp {

/// What putting files together may cost.
inline constexpr StampLimits kMergeLimits{.memoryBytes = std::size_t{1} << 30,
                                          .cpuSeconds = 60,
                                          .wallTime = std::chrono::seconds{120},
                                          .fileBytes = std::size_t{192} << 20};

/// Puts PDFs from outside one behind the other, in a limited child process for each call. Any thread may
/// call.
class PdfMerger {
  public:
    /// `program`: vanthu-stamp.
    explicit PdfMerger(std::filesystem::path program = PdfStamper::programBesideOwn(),
                       StampLimits limits = kMergeLimits)
        : program_(std::move(program)), limits_(limits) {}

    /// How many pages a file has that can be merged; std::nullopt for one that is damaged, locked, no PDF or
    /// beyond the limits. Throws Error{unavailable} when the program cannot be started.
    [[nodiscard]] std::optional<int> pagesOf(std::string_view pdf) const;
    /// All pages of all files in their order; std::nullopt when one cannot be read or they are beyond the
    /// limits together.
    [[nodiscard]] std::optional<std::string> merged(const std::vector<std::string>& pdfs) const;

  private:
    std::filesystem::path program_;
    StampLimits limits_;
};

}  // namespace vanthu::stamp
