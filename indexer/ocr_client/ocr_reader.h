#pragma once

#include "indexer/extract_client/reader_child.h"
#include "schemas/layout/layout.h"
#include "schemas/layout/ocr_page.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::ocr {

/// What one page may cost.
inline constexpr extract::ExtractLimits kOcrLimits{
    .memoryBytes = limits::kOcrMemoryBytes,
    .cpuSeconds = limits::kOcrCpuSeconds,
    .wallTime = std::chrono::seconds{limits::kOcrWallSeconds},
    .outputBytes = limits::kOcrOutputBytes,
    .fileBytes = limits::kExtractFileBytes,
    .filesPerChild = 200,
};

/// What a person is told on a server without the model.
inline constexpr const char* kNoModel =
    "Máy chủ chưa cài bộ nhận dạng chữ tiếng Việt: quản trị hệ thống cài gói tesseract-ocr-vie rồi khởi động "
    "lại.";

/// Each with the state `text` and its value, or with a state and a reason why there is none.
struct ScannedPagesAnswer {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese
    std::optional<layout::ScannedPages> pages;
};
struct OcrPageAnswer {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese
    std::optional<layout::OcrPage> page;
};

/// Reads scans, PDF or image (JPEG, PNG, TIFF, BMP), in a child process that lives from page to page and uses
/// one core and at most limits::kOcrMemoryBytes. A page of A4 takes one to four seconds. One thread at a
/// time. No file ends in an exception; Error{unavailable} is thrown when the program cannot be started.
class OcrReader {
  public:
    /// `program`: vanthu-ocr; `model`: the Vietnamese model of Tesseract. Started at the first file.
    explicit OcrReader(std::filesystem::path program = programBesideOwn(),
                       std::filesystem::path model = installedModel(),
                       extract::ExtractLimits limits = kOcrLimits);

    /// False when there is no model: then every answer has the state `unsupported` and a reason that says
    /// what to install.
    [[nodiscard]] bool isInstalled() const;

    /// Which pages need it: few letters in the text layer, or signs instead of letters, and something drawn
    /// elsewhere. `noText` when none does.
    [[nodiscard]] ScannedPagesAnswer scannedPages(std::string_view bytes);
    [[nodiscard]] ScannedPagesAnswer scannedPages(const limited::Descriptor& file);
    /// The words on one page, from 1, whether it needs it or not.
    [[nodiscard]] OcrPageAnswer page(std::string_view bytes, int number);
    [[nodiscard]] OcrPageAnswer page(const limited::Descriptor& file, int number);

    /// See extract::ReaderChild.
    [[nodiscard]] std::int64_t peakMemoryBytes() const { return child_.peakMemoryBytes(); }
    [[nodiscard]] pid_t child() const { return child_.child(); }

    /// vanthu-ocr in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();
    /// Where Debian's package tesseract-ocr-vie puts it.
    [[nodiscard]] static std::filesystem::path installedModel();

  private:
    std::filesystem::path model_;
    extract::ReaderChild child_;
};

}  // namespace vanthu::ocr
