#include "server/stamp/child_record.h"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace vanthu::stamp {

std::optional<ChildRecord> nextRecord(std::string_view& rest) {
    const auto line = rest.substr(0, rest.find('\n'));
    const auto blank = line.find(' ');
    if (line.size() == rest.size() || blank == std::string_view::npos) return std::nullopt;
    const auto digits = line.substr(blank + 1);
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    rest.remove_prefix(line.size() + 1);
    if (length > rest.size()) return std::nullopt;
    const ChildRecord record{line.substr(0, blank), rest.substr(0, length)};
    rest.remove_prefix(length);
    return record;
}

}  // namespace vanthu::stamp
