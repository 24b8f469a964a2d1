#include "tests/bench/ranking/scratch_index.h"

#include "indexer/writer/index_writer.h"
#include "schemas/search/fields.h"

namespace vanthu::bench {

std::filesystem::path scratchIndex(const std::filesystem::path& folder, const std::string& name,
                                   std::size_t documents,
                                   const std::function<void(indexer::IndexWriter&, std::int64_t id)>& put) {
    auto path = folder / (name + "-" + std::string(search::kFormatVersion));
    if (std::filesystem::exists(path / "done")) return path;
    std::filesystem::remove_all(path);
    indexer::IndexWriter writer(path);
    std::int64_t id = 0;
    while (static_cast<std::size_t>(id) < documents) {
        put(writer, ++id);
        if (id % 5000 == 0) writer.commit({id, "bench"});
    }
    writer.commit({id, "bench"});
    std::filesystem::create_directory(path / "done");
    return path;
}

}  // namespace vanthu::bench
