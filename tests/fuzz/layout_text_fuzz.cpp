#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schemas/layout/layout_text.h"

/// What a child that was taken over may say: read whatever it is, and once written it must come back the
/// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto layout =
        vanthu::layout::parseLayout(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!layout) return 0;
    const auto text = vanthu::layout::toText(*layout);
    const auto again = vanthu::layout::parseLayout(text);
    if (!again || vanthu::layout::toText(*again) != text) std::abort();
    return 0;
}
