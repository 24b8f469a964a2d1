#include "server/app/read_document.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/document_links.h"
#include "server/app/file_signatures.h"
#include "server/app/representations.h"
#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"

#include <algorithm>
#include <istream>
#include <iterator>

namespace vanthu::app {

using domain::Document;
using domain::DocumentId;

namespace {

// Until the indexer reached the document, or while the index is away, its files are pending.
std::vector<search::FileExtraction> extractionOf(const search::Index& index, const Document& document) {
    std::vector<search::FileExtraction> known;
    try {
        known = index.extraction(document.id);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
    }
    std::vector<search::FileExtraction> states;
    for (const auto& file : document.files) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const auto& state) { return state.digest == file.digest; });
        states.push_back(found != known.end() ? *found : search::FileExtraction{file.digest, {}, {}});
    }
    return states;
}

// Who was given work on a document may know of it, wherever it is registered.
bool isAssignedTo(storage::ReadTransaction& transaction, const Caller& caller, const Document& document) {
    return storage::isAssigned(transaction, document.id, caller.account.id, unitsActedFor(caller));
}

// Of the document, of its handling, its assignments, its views and its texts, of the draft that it was: in
// the order of the log.
std::vector<domain::Change> changesAround(storage::ReadTransaction& transaction, DocumentId id) {
    auto changes = storage::changesOf(transaction, "document", id.value);
    const auto add = [&](std::string_view entity, std::int64_t entityId) {
        auto more = storage::changesOf(transaction, entity, entityId);
        std::move(more.begin(), more.end(), std::back_inserter(changes));
    };
    add("handling", id.value);
    add("view", id.value);
    add("extraction", id.value);
    add("signatures", id.value);
    for (const auto& assignment : storage::assignmentsOf(transaction, id))
        add("assignment", assignment.id.value);
    if (const auto draft = storage::findDraftOf(transaction, id)) add("draft", draft->id.value);
    std::sort(changes.begin(), changes.end(),
              [](const auto& left, const auto& right) { return left.sequence < right.sequence; });
    return changes;
}

}  // namespace

bool mayKnowOf(storage::ReadTransaction& transaction, const Caller& caller, const Document& document) {
    return domain::readsRegistry(caller.scope, document.organisation, document.access) ||
           isAssignedTo(transaction, caller, document);
}

bool mayOpenFiles(storage::ReadTransaction& transaction, const Caller& caller, const Document& document) {
    return mayDo(caller, Action::readFiles) &&
           (mayReadFilesOf(caller, document.organisation, document.access) ||
            isAssignedTo(transaction, caller, document));
}

void requireFiles(storage::ReadTransaction& transaction, const Caller& caller, const Document& document) {
    if (!mayOpenFiles(transaction, caller, document))
        throw Refused(Refusal::filesOfOtherUnit, {std::to_string(document.id.value)});
}

Document documentInScope(storage::ReadTransaction& transaction, const Caller& caller, DocumentId id) {
    auto document = storage::findDocument(transaction, id);
    if (!document || !mayKnowOf(transaction, caller, *document))
        throw Refused(Refusal::documentUnknown, {std::to_string(id.value)});
    return std::move(*document);
}

Document documentToChange(storage::ReadTransaction& transaction, const Caller& caller, Action action,
                          DocumentId id) {
    auto document = documentInScope(transaction, caller, id);
    if (!mayDoIn(caller, action, document.organisation))
        throw Refused(Refusal::documentOfOtherUnit, {std::to_string(id.value)});
    return document;
}

ShownDocument ReadDocument::show(const Caller& caller, DocumentId id) {
    require(caller, Action::seeDocuments);
    std::string links;
    std::string caseFiles;
    std::string signatureStates;
    const auto document = database_.read([&](storage::ReadTransaction& transaction) {
        auto found = documentInScope(transaction, caller, id);
        links = linksJson(transaction, caller, id);
        caseFiles = caseFilesJson(transaction, caller, id);
        signatureStates = signatureStatesJson(transaction, found);
        return found;
    });
    views_.note(caller, document, View::document);
    ShownDocument shown;
    shown.etag = '"' + std::to_string(document.version) + '"';
    shown.settled = true;
    domain::JsonWriter states;
    states.beginArray();
    for (const auto& extraction : extractionOf(index_, document)) {
        const bool isScan = extraction.state == domain::ExtractionState::ocrPending;
        shown.settled = shown.settled && !isScan && extraction.state != domain::ExtractionState::pending;
        states.beginObject()
            .field("digest", extraction.digest)
            .field("state", domain::code(extraction.state))
            .field("label", domain::label(extraction.state))
            .fieldIfAny("reason", extraction.reason);
        const auto progress = isScan ? scans_.progress(extraction.digest) : ocr::OcrProgress{};
        if (progress.pages > 0)
            states.field("ocr_pages", progress.pages).field("ocr_pages_done", progress.done);
        states.endObject();
    }
    shown.json =
        domain::withMembers(domain::toJson(document), "\"links\":" + links + ",\"case_files\":" + caseFiles +
                                                          ",\"signatures\":" + signatureStates +
                                                          ",\"extraction\":" + states.endArray().take());
    return shown;
}

OpenFile ReadDocument::file(const Caller& caller, DocumentId id, int position, View why) {
    require(caller, Action::readFiles);
    const auto document = database_.read([&](storage::ReadTransaction& transaction) {
        auto found = documentInScope(transaction, caller, id);
        requireFiles(transaction, caller, found);
        return found;
    });
    if (position < 1 || static_cast<std::size_t>(position) > document.files.size())
        throw Refused(Refusal::fileUnknown, {std::to_string(id.value)});
    const auto& file = document.files[static_cast<std::size_t>(position) - 1];
    views_.note(caller, document, why, position);
    return {file, blobs_.open(file.digest)};
}

std::string ReadDocument::history(const Caller& caller, DocumentId id) {
    require(caller, Action::seeDocuments);
    const auto document = database_.read(
        [&](storage::ReadTransaction& transaction) { return documentInScope(transaction, caller, id); });
    views_.note(caller, document, View::history);
    return database_.read([&](storage::ReadTransaction& transaction) {
        return changesJson(transaction, changesAround(transaction, id));
    });
}

}  // namespace vanthu::app
