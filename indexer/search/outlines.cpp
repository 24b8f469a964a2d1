#include "indexer/search/outlines.h"

#include "indexer/search/sharded_database.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <numeric>
#include <string>

#include <xapian.h>

namespace vanthu::search {

void eachOutline(const ShardedDatabase& database, const std::vector<RankedDocument>& documents,
                 std::size_t begin, std::size_t end,
                 const std::function<void(std::size_t place, const Outline&)>& each) {
    std::vector<std::size_t> byId(end - begin);
    std::iota(byId.begin(), byId.end(), begin);
    std::sort(byId.begin(), byId.end(),
              [&](std::size_t one, std::size_t other) { return documents[one].id < documents[other].id; });
    // A stream over all shards would go through the values of all of them one by one.
    std::vector<Xapian::ValueIterator> streams;
    const auto slot = static_cast<Xapian::valueno>(kSlotOutline);
    for (const auto& shard : database.shards())
        streams.push_back(shard.valuestream_begin(slot));
    const Xapian::ValueIterator noMore;
    for (const std::size_t place : byId) {
        auto& outline = streams[database.shardOf(documents[place].id)];
        const auto id = database.idInShard(documents[place].id);
        if (outline != noMore) outline.skip_to(id);
        const bool isThere = outline != noMore && outline.get_docid() == id;
        const std::string bytes = isThere ? *outline : std::string();
        each(place, Outline(bytes));
    }
}

}  // namespace vanthu::search
