#include "schemas/domain/limits.h"
#include "server/http/case_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"

#include <cstdint>

namespace vanthu::http {
namespace {

app::SearchRequest readSavedQuery(JsonFields fields, std::optional<domain::SearchPeriod>& period) {
    app::SearchRequest request;
    auto& query = request.query;
    if (const auto unit = fields.text("unit"); !unit.empty()) request.unit = app::organisationReference(unit);
    query.text = fields.text("q");
    if (fields.has("direction")) query.direction = fields.word("direction", domain::Direction::incoming);
    if (const auto book = fields.integer("book", 1, INT64_MAX)) query.book = domain::BookId{*book};
    query.typeCode = fields.text("type");
    query.issuer = fields.text("issuer");
    query.issuerExact = fields.text("issuer_exact");
    if (const auto year = fields.integer("year", kYearMin, kYearMax)) query.year = static_cast<int>(*year);
    if (fields.has("period")) period = fields.word("period", domain::SearchPeriod::today);
    query.issuedFrom = fields.date("from");
    query.issuedTo = fields.date("to");
    query.sort = fields.word("sort", search::Sort::relevance);
    fields.done();
    return request;
}

app::SavedSearchRequest readSavedSearch(const std::string& body) {
    return readObject(body, "body", [](JsonFields& fields) {
        app::SavedSearchRequest wanted;
        wanted.name = fields.text("name", Presence::required);
        wanted.search = readSavedQuery(fields.object("query", Presence::required), wanted.period);
        wanted.alerts = fields.flag("alerts").value_or(false);
        return wanted;
    });
}

}  // namespace

Answer listSavedSearches(Request& request) {
    return jsonAnswer(request.app().savedSearches.list(request.caller()));
}

Answer saveSearch(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readSavedSearch(body);
    return createdAnswer(
        request.app().savedSearches.create(request.caller(), wanted, request.requestKey(body)));
}

Answer changeSavedSearch(Request& request) {
    const auto wanted = readSavedSearch(request.body(kJson, limits::kJsonBodyBytes));
    return jsonAnswer(request.app().savedSearches.change(request.caller(), {request.pathNumber(0)}, wanted));
}

Answer removeSavedSearch(Request& request) {
    request.app().savedSearches.remove(request.caller(), {request.pathNumber(0)});
    return noContent();
}

}  // namespace vanthu::http
