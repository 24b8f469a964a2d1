#include "storage/standing_store.h"

#include "schemas/domain/link.h"
#include "schemas/domain/sorted.h"
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

std::unordered_map<DocumentId, DocumentId> certifiedOriginalsOf(ReadTransaction& transaction,
                                                                const std::vector<DocumentId>& copies) {
    std::unordered_map<DocumentId, DocumentId> originals;
    forEachPortion(copies, [&](const std::vector<std::int64_t>& some) {
        std::vector<Parameter> parameters{LinkKind::copyOf};
        const auto sql =
            "WITH RECURSIVE copied (id, original) AS (SELECT from_id, to_id FROM document_links "
            "WHERE kind = $1 AND withdrawn_at IS NULL AND from_id IN (" +
            inList(some, parameters) +
            ") UNION SELECT c.id, l.to_id FROM copied c JOIN document_links l ON l.from_id = c.original "
            "WHERE l.kind = $1 AND l.withdrawn_at IS NULL) "
            "SELECT id, MIN(original) FROM copied c WHERE NOT EXISTS (SELECT 1 FROM document_links l "
            "WHERE l.from_id = c.original AND l.kind = $1 AND l.withdrawn_at IS NULL) GROUP BY id";
        forEachRow(transaction, sql, parameters,
                   [&](const Row& row) { originals[row.id<DocumentId>(0)] = row.id<DocumentId>(1); });
    });
    return originals;
}

std::vector<DocumentId> certifiedCopiesOf(ReadTransaction& transaction,
                                          const std::vector<DocumentId>& originals) {
    std::vector<DocumentId> copies;
    forEachPortion(originals, [&](const std::vector<std::int64_t>& some) {
        std::vector<Parameter> parameters{LinkKind::copyOf};
        const auto sql =
            "WITH RECURSIVE copies (id) AS (SELECT from_id FROM document_links WHERE kind = $1 AND "
            "withdrawn_at IS NULL AND to_id IN (" +
            inList(some, parameters) +
            ") UNION SELECT l.from_id FROM copies c JOIN document_links l ON l.to_id = c.id "
            "WHERE l.kind = $1 AND l.withdrawn_at IS NULL) SELECT id FROM copies";
        forEachRow(transaction, sql, parameters,
                   [&](const Row& row) { copies.push_back(row.id<DocumentId>(0)); });
    });
    domain::sortUnique(copies);
    return copies;
}

}  // namespace vanthu::storage
