#include "indexer/follow/registered.h"

#include "schemas/domain/sorted.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/standing_store.h"

#include <unordered_map>

namespace vanthu::indexer {
namespace {

using domain::DocumentId;

/// By the id of the certified copy.
std::unordered_map<DocumentId, domain::Document> originalsOf(storage::ReadTransaction& transaction,
                                                             const std::vector<DocumentId>& copies) {
    const auto idOf = storage::certifiedOriginalsOf(transaction, copies);
    std::vector<DocumentId> ids;
    for (const auto& [copy, original] : idOf)
        ids.push_back(original);
    domain::sortUnique(ids);
    std::unordered_map<DocumentId, domain::Document> byId;
    for (auto& document : storage::findDocuments(transaction, ids))
        byId.emplace(document.id, std::move(document));
    std::unordered_map<DocumentId, domain::Document> originals;
    for (const auto& [copy, original] : idOf)
        originals.emplace(copy, byId.at(original));
    return originals;
}

}  // namespace

std::vector<IndexedDocument> registered(storage::ReadTransaction& transaction,
                                        const std::vector<DocumentId>& ids) {
    auto assignees = storage::assigneesOf(transaction, ids);
    auto originals = originalsOf(transaction, ids);
    std::vector<IndexedDocument> found;
    for (auto& document : storage::findDocuments(transaction, ids)) {
        const auto id = document.id;
        found.push_back({std::move(document), std::move(assignees[id])});
        if (const auto original = originals.find(id); original != originals.end())
            found.back().original = std::move(original->second);
    }
    return found;
}

}  // namespace vanthu::indexer
