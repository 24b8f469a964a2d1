#pragma once

#include "schemas/layout/ocr_page.h"
#include "server/stamp/pdf_stamper.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::stamp {

/// What one copy may cost.
inline constexpr StampLimits kSearchableLimits{.memoryBytes = std::size_t{1} << 30,
                                               .cpuSeconds = 60,
                                               .wallTime = std::chrono::seconds{120},
                                               .fileBytes = std::size_t{128} << 20};

/// Makes copies of scans, PDF or image, in which the recognised words lie unseen over the pages: to be
/// searched and copied by any reader of PDFs. In a limited child process for each. Any thread may call.
class SearchablePdf {
  public:
    /// `program`: vanthu-stamp.
    explicit SearchablePdf(std::filesystem::path program = PdfStamper::programBesideOwn(),
                           StampLimits limits = kSearchableLimits)
        : program_(std::move(program)), limits_(limits) {}

    /// std::nullopt when the original is damaged, locked or beyond the limits. Throws Error{unavailable} when
    /// the program cannot be started.
    [[nodiscard]] std::optional<std::string> copyOf(std::string_view original,
                                                    const std::vector<layout::OcrPage>& pages) const;
    [[nodiscard]] std::size_t largestFileBytes() const { return limits_.fileBytes; }

  private:
    std::filesystem::path program_;
    StampLimits limits_;
};

}  // namespace vanthu::stamp
