#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/signatures/report.h"

/// What is understood of a report is written again as the same report.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto read = vanthu::signatures::readReport(input);
    if (read && !vanthu::signatures::readReport(vanthu::signatures::reportOf(*read))) std::abort();
    return 0;
}
