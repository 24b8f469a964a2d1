#include "indexer/ocr_client/ocr_reader.h"

#include <fcntl.h>

#include <utility>

#include "indexer/extract/protocol.h"
#include "schemas/domain/text.h"
#include "schemas/layout/ocr_page_text.h"

namespace vanthu::ocr {
namespace {

using domain::ExtractionState;
using extract::Wanted;

constexpr const char* kNoModel =
    "Máy chủ chưa cài bộ nhận dạng chữ tiếng Việt; quản trị hệ thống cài gói tesseract-ocr-vie rồi khởi động "
    "lại.";

/// Several threads for one page are slower than one, and the sandbox allows none.
constexpr const char* kOneThread = "OMP_THREAD_LIMIT=1";

limited::Descriptor opened(const std::filesystem::path& file) {
    return limited::Descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

}  // namespace

std::filesystem::path OcrReader::programBesideOwn() {
    return limited::programBesideOwn("vanthu-ocr");
}

std::filesystem::path OcrReader::installedModel() {
    return "/usr/share/tesseract-ocr/5/tessdata/vie.traineddata";
}

OcrReader::OcrReader(std::filesystem::path program, std::filesystem::path model,
                     extract::ExtractLimits limits)
    : model_(std::move(model)), child_({std::move(program), {model_.string()}, {kOneThread}}, limits) {}

bool OcrReader::isInstalled() const {
    std::error_code unknown;
    return std::filesystem::is_regular_file(model_, unknown);
}

ScannedPagesAnswer OcrReader::scannedPages(std::string_view bytes) {
    return scannedPagesOf(limited::sealedFile(bytes).number());
}

ScannedPagesAnswer OcrReader::scannedPages(const std::filesystem::path& file) {
    return scannedPagesOf(opened(file).number());
}

OcrPageAnswer OcrReader::page(std::string_view bytes, int number) {
    return pageOf(limited::sealedFile(bytes).number(), number);
}

OcrPageAnswer OcrReader::page(const std::filesystem::path& file, int number) {
    return pageOf(opened(file).number(), number);
}

ScannedPagesAnswer OcrReader::scannedPagesOf(int file) {
    if (!isInstalled()) return {ExtractionState::unsupported, kNoModel, {}};
    auto answer = child_.read({file, Wanted::scannedPages});
    std::optional<layout::ScannedPages> pages;
    if (answer.state == ExtractionState::text) {
        pages = layout::parseScannedPages(answer.text);
        if (!pages) answer = child_.discard();
    }
    return {answer.state, std::move(answer.reason), std::move(pages)};
}

OcrPageAnswer OcrReader::pageOf(int file, int number) {
    if (!isInstalled()) return {ExtractionState::unsupported, kNoModel, {}};
    auto answer = child_.read({file, Wanted::ocrPage, number});
    std::optional<layout::OcrPage> page;
    if (answer.state == ExtractionState::text) {
        page = layout::parseOcrPage(answer.text);
        if (!page || page->number != number) {
            page.reset();
            answer = child_.discard();
        }
    }
    return {answer.state, std::move(answer.reason), std::move(page)};
}

}  // namespace vanthu::ocr
