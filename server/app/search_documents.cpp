#include "server/app/search_documents.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/text.h"

#include <string_view>

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

}  // namespace

std::string SearchDocuments::run(const Caller& caller, search::Query query, Explanation explanation) {
    require(caller, Action::seeDocuments);
    query.unitNames = directory_.current()->unitNames();
    const auto page = index_.search(query, caller.scope);
    domain::JsonWriter json;
    json.beginObject().key("results").beginArray();
    for (const auto& hit : page.hits) {
        json.beginObject()
            .field("id", hit.document.value)
            .field("external_id", hit.externalId)
            .field("number", hit.number)
            .field("subject", hit.subject)
            .field("score", hit.score)
            .field("snippet", hit.snippet.text);
        writeMarks(json, hit.snippet);
        json.endObject();
    }
    json.endArray()
        .field("total", page.total)
        .fieldIfAny("next_cursor", page.nextCursor)
        .fieldIfAny("suggestion", page.suggestion);
    if (!page.missingYears.empty()) {
        json.key("missing_years").beginArray();
        for (const int year : page.missingYears)
            json.value(year);
        json.endArray();
    }
    if (explanation == Explanation::wanted) json.field("explanation", index_.explain(query, caller.scope));
    return json.endObject().take();
}

}  // namespace vanthu::app
