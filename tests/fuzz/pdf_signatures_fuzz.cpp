#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "server/signatures/program/check.h"
#include "server/signatures/report.h"

/// Whatever the file is, what is reported of it is a report that the other side of the line understands.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    try {
        const auto report = vanthu::signatures::reportOf(vanthu::signatures::checkFile(input, input, 0));
        if (!vanthu::signatures::readReport(report)) std::abort();
    } catch (const std::exception&) {
        // The ordinary answer to a file that nobody can read.
    }
    return 0;
}
