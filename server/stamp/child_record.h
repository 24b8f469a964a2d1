#pragma once

#include <optional>
#include <string_view>

namespace vanthu::stamp {

/// What children write: records "KEY LENGTH\n" and as many bytes, see program/write_record.h.
struct ChildRecord {
    std::string_view key;
    std::string_view value;
};

/// Takes the next record from the front of `rest`; std::nullopt for anything that is none.
[[nodiscard]] std::optional<ChildRecord> nextRecord(std::string_view& rest);

}  // namespace vanthu::stamp
