#include "indexer/search/copies.h"

#include "indexer/search/query_terms.h"
#include "indexer/search/sharded_database.h"
#include "schemas/domain/sorted.h"
#include "schemas/search/fields.h"
#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::search {
namespace {

Xapian::MSet copiesFound(const ShardedDatabase& database, const Xapian::Query& query,
                         Xapian::doccount shown) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, shown, database.get_doccount());
}

}  // namespace

std::string copyKeyOf(const ShardedDatabase& database, domain::DocumentId id) {
    const auto found = database.find(id);
    if (!found) return {};
    return database.get_document(*found).get_value(static_cast<Xapian::valueno>(kSlotCopyKey));
}

Xapian::Query copiesQuery(const ShardedDatabase& database, domain::DocumentId id,
                          const Xapian::Query& access) {
    const auto key = copyKeyOf(database, id);
    const auto same = key.empty() ? amongQuery({id}) : Xapian::Query(term(kCopyKeyPrefix, key));
    return {Xapian::Query::OP_FILTER, same, access};
}

std::int64_t copiesBeside(const ShardedDatabase& database, domain::DocumentId id,
                          const Xapian::Query& access) {
    const auto copies = copiesFound(database, copiesQuery(database, id, access), 0);
    return static_cast<std::int64_t>(copies.get_matches_estimated()) - 1;
}

std::vector<domain::DocumentId> documentsOf(const ShardedDatabase& database, const Xapian::Query& query) {
    const auto found = copiesFound(database, query, database.get_doccount());
    std::vector<domain::DocumentId> documents;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        documents.push_back(database.documentId(*hit));
    domain::sortUnique(documents);
    return documents;
}

}  // namespace vanthu::search
