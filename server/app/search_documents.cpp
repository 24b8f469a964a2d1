#include "server/app/search_documents.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/facets_json.h"
#include "server/app/read_document.h"
#include "server/app/standings.h"
#include "storage/document_store.h"
#include "storage/standing_store.h"

#include <map>
#include <string_view>
#include <utility>

namespace vanthu::app {
namespace {

// Clients count in code points, the index in bytes.
void writeMarks(domain::JsonWriter& json, const search::Snippet& snippet) {
    const std::string_view text = snippet.text;
    json.key("marks").beginArray();
    for (const auto& mark : snippet.marks)
        json.beginArray()
            .value(static_cast<std::int64_t>(domain::codePoints(text.substr(0, mark.start))))
            .value(static_cast<std::int64_t>(domain::codePoints(text.substr(mark.start, mark.length))))
            .endArray();
    json.endArray();
}

// What people tell documents of like number and subject apart by.
void writeRegistered(domain::JsonWriter& json, const domain::Document& document) {
    json.field("direction", domain::code(document.direction)).fieldIfAny("type", document.typeCode);
    if (document.issuedDate) json.field("issued_date", document.issuedDate->iso());
    if (document.arrivalDate) json.field("arrival_date", document.arrivalDate->iso());
    json.fieldIfAny("issuer_name", document.issuerName);
}

void writeStanding(domain::JsonWriter& json, const KnownStanding& standing) {
    if (standing.recalled) json.field("recalled", true);
    if (standing.replacedBy.empty()) return;
    json.key("replaced_by").beginArray();
    for (const auto& document : standing.replacedBy)
        json.beginObject()
            .field("id", document.id.value)
            .field("number", domain::printCode(document.code))
            .endObject();
    json.endArray();
}

}  // namespace

std::string SearchDocuments::hitsJson(const Caller& caller, const std::vector<search::Hit>& hits,
                                      bool withCopies) {
    std::vector<domain::DocumentId> ids;
    for (const auto& hit : hits)
        ids.push_back(hit.document);
    std::map<domain::DocumentId, KnownStanding> standings;
    std::map<domain::DocumentId, domain::Document> documents;
    database_.read([&](storage::ReadTransaction& transaction) {
        standings = knownStandings(transaction, caller, ids);
        for (auto& document : storage::findDocuments(transaction, ids))
            documents.emplace(document.id, std::move(document));
    });
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& hit : hits) {
        json.beginObject()
            .field("id", hit.document.value)
            .field("external_id", hit.externalId)
            .field("number", hit.number)
            .field("subject", hit.subject)
            .field("score", hit.score)
            .field("snippet", hit.snippet.text);
        if (const auto at = documents.find(hit.document); at != documents.end())
            writeRegistered(json, at->second);
        writeMarks(json, hit.snippet);
        if (withCopies) json.field("copies", hit.copies);
        if (const auto at = standings.find(hit.document); at != standings.end())
            writeStanding(json, at->second);
        json.endObject();
    }
    return json.endArray().take();
}

std::string SearchDocuments::run(const Caller& caller, const SearchRequest& request,
                                 Explanation explanation) {
    require(caller, Action::seeDocuments);
    const auto directory = directory_.current();
    const auto query = resolved(database_, index_, *directory, caller, request);
    const auto page = index_.search(query, caller.scope, outOfForceFor(database_, caller));
    domain::JsonWriter json;
    json.beginObject()
        .key("results")
        .json(hitsJson(caller, page.hits, query.collapse))
        .field("total", page.total)
        .fieldIfAny("next_cursor", page.nextCursor)
        .fieldIfAny("suggestion", page.suggestion);
    if (!page.missingYears.empty()) {
        json.key("missing_years").beginArray();
        for (const int year : page.missingYears)
            json.value(year);
        json.endArray();
    }
    if (query.facets)
        json.key("facets").json(facetsJson(page.facets, *directory, domain::vietnamDate(clock_.now())));
    if (explanation == Explanation::wanted) json.field("explanation", index_.explain(query, caller.scope));
    return json.endObject().take();
}

std::string SearchDocuments::about(const Caller& caller, const std::string& text,
                                   const SearchRequest& request) {
    require(caller, Action::seeDocuments);
    Checks checks;
    (void)checks.text("text", text, search::kPassageCodePoints, Presence::required);
    checks.finish();
    const auto query = resolved(database_, index_, *directory_.current(), caller, request);
    domain::JsonWriter json;
    return json.beginObject()
        .key("results")
        .json(hitsJson(caller, index_.about(text, query, caller.scope), false))
        .endObject()
        .take();
}

std::string SearchDocuments::complete(const Caller& caller, const std::string& text) const {
    require(caller, Action::seeDocuments);
    const auto found = index_.complete(text, caller.scope);
    domain::JsonWriter json;
    json.beginObject();
    for (const auto& [name, documents] :
         {std::pair{"by_number", &found.byCode}, std::pair{"by_subject", &found.bySubject}}) {
        json.key(name).beginArray();
        for (const auto& [id, number, subject] : *documents)
            json.beginObject()
                .field("id", id.value)
                .field("number", number)
                .field("subject", subject)
                .endObject();
        json.endArray();
    }
    json.key("issuers").beginArray();
    for (const auto& issuer : found.issuers)
        json.value(issuer);
    return json.endArray().endObject().take();
}

std::string SearchDocuments::similar(const Caller& caller, domain::DocumentId id, int limit) {
    require(caller, Action::seeDocuments);
    const auto copies = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::certifiedCopiesWith(transaction, documentInScope(transaction, caller, id).id);
    });
    const auto hits = index_.similar(id, copies, caller.scope, static_cast<std::size_t>(limit));
    domain::JsonWriter json;
    return json.beginObject().key("results").json(hitsJson(caller, hits, false)).endObject().take();
}

}  // namespace vanthu::app
