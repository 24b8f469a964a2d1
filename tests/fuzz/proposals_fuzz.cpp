#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "schemas/domain/text.h"
#include "schemas/layout/layout_text.h"
#include "server/recognition/proposals.h"

/// Whatever a child says that a page looks like: at most one proposal a field, none of them empty, each of
/// valid text and on a page.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanthu;
    static const domain::DocumentTypeCatalogue kTypes(domain::initialDocumentTypes());
    static const auto kToday = domain::Date::fromParts(2026, 3, 2).value();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!domain::isValidUtf8(text)) return 0;  // the client lets no other text through
    const auto layout = layout::parseLayout(text);
    if (!layout) return 0;
    std::set<recognition::Field> seen;
    for (const auto& proposal : recognition::readingOf(*layout, {kTypes, kToday}).proposals)
        if (!seen.insert(proposal.field).second || proposal.value.empty() || proposal.page < 1 ||
            !domain::isValidUtf8(proposal.value))
            std::abort();
    return 0;
}
