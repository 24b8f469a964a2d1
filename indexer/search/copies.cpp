#include "indexer/search/copies.h"

#include "indexer/search/query_terms.h"
#include "schemas/domain/sorted.h"
#include "schemas/search/fields.h"
#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::search {
namespace {

Xapian::MSet allOf(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount shown) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, shown, database.get_doccount());
}

}  // namespace

domain::DocumentId documentOf(std::uint32_t id) {
    return domain::DocumentId{static_cast<std::int64_t>(id)};
}

std::string copyKeyOf(const Xapian::Database& database, domain::DocumentId id) {
    const auto name = term(kIdPrefix, std::to_string(id.value));
    const auto at = database.postlist_begin(name);
    if (at == database.postlist_end(name)) return {};
    return database.get_document(*at).get_value(static_cast<Xapian::valueno>(kSlotCopyKey));
}

Xapian::Query copiesQuery(const Xapian::Database& database, domain::DocumentId id,
                          const Xapian::Query& access) {
    const auto key = copyKeyOf(database, id);
    const auto same = key.empty() ? amongQuery({id}) : Xapian::Query(term(kCopyKeyPrefix, key));
    return {Xapian::Query::OP_FILTER, same, access};
}

std::int64_t copiesBeside(const Xapian::Database& database, domain::DocumentId id,
                          const Xapian::Query& access) {
    const auto copies = allOf(database, copiesQuery(database, id, access), 0);
    return static_cast<std::int64_t>(copies.get_matches_estimated()) - 1;
}

std::vector<domain::DocumentId> documentsOf(const Xapian::Database& database, const Xapian::Query& query) {
    const auto found = allOf(database, query, database.get_doccount());
    std::vector<domain::DocumentId> documents;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        documents.push_back(documentOf(*hit));
    domain::sortUnique(documents);
    return documents;
}

}  // namespace vanthu::search
