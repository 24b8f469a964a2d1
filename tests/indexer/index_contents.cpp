#include "tests/indexer/index_contents.h"

#include "storage/change_log.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {

Contents contentsOf(const search::Index& index) {
    Contents contents;
    contents.ids = index.documentsAfter({}, 100'000);
    const auto status = index.status();
    contents.cursor = status.cursor;
    contents.missingYears = status.missingYears;
    for (const std::string text : {"kế hoạch", "\"nội dung của văn bản\"", "thu 7", "3/KH-UBND",
                                   "thứ 11 nội dung văn bản nào có số"}) {
        search::Query query;
        query.text = text;
        query.limit = 200;
        query.facets = true;
        const auto page = index.search(query, {.everything = true});
        auto& answer = contents.answers[text];
        answer.push_back(page.total);
        for (const auto& hit : page.hits)
            answer.push_back(hit.document.value);
        for (const auto& facet : page.facets)
            for (const auto& value : facet.values)
                contents.facets[text].push_back(value.value + " " + std::to_string(value.documents));
        query.collapse = true;
        contents.collapsed[text] = index.search(query, {.everything = true}).total;
    }
    return contents;
}

domain::Sequence lastChange(IndexedInstallation& installation) {
    return installation.database().read([](storage::ReadTransaction& transaction) {
        domain::Sequence last = 0;
        for (auto rows = storage::readChanges(transaction, 0, 10'000); !rows.empty();
             rows = storage::readChanges(transaction, last, 10'000))
            last = rows.back().sequence;
        return last;
    });
}

void indexOnce(const IndexedInstallation& installation, std::vector<std::string> options) {
    options.emplace_back("--once");
    IndexerProcess indexer(installation, options);
    const int status = indexer.wait();
    INFO(indexer.log());
    REQUIRE(status == 0);
}

}  // namespace vanthu::tests
