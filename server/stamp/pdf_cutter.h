#pragma once

#include "indexer/limited_child/descriptor.h"
#include "server/stamp/pdf_merger.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vanthu::stamp {

/// Cuts pages out of PDFs and images from outside, in a limited child process for each call. Any thread may
/// call.
class PdfCutter {
  public:
    /// `program`: vanthu-stamp.
    explicit PdfCutter(std::filesystem::path program = PdfStamper::programBesideOwn(),
                       StampLimits limits = kMergeLimits)
        : program_(std::move(program)), limits_(limits) {}

    /// A PDF of the pages from `first` to `last` (from 1), as they are; the same bytes for the same file and
    /// pages. std::nullopt when the file is damaged, locked, has no such page or is beyond the limits. Throws
    /// Error{unavailable} when the program cannot be started.
    [[nodiscard]] std::optional<std::string> pages(const limited::Descriptor& file, int first,
                                                   int last) const;

  private:
    std::filesystem::path program_;
    StampLimits limits_;
};

}  // namespace vanthu::stamp
