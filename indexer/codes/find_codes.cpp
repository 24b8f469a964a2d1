#include "indexer/codes/find_codes.h"

#include <zbar.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "indexer/codes/grey_page.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/scan_code.h"
#include "schemas/layout/page_marks.h"

namespace vanthu::codes {
namespace {

constexpr unsigned long kGreyFormat = 0x30303859;  // "Y800"

struct ScannerRelease {
    void operator()(zbar::zbar_image_scanner_t* scanner) const { zbar::zbar_image_scanner_destroy(scanner); }
};
struct ImageRelease {
    void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
};

/// Ours only: people have QR codes of their own on their papers.
std::vector<std::string> codesOn(const GreyPage& page) {
    const std::unique_ptr<zbar::zbar_image_scanner_t, ScannerRelease> scanner(
        zbar::zbar_image_scanner_create());
    const std::unique_ptr<zbar::zbar_image_t, ImageRelease> image(zbar::zbar_image_create());
    if (!scanner || !image) throw std::bad_alloc();
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_set_format(image.get(), kGreyFormat);
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(page.width),
                              static_cast<unsigned>(page.height));
    zbar::zbar_image_set_data(image.get(), page.points.data(), page.points.size(), nullptr);
    std::vector<std::string> codes;
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0) return codes;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol != nullptr;
         symbol = zbar::zbar_symbol_next(symbol)) {
        std::string text(zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol));
        if (domain::isScanCode(text) && codes.size() < limits::kScanCodes &&
            std::ranges::find(codes, text) == codes.end())
            codes.push_back(std::move(text));
    }
    std::ranges::sort(codes);
    return codes;
}

}  // namespace

extract::Extraction findCodes(std::string_view bytes, int number) {
    auto shown = showPage(bytes, number);
    if (!shown.isShown()) return std::move(shown.refusal);
    layout::PageMarks marks{shown.pageCount, number, isBlank(shown.page), {}};
    // What grain and dirt hide of a large code comes out in a smaller picture.
    for (const int factor : {1, 2, 3}) {
        if (marks.isBlank || !marks.codes.empty()) break;
        marks.codes = codesOn(factor == 1 ? cleaned(shown.page) : reduced(shown.page, factor));
    }
    return {domain::ExtractionState::text, {}, layout::toText(marks)};
}

}  // namespace vanthu::codes
