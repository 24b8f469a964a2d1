#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/query_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::http {
namespace {

constexpr std::size_t kColumnCodes = 200;

/// What is looked for, without the page of it.
search::Query readSearch(QueryReader& query) {
    search::Query wanted;
    wanted.text = query.text("q", limits::kQueryCodePoints);
    wanted.direction = query.word<domain::Direction>("direction");
    if (const auto book = query.integer("book", 1, INT64_MAX)) wanted.book = domain::BookId{*book};
    wanted.typeCode = query.text("type", limits::kCodeNotation);
    wanted.issuer = query.text("issuer", limits::kOrganisationName);
    wanted.issuedFrom = query.date("from");
    wanted.issuedTo = query.date("to");
    wanted.sort = query.word<search::Sort>("sort").value_or(search::Sort::relevance);
    return wanted;
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

}  // namespace

Answer search(Request& request) {
    QueryReader query(request.query());
    auto wanted = readSearch(query);
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    const auto explanation = query.flag("explain") ? app::Explanation::wanted : app::Explanation::none;
    query.finish();
    return jsonAnswer(request.app().searchDocuments.run(request.caller(), wanted, explanation));
}

Answer exportSearch(Request& request) {
    QueryReader query(request.query());
    app::SearchExportRequest wanted;
    wanted.query = readSearch(query);
    wanted.columns = readColumns(query);
    wanted.format = query.word<app::RegisterFormat>("format").value_or(app::RegisterFormat::xlsx);
    query.finish();
    auto list = request.app().searchExport.run(request.caller(), wanted);
    return textAnswer(std::move(list.bytes), list.mediaType)
        .with("Content-Disposition", "attachment; filename=\"" + list.fileName + '"');
}

}  // namespace vanthu::http
