#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::extract {

/// The part of each page between its running head and foot: lines that stand at the edge of many pages, the
/// same or with nothing but the page number changed, and page numbers by themselves. First and last byte. The
/// first page that has a running line with words keeps it: a search for it should find the file.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> withoutRunningLines(
    const std::vector<std::string_view>& pages);

}  // namespace vanthu::extract
