#include "tests/bench/ranking/known.h"

#include "indexer/search/index.h"
#include "indexer/writer/index_writer.h"
#include "tests/bench/ranking/known_items.h"
#include "tests/bench/ranking/scratch_index.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace vanthu::bench {
namespace {

constexpr std::size_t kAsked = 500;

void measure(const search::Index& index, const char* name, const std::vector<KnownQuestion>& questions) {
    using Clock = std::chrono::steady_clock;
    std::size_t first = 0, itself = 0, shared = 0;
    std::vector<double> milliseconds;
    for (const auto& question : questions) {
        search::Query query;
        query.text = question.text;
        query.limit = 10;
        const auto start = Clock::now();
        const auto page = index.search(query, {.everything = true});
        milliseconds.push_back(std::chrono::duration<double>(Clock::now() - start).count() * 1000);
        const auto best = page.hits.empty() ? 0 : page.hits.front().document.value;
        first += question.alike.contains(best) ? 1 : 0;
        itself += question.meant == best ? 1 : 0;
        shared += question.alike.size() > 1 ? 1 : 0;
        if (!question.alike.contains(best))
            std::fprintf(stderr, "%s: %s: document %lld, found %lld\n", name, question.text.c_str(),
                         static_cast<long long>(question.meant), static_cast<long long>(best));
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto share = [&](std::size_t count) {
        return 100 * static_cast<double>(count) / static_cast<double>(questions.size());
    };
    std::printf(
        "%-22s first %5.1f %%  (itself %5.1f %%, %zu of %zu asked for what others have too)  p50 %.1f ms\n",
        name, share(first), share(itself), shared, questions.size(), milliseconds[milliseconds.size() / 2]);
    std::fflush(stdout);
}

}  // namespace

bool measureKnownItems(const std::filesystem::path& folder) {
    const auto path = tests::testData("phapdien/docs.jsonl.gz");
    if (!path) return false;
    const auto documents = readKnownDocuments(*path, static_cast<std::size_t>(-1));
    const search::Index index(
        scratchIndex(folder, "known", documents.size(), [&](indexer::IndexWriter& writer, std::int64_t id) {
            const auto& known = documents[static_cast<std::size_t>(id - 1)];
            writer.put({known.document, {}, {{}, known.text}});
        }));
    const KnownItems items(documents, kAsked);
    measure(index, "456/KH-UBND", items.byCode(CodeSpelling::printed));
    measure(index, "456 kh ubnd", items.byCode(CodeSpelling::blanks));
    measure(index, "so 456/kh-ubnd", items.byCode(CodeSpelling::withNumberWord));
    measure(index, "456/kh-ubnd", items.byCode(CodeSpelling::plain));
    measure(index, "số 0456 / KH - UBND", items.byCode(CodeSpelling::spaced));
    measure(index, "half of the abstract", items.byHalfOfAbstract());
    measure(index, "a sentence", items.bySentence());
    return true;
}

}  // namespace vanthu::bench
