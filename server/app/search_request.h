#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <optional>
#include <vector>

namespace vanthu::app {

/// What a client looks for: what the index can tell alone, and what the register must be asked for.
struct SearchRequest {
    search::Query query;
    std::optional<OrganisationReference> unit;   ///< whose registry holds it
    std::optional<domain::CaseFileId> caseFile;  ///< only documents that are in it now
    std::optional<domain::DocumentId> copiesOf;  ///< only copies of this document and itself
    std::vector<domain::DocumentId> documents;   ///< only these; empty: whatever is found
};

/// The query without the case file.
[[nodiscard]] search::Query withUnit(const SearchRequest& request, const DirectorySnapshot& directory);
/// The query with the ids of the case file's documents, and of the document's copies, that the caller may
/// know of, so that the index finds and counts among them. Copies are registrations of the same official
/// document, and what links say is copied from it or it from. Throws Error{notFound} for a case file or a
/// document that the caller may not know of.
[[nodiscard]] search::Query resolved(storage::Database& database, const search::Index& index,
                                     const DirectorySnapshot& directory, const Caller& caller,
                                     const SearchRequest& request);

/// Which of found documents stand behind the others, as far as the caller may know.
[[nodiscard]] search::OutOfForce outOfForceFor(storage::Database& database, const Caller& caller);

}  // namespace vanthu::app
