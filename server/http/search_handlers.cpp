#include "schemas/domain/limits.h"
#include "server/http/case_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::http {
namespace {

constexpr std::size_t kColumnCodes = 200;
constexpr std::size_t kDocumentIds = 4000;  // some hundred ids

/// What documents must be, whatever is in them.
app::SearchRequest readFilters(QueryReader& query) {
    app::SearchRequest request;
    auto& wanted = request.query;
    wanted.direction = query.word<domain::Direction>("direction");
    if (const auto book = query.integer("book", 1, INT64_MAX)) wanted.book = domain::BookId{*book};
    wanted.typeCode = query.text("type", limits::kCodeNotation);
    wanted.issuer = query.text("issuer", limits::kOrganisationName);
    wanted.issuerExact = query.text("issuer_exact", limits::kOrganisationName);
    request.unit = readUnit(query);
    if (const auto year = query.integer("year", kYearMin, kYearMax)) wanted.year = static_cast<int>(*year);
    wanted.issuedFrom = query.date("from");
    wanted.issuedTo = query.date("to");
    if (const auto id = query.integer("copies_of", 1, INT64_MAX)) request.copiesOf = domain::DocumentId{*id};
    if (const auto file = query.integer("case_file", 1, INT64_MAX))
        request.caseFile = domain::CaseFileId{*file};
    return request;
}

/// What is looked for, without the page of it.
app::SearchRequest readSearch(QueryReader& query) {
    auto request = readFilters(query);
    request.query.text = query.text("q", limits::kQueryCodePoints);
    request.query.sort = query.word<search::Sort>("sort").value_or(search::Sort::relevance);
    request.query.collapse = query.flag("collapse");
    return request;
}

int readLimit(QueryReader& query) {
    return static_cast<int>(
        query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
}

std::string allowedColumns() {
    std::string allowed;
    for (const auto& known : domain::kWords<app::SearchColumn>)
        allowed += (allowed.empty() ? "" : ", ") + std::string(known.code);
    return allowed;
}

/// "number,subject": codes between commas.
std::vector<app::SearchColumn> readColumns(QueryReader& query) {
    std::vector<app::SearchColumn> columns;
    const auto given = query.text("columns", kColumnCodes);
    std::string_view codes = given;
    while (!codes.empty()) {
        const auto end = codes.find(',');
        if (const auto column = domain::parse<app::SearchColumn>(codes.substr(0, end)))
            columns.push_back(*column);
        else
            query.note("columns", "unknown_value",
                       "Cho phép: " + allowedColumns() + ", cách nhau bằng dấu phẩy.");
        codes = end == std::string_view::npos ? std::string_view{} : codes.substr(end + 1);
    }
    if (columns.size() > domain::kWords<app::SearchColumn>.size())
        query.note("columns", "too_many", "Mỗi cột chỉ nêu một lần.");
    return columns;
}

/// "12,41": ids between commas.
std::vector<domain::DocumentId> readDocuments(QueryReader& query) {
    std::vector<domain::DocumentId> documents;
    const auto given = query.text("documents", kDocumentIds);
    std::string_view ids = given;
    while (!ids.empty()) {
        const auto one = ids.substr(0, ids.find(','));
        std::int64_t id = 0;
        const auto read = std::from_chars(one.data(), one.data() + one.size(), id);
        if (read.ec != std::errc{} || read.ptr != one.data() + one.size() || id < 1) {
            query.note("documents", "not_a_number", "Nêu mã số các văn bản, cách nhau bằng dấu phẩy.");
            return {};
        }
        documents.push_back({id});
        ids.remove_prefix(std::min(ids.size(), one.size() + 1));
    }
    return documents;
}

}  // namespace

Answer search(Request& request) {
    QueryReader query(request.query());
    auto wanted = readSearch(query);
    wanted.query.cursor = query.text("cursor", 512);
    wanted.query.facets = query.flag("facets");
    wanted.query.limit = readLimit(query);
    const auto explanation = query.flag("explain") ? app::Explanation::wanted : app::Explanation::none;
    query.finish();
    return jsonAnswer(request.app().searchDocuments.run(request.caller(), wanted, explanation));
}

Answer completeSearch(Request& request) {
    QueryReader query(request.query());
    const auto text = query.text("q", limits::kQueryCodePoints);
    query.finish();
    return jsonAnswer(request.app().searchDocuments.complete(request.caller(), text));
}

Answer searchByText(Request& request) {
    QueryReader query(request.query());
    auto wanted = readFilters(query);
    wanted.query.limit = readLimit(query);
    query.finish();
    const auto text = readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                                 [](JsonFields& fields) { return fields.text("text", Presence::required); });
    return jsonAnswer(request.app().searchDocuments.about(request.caller(), text, wanted));
}

Answer similarDocuments(Request& request) {
    QueryReader query(request.query());
    const int limit = readLimit(query);
    query.finish();
    return jsonAnswer(
        request.app().searchDocuments.similar(request.caller(), {request.pathNumber(0)}, limit));
}

Answer exportSearch(Request& request) {
    QueryReader query(request.query());
    app::SearchExportRequest wanted;
    wanted.search = readSearch(query);
    wanted.search.documents = readDocuments(query);
    wanted.columns = readColumns(query);
    wanted.format = query.word<app::RegisterFormat>("format").value_or(app::RegisterFormat::xlsx);
    query.finish();
    auto list = request.app().searchExport.run(request.caller(), wanted);
    return textAnswer(std::move(list.bytes), list.mediaType)
        .with("Content-Disposition", "attachment; filename=\"" + list.fileName + '"');
}

}  // namespace vanthu::http
