#pragma once

#include "indexer/extract_client/reader_child.h"
#include "schemas/layout/page_marks.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::codes {

/// What one page may cost.
inline constexpr extract::ExtractLimits kCodeLimits{
    .memoryBytes = limits::kOcrMemoryBytes,
    .cpuSeconds = limits::kScanCodeCpuSeconds,
    .wallTime = std::chrono::seconds{limits::kScanCodeWallSeconds},
    .outputBytes = limits::kScanCodeOutputBytes,
    .fileBytes = limits::kStackBytes,
    .filesPerChild = 1000,
};

/// With the state `text` and every page, or with a state and a reason why not.
struct PageMarksAnswer {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese
    std::vector<layout::PageMarks> pages;
};

/// Looks at the pages of scans, PDF or image, for our codes, in a child process that lives from page to page.
/// One thread at a time. No file ends in an exception; Error{unavailable} is thrown when the program cannot
/// be started.
class CodeReader {
  public:
    /// `program`: vanthu-codes. Started at the first file.
    explicit CodeReader(std::filesystem::path program = programBesideOwn(),
                        extract::ExtractLimits limits = kCodeLimits);

    /// All pages in order. A page that cannot be read ends the whole: nothing may be cut at a guess. `goesOn`
    /// is asked before each page; where it says no, the state is `pending`. A file takes at most
    /// limits::kStackSeconds.
    [[nodiscard]] PageMarksAnswer pages(const limited::Descriptor& file,
                                        const std::function<bool()>& goesOn = {});

    /// See extract::ReaderChild.
    [[nodiscard]] std::int64_t peakMemoryBytes() const { return child_.peakMemoryBytes(); }

    /// vanthu-codes in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    [[nodiscard]] PageMarksAnswer page(const limited::Descriptor& file, int number);

    extract::ReaderChild child_;
};

}  // namespace vanthu::codes
