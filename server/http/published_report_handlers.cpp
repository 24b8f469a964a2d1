#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/page_policy.h"
#include "server/http/query_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace vanthu::http {
namespace {

// Anybody may keep a copy, but has to ask whether it still stands: what is withdrawn is gone at once.
constexpr const char* kAskAgain = "public, no-cache";

app::PublicationRequest readPublication(JsonFields& fields) {
    app::PublicationRequest publication;
    publication.report = fields.word("report", domain::FigureReport::entry, Presence::required);
    publication.title = fields.text("title", Presence::required);
    publication.from = fields.date("from", Presence::required).value_or(domain::Date{});
    publication.to = fields.date("to", Presence::required).value_or(domain::Date{});
    publication.unit = fields.organisation("unit");
    publication.asOfChange = fields.integer("as_of_change", 1, std::numeric_limits<std::int64_t>::max());
    publication.hiddenUnits = fields.organisations("hidden_units", limits::kOrganisationsPerRequest);
    publication.base = fields.text("base");
    return publication;
}

/// 304 where the client has what has this ETag.
Answer publicAnswer(const Request& request, std::string bytes, const std::string& mediaType,
                    const std::string& etag) {
    auto answer = request.header("If-None-Match") == etag
                      ? unchanged(etag)
                      : textAnswer(std::move(bytes), mediaType).with("ETag", etag);
    return std::move(answer).with("Cache-Control", kAskAgain);
}

Answer pageAnswer(const Request& request, app::PublicPage page) {
    return publicAnswer(request, std::move(page.html), "text/html; charset=utf-8", page.etag)
        .with("Content-Security-Policy", pagePolicy(page.style));
}

}  // namespace

Answer publishReport(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto publication = readObject(body, "body", readPublication);
    return createdAnswer(
        request.app().publishedReports.publish(request.caller(), publication, request.requestKey(body)));
}

Answer withdrawPublishedReport(Request& request) {
    const auto reason =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                   [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return jsonAnswer(
        request.app().publishedReports.withdraw(request.caller(), {request.pathNumber(0)}, reason));
}

Answer listPublishedReports(Request& request) {
    const auto [before, limit] = readNewestFirst<domain::PublishedReportId>(request.query());
    return jsonAnswer(request.app().publishedReports.list(request.caller(), before, limit));
}

Answer publicReports(Request& request) {
    QueryReader query(request.query());
    const auto before = query.id<domain::PublishedReportId>("before");
    query.finish();
    return pageAnswer(request, request.app().publishedReports.page(before));
}

Answer publicReport(Request& request) {
    constexpr std::array<std::string_view, 5> kForms{"html", "pdf", "xlsx", "csv", "json"};
    QueryReader query(request.query());
    const auto given = query.text("format", 16);
    const auto format = given.empty() ? "html" : given;
    if (std::ranges::find(kForms, format) == kForms.end())
        query.note("format", "unknown_value", "Cho phép: html, pdf, xlsx, csv, json.");
    query.finish();
    auto file = request.app().publishedReports.file({request.pathNumber(0)}, format);
    if (!file) {
        auto page = app::PublishedReports::missingPage();
        auto answer = textAnswer(std::move(page.html), "text/html; charset=utf-8")
                          .with("Content-Security-Policy", pagePolicy(page.style));
        answer.status = 404;
        return answer;
    }
    auto answer = publicAnswer(request, std::move(file->bytes), file->mediaType, file->etag);
    const bool isPage = !file->style.empty();
    answer.headers.emplace_back(
        "Content-Disposition",
        (isPage ? "inline; filename=\"" : "attachment; filename=\"") + file->name + '"');
    if (isPage) answer.headers.emplace_back("Content-Security-Policy", pagePolicy(file->style));
    return answer;
}

}  // namespace vanthu::http
