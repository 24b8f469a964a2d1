#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>

#include "client-cli/tables/csv_table.h"
#include "tests/fuzz/check_rows.h"

/// Whatever the file holds: rows within their limits, or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    vanthu::tests::checkRows([&] {
        return std::make_unique<vanthu::tables::CsvTable>(std::make_unique<std::istringstream>(bytes),
                                                          static_cast<std::int64_t>(size));
    });
    return 0;
}
