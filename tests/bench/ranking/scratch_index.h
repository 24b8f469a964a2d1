#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vanthu::indexer {
class IndexWriter;
}

namespace vanthu::bench {

/// An index of that name in the scratch folder; unless it is there from an earlier run, `put` fills it with
/// `documents` documents, called with the ids 1, 2, ….
[[nodiscard]] std::filesystem::path scratchIndex(
    const std::filesystem::path& folder, const std::string& name, std::size_t documents,
    const std::function<void(indexer::IndexWriter&, std::int64_t id)>& put);

}  // namespace vanthu::bench
