#include "server/app/published_reports.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/sorted.h"
#include "server/app/checks.h"
#include "server/app/rate_report_parts.h"
#include "server/app/representations.h"
#include "server/reports/html_page.h"
#include "server/reports/public_list.h"
#include "storage/published_report_store.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::app {

using domain::PublishedReport;
using domain::PublishedReportId;

namespace {

struct PublishedForm {
    std::string_view code;
    ReportFormat format;
};
constexpr std::array kPublishedForms{
    PublishedForm{"csv", ReportFormat::csv}, PublishedForm{"html", ReportFormat::html},
    PublishedForm{"json", ReportFormat::json}, PublishedForm{"pdf", ReportFormat::pdf},
    PublishedForm{"xlsx", ReportFormat::xlsx}};

void requirePublisher(const Caller& caller) {
    require(caller, Action::publishReports);
    if (!mayDoForProvince(caller, Action::publishReports)) throw Refused(Refusal::publicationOfProvince);
}

std::string addressOf(PublishedReportId id) {
    return "/public/reports/" + std::to_string(id.value);
}

std::string publishedJson(const PublishedReport& report, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", report.id.value)
        .field("report", domain::code(report.report))
        .field("title", report.title);
    if (report.organisation) json.field("organisation_id", report.organisation->value);
    json.field("organisation", report.organisationName)
        .field("from", report.from.iso())
        .field("to", report.to.iso())
        .fieldIfAny("base", report.base)
        .field("as_of_change", report.asOf)
        .field("address", addressOf(report.id))
        .field("state", report.withdrawnAt ? "withdrawn" : "published")
        .field("published_by", report.publishedByName)
        .field("published_at", domain::isoVietnam(report.publishedAt));
    if (report.withdrawnAt)
        json.field("withdrawn_by", report.withdrawnByName)
            .field("withdrawn_at", domain::isoVietnam(*report.withdrawnAt))
            .field("withdrawal_reason", report.withdrawalReason);
    json.key("hidden_units").beginArray();
    for (const auto unit : report.hiddenUnits) {
        const auto* organisation = directory.organisation(unit);
        json.beginObject()
            .field("id", unit.value)
            .field("name", organisation == nullptr ? "" : organisation->on(report.to).name)
            .endObject();
    }
    json.endArray().key("files").beginArray();
    for (const auto& file : report.files)
        json.beginObject()
            .field("format", file.format)
            .field("name", file.name)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .endObject();
    return json.endArray().endObject().take();
}

PublicPage publicPage(std::string html) {
    auto etag = etagOf(html);
    auto style = std::string(reports::styleIn(html));
    return {std::move(html), std::move(etag), std::move(style)};
}

reports::RateBase baseOf(const PublicationRequest& request, Checks& checks) {
    const auto base = reports::entryBase(request.base);
    if (!request.base.empty() && request.report != domain::FigureReport::entry)
        checks.add("base", "not_of_this_report", "Chỉ báo cáo nhập văn bản chọn được mẫu số.");
    if (!base) checks.add("base", "unknown_value", std::string(reports::kEntryBasesAllowed));
    return base.value_or(reports::RateBase::numberSeries);
}

/// What is counted, for the public.
ReportRequest countedRequest(const PublicationRequest& request, const DirectorySnapshot& directory,
                             Checks& checks) {
    ReportRequest wanted{.from = request.from, .to = request.to, .unit = request.unit};
    wanted.asOfChange = request.asOfChange;
    wanted.base = baseOf(request, checks);
    for (std::size_t i = 0; i < request.hiddenUnits.size(); ++i) {
        const auto* unit = directory.organisation(request.hiddenUnits[i]);
        if (unit == nullptr)
            checks.add("hidden_units[" + std::to_string(i) + "]", "unknown_organisation",
                       "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
        else
            wanted.hidden.push_back(unit->id);
    }
    domain::sortUnique(wanted.hidden);
    return wanted;
}

}  // namespace

Created PublishedReports::publish(const Caller& caller, const PublicationRequest& request,
                                  const std::optional<RequestKey>& key) {
    requirePublisher(caller);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    auto wanted = countedRequest(request, *directory, checks);
    PublishedReport published{.report = request.report, .from = request.from, .to = request.to};
    published.title = checks.text("title", request.title, limits::kFileTitle, Presence::required);
    checks.finish();
    published.publishedByName = caller.account.fullName;
    published.hiddenUnits = wanted.hidden;
    if (request.report == domain::FigureReport::entry) published.base = reports::code(wanted.base);

    const auto table = rateReports_.counted(caller, request.report, wanted);
    if (request.unit) published.organisation = directory->organisation(*request.unit)->id;
    std::visit(
        [&](const auto& report) {
            Checks found;
            if (report.units.empty())
                found.add("hidden_units", "nothing_left",
                          "Không còn đơn vị nào để công bố. Hãy bớt đơn vị bị ẩn hoặc chọn kỳ khác.");
            found.finish();
            published.organisationName = report.heading.organisation;
            published.asOf = report.heading.change;
            for (const auto& [code, format] : kPublishedForms) {
                wanted.format = format;
                auto written = printed(report, wanted);
                if (format == ReportFormat::html)
                    written.bytes =
                        toHtml(report, reports::Publication{published.title, domain::vietnamDate(now)});
                const auto blob = blobs_.put(written.bytes);
                published.files.push_back(
                    {std::string(code), written.mediaType, written.fileName, blob.digest, blob.sizeBytes});
            }
        },
        table);
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        return publishedJson(storage::insertPublishedReport(transaction, published), *directory);
    });
}

std::string PublishedReports::withdraw(const Caller& caller, PublishedReportId id,
                                       const std::string& reason) {
    requirePublisher(caller);
    Checks checks;
    const auto why = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    const auto directory = directory_.current();
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        return publishedJson(storage::withdrawPublishedReport(transaction, id, caller.account.fullName, why),
                             *directory);
    });
}

std::string PublishedReports::list(const Caller& caller, std::optional<PublishedReportId> before, int limit) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    const auto found = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::publishedReports(transaction, {true, before.value_or(PublishedReportId{}), limit});
    });
    domain::JsonWriter json;
    json.beginObject()
        .field("may_publish", mayDoForProvince(caller, Action::publishReports))
        .key("reports")
        .beginArray();
    for (const auto& report : found)
        json.json(publishedJson(report, *directory));
    return json.endArray().endObject().take();
}

PublicPage PublishedReports::page(std::optional<PublishedReportId> before) {
    // One more than a page tells whether there is another.
    auto found = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::publishedReports(
            transaction, {false, before.value_or(PublishedReportId{}), limits::kPageSizeDefault + 1});
    });
    const bool goesOn = found.size() > static_cast<std::size_t>(limits::kPageSizeDefault);
    if (goesOn) found.pop_back();
    std::vector<reports::PublicLine> lines;
    for (auto& report : found)
        lines.push_back({report.id.value,
                         std::move(report.title),
                         domain::label(report.report),
                         std::move(report.organisationName),
                         {report.from, report.to},
                         domain::vietnamDate(report.publishedAt)});
    return publicPage(reports::publicListHtml(lines, goesOn ? found.back().id.value : 0));
}

PublicPage PublishedReports::missingPage() {
    return publicPage(reports::publicMissingHtml());
}

std::optional<PublicFile> PublishedReports::file(PublishedReportId id, std::string_view format) {
    const auto report = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::findPublishedReport(transaction, id); });
    if (!report || report->withdrawnAt) return std::nullopt;
    const auto found = std::ranges::find(report->files, format, &domain::PublishedFile::format);
    if (found == report->files.end()) return std::nullopt;
    PublicFile file{.bytes = blobs_.read(found->digest),
                    .mediaType = found->mediaType,
                    .name = found->name,
                    .etag = '"' + found->digest.substr(std::string_view("sha256:").size(), 32) + '"'};
    // Of the page itself: a later program has another style sheet, and the page stays as it was written.
    if (format == "html") file.style = reports::styleIn(file.bytes);
    return file;
}

}  // namespace vanthu::app
