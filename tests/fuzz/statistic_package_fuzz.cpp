#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schemas/domain/statistic_package.h"

using namespace vanthu;

namespace {

/// What is read without a violation is spelled in the one way that is signed.
void judge(std::string_view text) {
    Violations violations;
    const auto package = domain::readStatisticPackage(text, violations);
    if (!violations.empty()) return;
    if (canonicalText(package) != text || package.to < package.from) std::abort();
}

std::string honestText() {
    domain::StatisticPackage package{.ruleSet = "vanthu-ty-le-2",
                                     .unitCode = "H99.2",
                                     .unitName = "Sở Tư pháp",
                                     .from = domain::Date::fromParts(2026, 1, 1).value(),
                                     .to = domain::Date::fromParts(2026, 3, 31).value(),
                                     .sequence = 1,
                                     .asOf = domain::parseTimestamp("2026-04-01T08:00:00+07:00").value(),
                                     .asOfChange = 9,
                                     .figures = {}};
    package.figures.outgoing.counts[0] = 10;
    package.figures.incoming.declared = 12;
    return canonicalText(package);
}

/// Chance alone never spells a package: an honest one, with a byte changed for each two of the input.
std::string altered(const std::uint8_t* data, std::size_t size) {
    static const auto kHonest = honestText();
    auto text = kHonest;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        at = (at + data[i]) % text.size();
        text[at] = static_cast<char>(data[i + 1]);
    }
    return text;
}

}  // namespace

/// Whatever comes as the file of a package, or as its signed text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Violations violations;
    const auto file = domain::readStatisticFile(text, violations);
    if (violations.empty() && (file.package.empty() || file.signature.empty())) std::abort();
    judge(text);
    judge(file.package);
    const auto nearly = altered(data, size);
    judge(nearly);
    violations.clear();
    const auto read = domain::readStatisticFile(textOf(domain::StatisticFile{nearly, "s"}), violations);
    if (violations.empty() && read.package != nearly) std::abort();
    return 0;
}
