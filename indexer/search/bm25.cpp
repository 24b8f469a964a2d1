#include "indexer/search/bm25.h"

#include "indexer/search/sharded_database.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace vanthu::search {
namespace {

// Chosen on the judged questions of ALQAC 2024; see README.md.
constexpr double kRepeats = 0.6;        ///< k1: how much repeated words add
constexpr double kLengthMatters = 0.9;  ///< b
constexpr double kShortest = 0.5;       ///< of the usual length: shorter documents gain no more

/// A document of one shard: how much its words are worth less because it is long, and where its score is.
struct WeighedDocument {
    Xapian::docid id;
    double norm;
    double* score;
};

double bm25Rarity(const ShardedDatabase& database, const std::string& term) {
    const double frequency = database.get_termfreq(term);
    const double odds = (database.get_doccount() - frequency + 0.5) / (frequency + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

void addTerm(const Xapian::Database& shard, const std::string& term, double weight,
             const std::vector<WeighedDocument>& documents) {
    const auto end = shard.postlist_end(term);
    auto posting = shard.postlist_begin(term);
    for (const auto& document : documents) {
        if (posting == end) return;
        if (*posting < document.id) posting.skip_to(document.id);
        if (posting == end) return;
        if (*posting != document.id) continue;
        const double wdf = posting.get_wdf();
        *document.score += weight * (wdf / (document.norm + wdf));
    }
}

}  // namespace

Xapian::BM25Weight bm25() {
    return {kRepeats, 0, 1, kLengthMatters, kShortest};
}

void addBm25(const ShardedDatabase& database, const std::vector<RankTerm>& terms,
             std::vector<RankedDocument>& documents) {
    const double usual = database.get_avlength();
    std::vector<std::vector<WeighedDocument>> byShard(database.shards().size());
    for (auto& document : documents) {
        const auto place = database.shardOf(document.id);
        const auto id = database.idInShard(document.id);
        const double length = database.shards()[place].get_doclength(id);
        const double norm =
            kRepeats * (std::max(length / usual, kShortest) * kLengthMatters + 1 - kLengthMatters);
        byShard[place].push_back({id, norm, &document.score});
    }
    for (auto& shard : byShard)
        std::sort(shard.begin(), shard.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const auto& term : terms) {
        const double weight = term.weight * bm25Rarity(database, term.term) * (kRepeats + 1);
        for (std::size_t place = 0; place < byShard.size(); ++place)
            if (!byShard[place].empty()) addTerm(database.shards()[place], term.term, weight, byShard[place]);
    }
}

}  // namespace vanthu::search
