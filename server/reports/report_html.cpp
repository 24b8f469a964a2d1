#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "server/reports/comparison.h"
#include "server/reports/coverage.h"
#include "server/reports/html_page.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"

namespace vanthu::reports {
namespace {

/// A bar is drawn in thousandths of its width, and stretched to its cell by the style sheet.
constexpr int kBarWidth = 1000;

/// Writes the page of one report from top to bottom.
template <class Figures>
class ReportPage {
  public:
    ReportPage(const RateReport<Figures>& report, const std::optional<Publication>& publication)
        : report_(report),
          form_(formOf(report)),
          publication_(publication),
          page_(htmlBody(publication ? publication->title
                                     : std::string(form_.title) + ", " + report.heading.organisation)) {}

    std::string text() {
        page_.open("main");
        if (publication_) links();
        heading();
        page_.open("div", {{"class", "scroll"},
                           {"role", "region"},
                           {"tabindex", "0"},
                           {"aria-label", "Bảng số liệu, cuộn ngang được"}});
        table();
        page_.close();
        if constexpr (kIsJudged<Figures>)
            if (report_.comparison) comparison();
        page_.open("ul", {{"class", "notes"}});
        for (const auto& note : notesOf(report_, form_.notes))
            page_.element("li", note);
        page_.close();
        page_.element("p", rulesText(report_.heading), {{"class", "rules"}});
        page_.close();
        return htmlPage(std::move(page_));
    }

  private:
    using Attributes = XmlText::Attributes;

    /// Addresses without the number of the report: the page is written before it has one.
    void links() {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kForms{
            {{"pdf", "PDF"}, {"xlsx", "XLSX"}, {"csv", "CSV"}, {"json", "JSON"}}};
        page_.open("nav", {{"aria-label", "Báo cáo công bố"}});
        page_.open("ul");
        link("/public", "Tất cả báo cáo công bố");
        for (const auto& [format, name] : kForms)
            link("?format=" + std::string(format), "Tải " + std::string(name));
        page_.close();
        page_.close();
    }

    void link(const std::string& address, std::string_view text) {
        page_.open("li");
        page_.element("a", text, {{"href", address}});
        page_.close();
    }

    void heading() {
        page_.open("header");
        page_.element("p", report_.heading.organisation, {{"class", "agency"}});
        page_.element("h1", form_.title);
        page_.element("p", periodText(report_.heading.period), {{"class", "period"}});
        if (publication_) page_.element("p", publication_->title, {{"class", "title"}});
        page_.element("p",
                      "Số liệu tính đến " + momentText(report_.heading.asOf) +
                          (publication_ ? ", công bố ngày " + publication_->day.vietnamese() : ""),
                      {{"class", "asof"}});
        if constexpr (kIsJudged<Figures>)
            page_.element("p", printed(report_.standing), {{"class", "standing"}});
        if (report_.coverage) page_.element("p", printed(*report_.coverage), {{"class", "coverage"}});
        page_.close();
    }

    void table() {
        page_.open("table");
        page_.element("caption", "Số liệu theo đơn vị. " + periodText(report_.heading.period) + ".");
        titles();
        auto unit = report_.units.begin();
        int order = 0;
        for (const auto& group : report_.groups) {
            page_.open("tbody");
            sum("rowgroup", groupTitle(group), group.figures);
            for (; unit != report_.units.end() && unit->unit.group == group.group; ++unit)
                line(std::to_string(++order), nameOf(*unit), unit->figures);
            page_.close();
        }
        page_.open("tbody");
        sum("row", "Tổng cộng", report_.total);
        page_.close();
        for (const auto& division : report_.divisions)
            if (!division.lines.empty()) divided(division);
        page_.close();
    }

    /// The same units beside what they had before.
    void comparison() {
        const auto titles = comparedTitles(report_);
        page_.element("h2", titles.whole);
        page_.open("div", {{"class", "scroll"},
                           {"role", "region"},
                           {"tabindex", "0"},
                           {"aria-label", "Bảng so sánh, cuộn ngang được"}});
        page_.open("table");
        page_.element("caption", titles.measure);
        page_.open("thead");
        page_.open("tr");
        page_.element("th", "STT", {{"scope", "col"}, {"class", "order"}});
        page_.element("th", "Đơn vị", {{"scope", "col"}});
        page_.element("th", titles.now, {{"scope", "col"}});
        for (const auto& [rate, change] : titles.earlier) {
            page_.element("th", rate, {{"scope", "col"}});
            page_.element("th", change, {{"scope", "col"}});
        }
        page_.close();
        page_.close();
        page_.open("tbody");
        for (const auto& row : comparedRows(report_))
            comparedLine(row);
        page_.close();
        page_.close();
        page_.close();
    }

    void comparedLine(const ComparedRow& row) {
        const bool isTotal = row.order.empty();
        page_.open("tr", isTotal ? Attributes{{"class", "sum"}} : Attributes{});
        page_.element("td", row.order, {{"class", "order"}});
        page_.element("th", row.name, {{"scope", "row"}});
        page_.element("td", printed(row.now));
        for (const auto& earlier : row.earlier) {
            page_.element("td", printed(earlier));
            page_.element("td", changeText(row.now, earlier));
        }
        page_.close();
    }

    void divided(const Division<Figures>& division) {
        page_.open("tbody");
        sum("rowgroup", division.title, division.total());
        for (const auto& part : division.lines)
            line("", part.name, part.figures);
        page_.close();
    }

    /// So many columns a figure takes: the one that is judged has its bar beside it.
    [[nodiscard]] std::size_t width(const FigureColumn<Figures>& column) const {
        return isLeading(column, report_.total) ? 2 : 1;
    }

    /// Two lines: bands above, titles below. A column group per band tells a screen reader what the band
    /// heads.
    void titles() {
        const auto& columns = form_.columns;
        std::vector<std::pair<std::size_t, std::size_t>> bands;  ///< first column, and how many wide
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool isNew = i == 0 || columns[i].band.empty() || columns[i].band != columns[i - 1].band;
            if (isNew) bands.emplace_back(i, 0);
            bands.back().second += width(columns[i]);
        }
        page_.element("colgroup", "", {{"span", "2"}});
        for (const auto& [first, span] : bands)
            page_.element("colgroup", "", {{"span", std::to_string(span)}});
        page_.open("thead");
        page_.open("tr");
        page_.element("th", "STT", {{"scope", "col"}, {"rowspan", "2"}, {"class", "order"}});
        page_.element("th", "Đơn vị", {{"scope", "col"}, {"rowspan", "2"}});
        for (const auto& [first, span] : bands) {
            const auto& band = columns[first].band;
            if (band.empty())
                page_.element("th", columns[first].title, {{"scope", "col"}, {"rowspan", "2"}});
            else
                page_.element("th", band, {{"scope", "colgroup"}, {"colspan", std::to_string(span)}});
        }
        page_.close();
        page_.open("tr");
        for (const auto& column : columns) {
            if (column.band.empty()) continue;
            page_.element("th", column.title, {{"scope", "col"}});
            if (isLeading(column, report_.total))
                page_.element("th", "Ngưỡng " + printed(report_.standing.threshold) + " %",
                              {{"scope", "col"}});
        }
        page_.close();
        page_.close();
    }

    void sum(const std::string& scope, std::string_view name, const Figures& figures) {
        page_.open("tr", {{"class", "sum"}});
        page_.element("th", name, {{"scope", scope}, {"colspan", "2"}});
        cells(figures);
        page_.close();
    }

    void line(std::string_view order, std::string_view name, const Figures& figures) {
        page_.open("tr");
        page_.element("td", order, {{"class", "order"}});
        page_.element("th", name, {{"scope", "row"}});
        cells(figures);
        page_.close();
    }

    void cells(const Figures& figures) {
        for (const auto& column : form_.columns) {
            page_.element("td", grouped(column.cell(figures)));
            if constexpr (kIsJudged<Figures>)
                if (isLeading(column, report_.total)) bar(figures);
        }
    }

    /// The rate from 0 to 100 % with a stroke at the threshold. What colour and length say is told in words
    /// too.
    void bar(const Figures& figures) {
        const auto& rate = figures.leading();
        const auto tenths = rate.tenthsOfPercent();
        if (!tenths) return page_.element("td", "");
        const auto& threshold = report_.standing.threshold;
        const auto limit = std::to_string(threshold.perMille);
        page_.open("td");
        page_.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                           {"class", "bar"},
                           {"viewBox", "0 0 1000 16"},
                           {"preserveAspectRatio", "none"},
                           {"role", "img"},
                           {"aria-label", standingText(report_, figures)}});
        rectangle("track", kBarWidth);
        rectangle(rate.reaches(threshold) ? "reached" : "missed", std::min(*tenths, kBarWidth));
        page_.element("line", "",
                      {{"class", "limit"}, {"x1", limit}, {"x2", limit}, {"y1", "0"}, {"y2", "16"}});
        page_.close();
        page_.close();
    }

    void rectangle(const std::string& kind, int length) {
        page_.element(
            "rect", "",
            {{"class", kind}, {"x", "0"}, {"y", "3"}, {"width", std::to_string(length)}, {"height", "10"}});
    }

    const RateReport<Figures>& report_;
    const ReportForm<Figures>& form_;
    const std::optional<Publication>& publication_;
    XmlText page_;
};

}  // namespace

std::string toHtml(const EntryReport& report, const std::optional<Publication>& publication) {
    return ReportPage(report, publication).text();
}
std::string toHtml(const InterconnectionReport& report, const std::optional<Publication>& publication) {
    return ReportPage(report, publication).text();
}
std::string toHtml(const HandlingReport& report, const std::optional<Publication>& publication) {
    return ReportPage(report, publication).text();
}
std::string toHtml(const TimelinessReport& report, const std::optional<Publication>& publication) {
    return ReportPage(report, publication).text();
}
std::string toHtml(const OutgoingReport& report, const std::optional<Publication>& publication) {
    return ReportPage(report, publication).text();
}

}  // namespace vanthu::reports
