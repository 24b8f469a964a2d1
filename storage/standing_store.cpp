#include "storage/standing_store.h"

#include "schemas/domain/link.h"
#include "storage/portions.h"
#include "storage/sql.h"

#include <map>
#include <utility>

namespace vanthu::storage {

using domain::DocumentId;
using domain::LinkKind;

std::vector<Standing> standingsOf(ReadTransaction& transaction, const std::vector<DocumentId>& documents) {
    std::map<DocumentId, Standing> standings;
    const auto at = [&](DocumentId document) -> Standing& {
        auto& standing = standings[document];
        standing.document = document;
        return standing;
    };
    forEachPortion(documents, [&](const std::vector<std::int64_t>& some) {
        std::vector<Parameter> ids;
        const auto recalled =
            "SELECT document_id FROM recalls WHERE document_id IN (" + inList(some, ids) + ")";
        for (const auto id :
             allRows(transaction, recalled, ids, [](const Row& row) { return row.id<DocumentId>(0); }))
            at(id).recalled = true;
        std::vector<Parameter> parameters{LinkKind::replaces, LinkKind::recalls};
        const auto linked =
            "SELECT to_id, from_id, kind FROM document_links WHERE kind IN ($1, $2) AND "
            "withdrawn_at IS NULL AND to_id IN (" +
            inList(some, parameters) + ") ORDER BY from_id";
        const auto links = allRows(transaction, linked, parameters, [](const Row& row) {
            return std::tuple(row.id<DocumentId>(0), row.id<DocumentId>(1), row.word<LinkKind>(2));
        });
        for (const auto& [to, from, kind] : links)
            (kind == LinkKind::replaces ? at(to).replacedBy : at(to).recalledBy).push_back(from);
    });
    std::vector<Standing> found;
    for (auto& [document, standing] : standings)
        found.push_back(std::move(standing));
    return found;
}

std::vector<DocumentId> certifiedCopiesWith(ReadTransaction& transaction, DocumentId document) {
    return allRows(
        transaction,
        "WITH originals (id) AS (SELECT to_id FROM document_links WHERE from_id = $1 AND kind = $2 "
        "AND withdrawn_at IS NULL UNION SELECT CAST($1 AS BIGINT)) "
        "SELECT id FROM originals WHERE id <> $1 UNION SELECT from_id FROM document_links "
        "WHERE to_id IN (SELECT id FROM originals) AND kind = $2 AND withdrawn_at IS NULL AND "
        "from_id <> $1 ORDER BY 1",
        {document, LinkKind::copyOf}, [](const Row& row) { return row.id<DocumentId>(0); });
}

}  // namespace vanthu::storage
