#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schemas/domain/scan_code.h"
#include "schemas/layout/ocr_page_text.h"
#include "schemas/layout/page_marks.h"

/// What a child that was taken over may say of a page or of a file: read whatever it is, and once written it
/// must come back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanthu::layout;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto page = parseOcrPage(bytes)) {
        const auto text = toText(*page);
        const auto again = parseOcrPage(text);
        if (!again || toText(*again) != text) std::abort();
    }
    if (const auto pages = parseScannedPages(bytes)) {
        const auto again = parseScannedPages(toText(*pages));
        if (!again || again->scanned != pages->scanned) std::abort();
    }
    if (const auto marks = parsePageMarks(bytes)) {
        const auto again = parsePageMarks(toText(*marks));
        if (!again || again->codes != marks->codes) std::abort();
    }
    if (const auto code = vanthu::domain::parseStampCode(bytes))
        if (!vanthu::domain::isScanCode(vanthu::domain::toText(*code))) std::abort();
    return 0;
}
