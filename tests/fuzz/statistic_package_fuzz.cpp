#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schemas/domain/statistic_package.h"

/// Whatever comes as the file of a package, or as its signed text: what is read without a violation is
/// spelled in the one way that is signed, and every other text is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vanthu;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Violations violations;
    const auto file = domain::readStatisticFile(text, violations);
    if (violations.empty() && (file.package.empty() || file.signature.empty())) std::abort();
    for (const std::string_view signedText : {text, std::string_view(file.package)}) {
        violations.clear();
        const auto package = domain::readStatisticPackage(signedText, violations);
        if (violations.empty() && canonicalText(package) != signedText) std::abort();
        if (violations.empty() && package.to < package.from) std::abort();
    }
    return 0;
}
