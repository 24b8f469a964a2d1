#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/extract/docx_layout.h"
#include "schemas/layout/layout_text.h"
#include "tests/fuzz/zip_of.h"

/// Document and styles stand before and after the first "|". Whatever they are, the answer is a state, and a
/// layout is one that the other side of the line understands.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto bar = input.find('|');
    const auto styles = bar == std::string_view::npos ? std::string_view{} : input.substr(bar + 1);
    const vanthu::extract::Budget budget(20, std::size_t{16} << 20);
    const auto result = vanthu::extract::layoutOfDocx(
        vanthu::tests::zipOf({{"word/document.xml", input.substr(0, bar)}, {"word/styles.xml", styles}}),
        budget);
    if (result.state == vanthu::domain::ExtractionState::text && !vanthu::layout::parseLayout(result.text))
        std::abort();
    return 0;
}
