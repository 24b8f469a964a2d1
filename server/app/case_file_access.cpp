#include "server/app/case_file_access.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/read_document.h"
#include "storage/case_file_store.h"
#include "storage/case_item_store.h"
#include "storage/document_store.h"

#include <algorithm>
#include <string>

namespace vanthu::app {

using domain::Relation;
using domain::Role;

namespace {

constexpr std::size_t kReadAtOnce = 512;

std::vector<domain::Document> documentsOf(storage::ReadTransaction& transaction,
                                          const std::vector<domain::CaseItem>& items) {
    std::vector<domain::Document> documents;
    for (std::size_t begin = 0; begin < items.size(); begin += kReadAtOnce) {
        std::vector<domain::DocumentId> ids;
        for (auto at = begin; at < std::min(begin + kReadAtOnce, items.size()); ++at)
            ids.push_back(items[at].document);
        for (auto& document : storage::findDocuments(transaction, ids))
            documents.push_back(std::move(document));
    }
    std::sort(documents.begin(), documents.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return documents;
}

}  // namespace

domain::AccessScope caseFileScope(const Caller& caller) {
    domain::AccessScope scope;
    scope.organisations = unitsFor(caller, Action::seeCaseFiles);
    scope.everything =
        std::any_of(caller.capacities.begin(), caller.capacities.end(), [](const Capacity& capacity) {
            return capacity.role == Role::administrator &&
                   std::binary_search(capacity.rights.begin(), capacity.rights.end(), Action::seeCaseFiles);
        });
    return scope;
}

bool mayKnowOf(const Caller& caller, const domain::CaseFile& file) {
    const auto scope = caseFileScope(caller);
    return (file.maker == caller.account.id && mayDo(caller, Action::seeCaseFiles)) ||
           inScope(scope, file.organisation) || inScope(scope, file.unit);
}

domain::Relations relationsTo(const Caller& caller, const domain::CaseFile& file) {
    domain::Relations have;
    if (holds(caller, Role::clerk, file.organisation, Action::keepCaseFiles)) have.add(Relation::clerk);
    if (holds(caller, Role::leader, file.organisation, Action::keepCaseFiles) ||
        holds(caller, Role::leader, file.unit, Action::keepCaseFiles))
        have.add(Relation::leader);
    if (file.maker == caller.account.id && mayDo(caller, Action::keepCaseFiles)) have.add(Relation::maker);
    return have;
}

domain::CaseFile caseFileInScope(storage::ReadTransaction& transaction, const Caller& caller,
                                 domain::CaseFileId id) {
    auto file = storage::findCaseFile(transaction, id);
    if (!file || !mayKnowOf(caller, *file))
        throw Refused(Refusal::caseFileUnknown, {std::to_string(id.value)});
    return std::move(*file);
}

KnownContents knownContents(storage::ReadTransaction& transaction, const Caller& caller,
                            domain::CaseFileId file) {
    KnownContents known;
    const auto items = storage::caseItemsOf(transaction, file);
    const auto documents = documentsOf(transaction, items);
    for (const auto& item : items) {
        const auto document =
            std::lower_bound(documents.begin(), documents.end(), item.document,
                             [](const auto& candidate, domain::DocumentId id) { return candidate.id < id; });
        if (document == documents.end() || document->id != item.document ||
            !mayKnowOf(transaction, caller, *document))
            continue;
        known.items.push_back({item, item.ordinal, *document});
        known.pages += document->pageCount.value_or(0);
    }
    if (known.items.size() == items.size()) return known;
    int ordinal = 0;
    for (auto& item : known.items)
        item.ordinal = ++ordinal;
    return known;
}

std::string caseFilesJson(storage::ReadTransaction& transaction, const Caller& caller,
                          domain::DocumentId document) {
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& item : storage::caseItemsWith(transaction, document)) {
        const auto file = storage::findCaseFile(transaction, item.file);
        if (!file || !mayKnowOf(caller, *file)) continue;
        const auto contents = knownContents(transaction, caller, file->id);
        const auto own = std::find_if(contents.items.begin(), contents.items.end(),
                                      [&](const auto& known) { return known.item.document == document; });
        json.beginObject()
            .field("case_file", file->id.value)
            .field("year", file->year)
            .field("code", domain::printCode(file->code))
            .field("title", file->title);
        if (own != contents.items.end()) json.field("ordinal", own->ordinal);
        json.endObject();
    }
    return json.endArray().take();
}

}  // namespace vanthu::app
