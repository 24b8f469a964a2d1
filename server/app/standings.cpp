#include "server/app/standings.h"

#include "server/app/read_document.h"
#include "storage/document_store.h"
#include "storage/standing_store.h"

#include <utility>

namespace vanthu::app {
namespace {

std::vector<domain::Document> knownOf(storage::ReadTransaction& transaction, const Caller& caller,
                                      const std::vector<domain::DocumentId>& ids) {
    std::vector<domain::Document> known;
    for (auto& document : storage::findDocuments(transaction, ids))
        if (mayKnowOf(transaction, caller, document)) known.push_back(std::move(document));
    return known;
}

}  // namespace

std::map<domain::DocumentId, KnownStanding> knownStandings(storage::ReadTransaction& transaction,
                                                           const Caller& caller,
                                                           const std::vector<domain::DocumentId>& documents) {
    std::map<domain::DocumentId, KnownStanding> known;
    for (const auto& standing : storage::standingsOf(transaction, documents)) {
        KnownStanding one;
        one.recalled = standing.recalled || !knownOf(transaction, caller, standing.recalledBy).empty();
        one.replacedBy = knownOf(transaction, caller, standing.replacedBy);
        if (one.recalled || !one.replacedBy.empty()) known.emplace(standing.document, std::move(one));
    }
    return known;
}

}  // namespace vanthu::app
