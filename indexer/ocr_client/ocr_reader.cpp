#include "indexer/ocr_client/ocr_reader.h"

#include <utility>

#include "indexer/extract/protocol.h"
#include "schemas/domain/text.h"
#include "schemas/layout/ocr_page_text.h"

namespace vanthu::ocr {
namespace {

using domain::ExtractionState;
using extract::Wanted;

/// Several threads for one page are slower than one, and the sandbox allows none.
constexpr const char* kOneThread = "OMP_THREAD_LIMIT=1";

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
    return scannedPages(limited::sealedFile(bytes));
}

OcrPageAnswer OcrReader::page(std::string_view bytes, int number) {
    return page(limited::sealedFile(bytes), number);
}

ScannedPagesAnswer OcrReader::scannedPages(const limited::Descriptor& file) {
    if (!isInstalled()) return {ExtractionState::unsupported, kNoModel, {}};
    auto answer = child_.read({file.number(), Wanted::scannedPages});
    std::optional<layout::ScannedPages> pages;
    if (answer.state == ExtractionState::text) {
        pages = layout::parseScannedPages(answer.text);
        if (!pages) answer = child_.discard();
    }
    return {answer.state, std::move(answer.reason), std::move(pages)};
}

OcrPageAnswer OcrReader::page(const limited::Descriptor& file, int number) {
    if (!isInstalled()) return {ExtractionState::unsupported, kNoModel, {}};
    auto answer = child_.read({file.number(), Wanted::ocrPage, number});
    std::optional<layout::OcrPage> read;
    if (answer.state == ExtractionState::text) {
        read = layout::parseOcrPage(answer.text);
        if (!read || read->number != number) {
            read.reset();
            answer = child_.discard();
        }
    }
    return {answer.state, std::move(answer.reason), std::move(read)};
}

}  // namespace vanthu::ocr
