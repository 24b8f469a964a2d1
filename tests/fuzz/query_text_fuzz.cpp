#include "schemas/domain/error.h"
#include "schemas/search/query_text.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace vanthu;  // names of this one library, in a fuzzer

/// Whatever is typed is understood, and then it can be printed and has something to look for, or is refused
/// as invalid input of "q".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const auto query = search::parseQueryText(text);
        if (query.empty() != search::printQueryText(query).empty()) std::abort();
        for (const auto& words : query.wantedWords())
            if (words.empty()) std::abort();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::invalidInput || error.violations().size() != 1) std::abort();
    }
    return 0;
}
