#include "server/app/search_request.h"

#include "schemas/domain/sorted.h"
#include "server/app/case_file_access.h"
#include "server/app/read_document.h"
#include "server/app/standings.h"
#include "storage/standing_store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu::app {
namespace {

using DocumentIds = std::vector<domain::DocumentId>;

DocumentIds documentsIn(storage::Database& database, const Caller& caller, domain::CaseFileId id) {
    require(caller, Action::seeCaseFiles);
    return database.read([&](storage::ReadTransaction& transaction) {
        const auto file = caseFileInScope(transaction, caller, id);
        DocumentIds documents;
        for (const auto& item : knownContents(transaction, caller, file.id).items)
            documents.push_back(item.document.id);
        return documents;
    });
}

/// Ascending. What the caller may not know of among the linked ones, the index leaves out.
DocumentIds copiesOf(storage::Database& database, const search::Index& index, const Caller& caller,
                     domain::DocumentId id) {
    auto copies = database.read([&](storage::ReadTransaction& transaction) {
        return storage::certifiedCopiesWith(transaction, documentInScope(transaction, caller, id).id);
    });
    for (const auto copy : index.copiesOf(id, caller.scope))
        copies.push_back(copy);
    domain::sortUnique(copies);
    return copies;
}

/// Both ascending.
void keepOnly(search::Query& query, DocumentIds documents) {
    if (query.among)
        std::erase_if(documents, [&](domain::DocumentId id) {
            return !std::binary_search(query.among->begin(), query.among->end(), id);
        });
    query.among = std::move(documents);
}

}  // namespace

search::Query withUnit(const SearchRequest& request, const DirectorySnapshot& directory) {
    auto query = request.query;
    query.unitNames = directory.unitNames();
    query.typeNames = directory.typeNames();
    if (!request.unit) return query;
    const auto* unit = directory.organisation(*request.unit);
    // A unit that is unknown and one that is not the caller's to see look the same: nothing in it.
    query.unit = unit != nullptr ? unit->id : domain::OrganisationId{-1};
    return query;
}

search::Query resolved(storage::Database& database, const search::Index& index,
                       const DirectorySnapshot& directory, const Caller& caller,
                       const SearchRequest& request) {
    auto query = withUnit(request, directory);
    if (request.copiesOf) query.among = copiesOf(database, index, caller, *request.copiesOf);
    if (request.caseFile) keepOnly(query, documentsIn(database, caller, *request.caseFile));
    if (!request.documents.empty()) {
        auto documents = request.documents;
        domain::sortUnique(documents);
        keepOnly(query, std::move(documents));
    }
    return query;
}

search::OutOfForce outOfForceFor(storage::Database& database, const Caller& caller) {
    return [&](const std::vector<domain::DocumentId>& found) {
        std::vector<domain::DocumentId> behind;
        const auto standings = database.read([&](storage::ReadTransaction& transaction) {
            return knownStandings(transaction, caller, found);
        });
        for (const auto& [id, standing] : standings)
            behind.push_back(id);
        return behind;
    };
}

}  // namespace vanthu::app
