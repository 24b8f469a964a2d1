#include "indexer/search/outlines.h"

#include "schemas/search/fields.h"

#include <algorithm>
#include <numeric>
#include <string>

#include <xapian.h>

namespace vanthu::search {

void eachOutline(const Xapian::Database& database, const std::vector<RankedDocument>& documents,
                 std::size_t begin, std::size_t end,
                 const std::function<void(std::size_t place, const Outline&)>& each) {
    std::vector<std::size_t> byId(end - begin);
    std::iota(byId.begin(), byId.end(), begin);
    std::sort(byId.begin(), byId.end(),
              [&](std::size_t one, std::size_t other) { return documents[one].id < documents[other].id; });
    auto outline = database.valuestream_begin(static_cast<Xapian::valueno>(kSlotOutline));
    const auto noMore = database.valuestream_end(static_cast<Xapian::valueno>(kSlotOutline));
    for (const std::size_t place : byId) {
        const auto id = documents[place].id;
        if (outline != noMore) outline.skip_to(id);
        const bool isThere = outline != noMore && outline.get_docid() == id;
        const std::string bytes = isThere ? *outline : std::string();
        each(place, Outline(bytes));
    }
}

}  // namespace vanthu::search
