#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/fuzz/check_extraction.h"
#include "tests/fuzz/zip_of.h"

/// Names and contents of entries in turn, with "|" between; without any "|" the bytes are the whole archive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.find('|') == std::string_view::npos) {
        vanthu::tests::checkExtraction("PK\x03\x04" + std::string(input), {});
        return 0;
    }
    std::vector<std::pair<std::string, std::string_view>> entries;
    const auto next = [&] {
        const auto bar = input.find('|');
        const auto part = input.substr(0, bar);
        input = bar == std::string_view::npos ? std::string_view{} : input.substr(bar + 1);
        return part;
    };
    // The number keeps names apart, as libzip wants them.
    while (!input.empty()) {
        auto name = std::to_string(entries.size()) + std::string(next());
        name.resize(std::min(name.find('\0'), name.size()));
        entries.emplace_back(std::move(name), next());
    }
    vanthu::tests::checkExtraction(vanthu::tests::zipOf(entries), {});
    return 0;
}
