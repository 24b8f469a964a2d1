#include "server/reports/public_list.h"

#include "server/reports/html_page.h"
#include "server/reports/report_columns.h"

#include <utility>

namespace vanthu::reports {
namespace {

constexpr std::string_view kListTitle = "Báo cáo công bố";

}  // namespace

std::string publicListHtml(const std::vector<PublicLine>& lines, std::int64_t olderThan) {
    auto page = htmlBody(kListTitle);
    page.open("main");
    page.element("h1", kListTitle);
    if (lines.empty())
        page.element("p", "Chưa có báo cáo nào được công bố.", {{"class", "empty"}});
    else
        page.open("ol", {{"class", "reports"}});
    for (const auto& line : lines) {
        page.open("li");
        page.element("a", line.title, {{"href", "/public/reports/" + std::to_string(line.number)}});
        page.element("p", std::string(line.report) + ". " + periodText(line.period) + ".");
        page.element("p", line.organisation + ", công bố ngày " + line.day.vietnamese());
        page.close();
    }
    if (!lines.empty()) page.close();
    if (olderThan > 0) {
        page.open("nav", {{"aria-label", "Trang"}});
        page.element("a", "Các báo cáo cũ hơn", {{"href", "/public?before=" + std::to_string(olderThan)}});
        page.close();
    }
    page.close();
    return htmlPage(std::move(page));
}

std::string publicMissingHtml() {
    auto page = htmlBody("Không có báo cáo này");
    page.open("main");
    page.element("h1", "Không có báo cáo này");
    page.element("p", "Báo cáo không có hoặc không còn được công bố. Hãy xem danh sách báo cáo công bố.");
    page.open("nav", {{"aria-label", "Báo cáo công bố"}});
    page.element("a", "Tất cả báo cáo công bố", {{"href", "/public"}});
    page.close();
    page.close();
    return htmlPage(std::move(page));
}

}  // namespace vanthu::reports
