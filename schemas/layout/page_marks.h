#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::layout {

/// What a page of a scan carries for machines.
struct PageMarks {
    int pageCount{0};  ///< of the file
    int number{1};
    bool isBlank{false};
    std::vector<std::string> codes;  ///< as of schemas/domain/scan_code.h; no other code is told
};

[[nodiscard]] std::string toText(const PageMarks& marks);
/// std::nullopt for anything but what toText wrote.
[[nodiscard]] std::optional<PageMarks> parsePageMarks(std::string_view text);

}  // namespace vanthu::layout
