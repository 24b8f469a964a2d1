#pragma once

#include <cstdio>
#include <string_view>

namespace vanthu::stamp {

/// Writes one record of server/stamp/child_record.h to standard output.
inline void writeRecord(const char* key, std::string_view value) {
    std::printf("%s %zu\n", key, value.size());
    std::fwrite(value.data(), 1, value.size(), stdout);
}

}  // namespace vanthu::stamp
