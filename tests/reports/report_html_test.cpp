#include "server/reports/html_page.h"
#include "tests/reports/province_2018.h"
#include "tests/support/contains.h"

#include <Poco/AutoPtr.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/DOM/Element.h>
#include <Poco/DOM/NodeList.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

using Cells = std::vector<std::string>;

/// A page taken apart by a parser of XML, which forgives nothing.
class ParsedPage {
  public:
    explicit ParsedPage(const std::string& html) : document_(Poco::XML::DOMParser().parseString(html)) {}

    [[nodiscard]] std::vector<Poco::XML::Element*> all(const std::string& name) const {
        const Poco::AutoPtr<Poco::XML::NodeList> found = document_->getElementsByTagName(name);
        std::vector<Poco::XML::Element*> elements;
        for (unsigned long i = 0; i < found->length(); ++i)
            elements.push_back(static_cast<Poco::XML::Element*>(found->item(i)));
        return elements;
    }

    /// What the lines of the table say, from its body; digits as they are counted, not as they are grouped.
    [[nodiscard]] std::vector<Cells> lines() const {
        std::vector<Cells> lines;
        for (const auto* row : all("tr")) {
            if (row->parentNode()->nodeName() != "tbody") continue;
            Cells cells;
            for (const auto* node = row->firstChild(); node != nullptr; node = node->nextSibling()) {
                const auto* cell = dynamic_cast<const Poco::XML::Element*>(node);
                if (cell == nullptr) continue;
                const Poco::AutoPtr<Poco::XML::NodeList> bars = cell->getElementsByTagName("svg");
                auto text = bars->length() > 0 ? "" : cell->innerText();
                std::erase(text, '.');
                cells.push_back(text);
            }
            lines.push_back(std::move(cells));
        }
        return lines;
    }

  private:
    Poco::AutoPtr<Poco::XML::Document> document_;
};

/// Fields of a CSV of which none holds a line break; figures only, without names and standing.
std::vector<Cells> figuresOf(const std::string& csv) {
    std::vector<Cells> lines;
    for (std::size_t start = csv.find("\r\n") + 2; start < csv.size(); start = csv.find("\r\n", start) + 2) {
        Cells fields(1);
        bool isQuoted = false;
        for (const char letter : csv.substr(start, csv.find("\r\n", start) - start)) {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (letter == ',' && !isQuoted)
                fields.emplace_back();
            else
                fields.back() += letter;
        }
        lines.push_back({fields.begin() + 3, fields.end() - 1});
    }
    std::ranges::sort(lines);
    return lines;
}

/// Of a page: what stands behind the names, without the bar, which is the `bar`th of them.
std::vector<Cells> figuresOf(const ParsedPage& page, std::size_t columns, std::ptrdiff_t bar) {
    auto lines = page.lines();
    for (auto& line : lines) {
        REQUIRE(line.size() > columns);
        line.erase(line.begin(), line.end() - static_cast<std::ptrdiff_t>(columns + 1));
        CHECK(line[static_cast<std::size_t>(bar)].empty());
        line.erase(line.begin() + bar);
    }
    std::ranges::sort(lines);
    return lines;
}

/// VANTHU_PAGES=DIR: the page is kept there, to be looked at.
std::string keptPage(const std::string& name, std::string page) {
    if (const char* folder = std::getenv("VANTHU_PAGES"))
        std::ofstream(std::string(folder) + "/" + name + ".html", std::ios::binary) << page;
    return page;
}

}  // namespace

TEST_CASE("a page of a report has the figures of its CSV, line by line", "[reports]") {
    const auto entry = entryOf2018();
    const auto interconnection = interconnectionOf2018();

    const ParsedPage entryPage(keptPage("nhap-2018", toHtml(entry)));
    const ParsedPage exchangePage(keptPage("lien-thong-2018", toHtml(interconnection)));

    CHECK(figuresOf(entryPage, 24, 3) == figuresOf(toCsv(entry)));
    CHECK(figuresOf(exchangePage, 26, 3) == figuresOf(toCsv(interconnection)));
    CHECK(entryPage.lines().size() == entry.units.size() + entry.groups.size() + 1);
}

TEST_CASE("a page of a report says whose figures they are, of when and how they are counted", "[reports]") {
    auto report = entryOf2018();
    report.heading.change = 4812;
    const auto html = toHtml(report);

    for (const auto* text :
         {"Ủy ban nhân dân tỉnh Bình Minh", "BẢNG TỔNG HỢP TÌNH HÌNH NHẬP VĂN BẢN VÀO PHẦN MỀM",
          "Từ ngày 01/01/2018 đến ngày 31/12/2018", "Số liệu tính đến 08:15 ngày 02/01/2019",
          "17/21 đơn vị đạt từ 99 % trở lên", "Sở, ban, ngành (13/17)", "Văn bản mật không tính.",
          "Bộ quy tắc vanthu-ty-le-2 · thay đổi số 4812"}) {
        INFO(text);
        CHECK(contains(html, text));
    }
    CHECK_FALSE(contains(html, "<nav"));
}

TEST_CASE("every header cell of a page says what it heads, and bars tell in words what they show",
          "[reports]") {
    const ParsedPage page(toHtml(entryOf2018()));

    std::size_t wide = 0;
    for (const auto* header : page.all("th")) {
        INFO(header->innerText());
        CHECK_FALSE(header->getAttribute("scope").empty());
        if (header->getAttribute("scope") == "colgroup")
            wide += static_cast<std::size_t>(std::stoi(header->getAttribute("colspan")));
    }
    CHECK(wide == 25);  // twenty-four figures and the bar
    CHECK(page.all("caption").size() == 1);
    CHECK(page.all("thead").size() == 1);
    // 21 units that have something to count, their groups and the total.
    std::size_t reached = 0;
    for (const auto* bar : page.all("svg")) {
        const auto told = bar->getAttribute("aria-label");
        CHECK((told == "đạt" || told == "chưa đạt"));
        const Poco::AutoPtr<Poco::XML::NodeList> parts = bar->getElementsByTagName("rect");
        CHECK(static_cast<Poco::XML::Element*>(parts->item(1))->getAttribute("class") ==
              (told == "đạt" ? "reached" : "missed"));
        reached += told == "đạt" ? 1 : 0;
    }
    CHECK(page.all("svg").size() > 21);
    CHECK(reached >= 17);
    CHECK(reached < page.all("svg").size());
}

TEST_CASE("nothing that a page was given becomes a part of it", "[reports]") {
    auto heading = heading2018();
    heading.organisation = "</style><script>alert(1)</script>";
    const auto html =
        toHtml(entryReport(heading, {department(1, "<script src=\"//x\">"), department(2, "A & B\x01\"'")},
                           {outgoing(1, 9996, 4)}),
               Publication{"<img src=x onerror=alert(1)>", day(2019, 1, 3)});
    const ParsedPage page(html);

    CHECK(page.all("script").empty());
    CHECK(page.all("img").empty());
    CHECK(page.all("style").size() == 1);
    CHECK(page.all("style").front()->innerText() == htmlStyle());
    CHECK_FALSE(contains(html, " style="));
    CHECK(contains(html, "&lt;script src=&quot;//x&quot;&gt;"));
    CHECK(page.all("title").front()->innerText() == "<img src=x onerror=alert(1)>");
}

TEST_CASE("a report without units, by types or without a threshold is a page too", "[reports]") {
    const ParsedPage empty(toHtml(entryReport(heading2018(), {}, {})));
    CHECK(empty.lines().size() == 1);
    CHECK(empty.all("svg").empty());

    const ParsedPage handling(toHtml(handlingReport(heading2018(), {department(1, "Sở Y tế")}, {})));
    CHECK(handling.lines().size() == 3);

    const auto outgoing = outgoingReport(heading2018(), {department(1, "Sở Y tế")}, {},
                                         domain::DocumentTypeCatalogue(domain::initialDocumentTypes()));
    const ParsedPage page(toHtml(outgoing));
    CHECK(page.all("svg").empty());
    CHECK_FALSE(contains(toHtml(outgoing), "class=\"standing\""));
}

TEST_CASE("a published page links to its other forms and to nothing but its own server", "[reports]") {
    const ParsedPage page(
        keptPage("cong-bo-2018",
                 toHtml(entryOf2018(), Publication{"Kết quả nhập văn bản năm 2018", day(2019, 1, 3)})));

    std::vector<std::string> links;
    for (const auto* link : page.all("a"))
        links.push_back(link->getAttribute("href"));
    CHECK(links ==
          std::vector<std::string>{"/public", "?format=pdf", "?format=xlsx", "?format=csv", "?format=json"});
}
