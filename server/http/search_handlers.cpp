#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

search::Sort readSort(QueryReader& query) {
    const auto given = query.text("sort", 64);
    if (given == "newest") return search::Sort::newest;
    if (given == "oldest") return search::Sort::oldest;
    if (!given.empty() && given != "relevance")
        query.note("sort", "unknown_value", "Cho phép: relevance, newest, oldest.");
    return search::Sort::relevance;
}

}  // namespace

Answer search(Request& request) {
    QueryReader query(request.query());
    search::Query wanted;
    wanted.text = query.text("q", limits::kQueryCodePoints);
    wanted.direction = query.word<domain::Direction>("direction");
    if (const auto book = query.integer("book", 1, INT64_MAX)) wanted.book = domain::BookId{*book};
    wanted.typeCode = query.text("type", limits::kCodeNotation);
    wanted.issuer = query.text("issuer", limits::kOrganisationName);
    wanted.issuedFrom = query.date("from");
    wanted.issuedTo = query.date("to");
    wanted.sort = readSort(query);
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    const auto explanation = query.flag("explain") ? app::Explanation::wanted : app::Explanation::none;
    query.finish();
    return jsonAnswer(request.app().searchDocuments.run(request.caller(), wanted, explanation));
}

}  // namespace vanthu::http
