#include <catch2/catch.hpp>

#include <cmath>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

std::string sheetOf(const std::string& xlsx, int which = 1) {
    std::istringstream file(xlsx);
    const Poco::Zip::ZipArchive archive(file);
    const auto header = archive.findHeader("xl/worksheets/sheet" + std::to_string(which) + ".xml");
    REQUIRE(header != archive.headerEnd());
    file.clear();
    Poco::Zip::ZipInputStream part(file, header->second);
    return {std::istreambuf_iterator<char>(part), {}};
}

/// Cells by name, with what stands in them and the formula behind it.
struct Cell {
    std::string value;
    std::string formula;
};
std::map<std::string, Cell> cellsOf(const std::string& sheet) {
    static const std::regex kCell(
        R"x(<c r="([A-Z]+[0-9]+)"[^>]*>(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>|<is><t[^>]*>([^<]*)</t></is>)</c>)x");
    std::map<std::string, Cell> cells;
    for (std::sregex_iterator found(sheet.begin(), sheet.end(), kCell), end; found != end; ++found)
        cells[(*found)[1]] = {(*found)[3].matched ? (*found)[3] : (*found)[4], (*found)[2]};
    return cells;
}

/// What a spreadsheet would compute, of the two formulas that a report has.
class Spreadsheet {
  public:
    explicit Spreadsheet(const std::string& sheet) : cells_(cellsOf(sheet)) {}

    [[nodiscard]] const std::map<std::string, Cell>& cells() const { return cells_; }

    [[nodiscard]] std::string computed(const std::string& formula) const {
        static const std::regex kShare(
            R"(=?IF\((.*)=0,(?:"|&quot;)—(?:"|&quot;),TRUNC\(1000\*\((.*)\)/\((.*)\)\)/10\))");
        static const std::regex kSum(R"(=?SUM\((.*)\))");
        std::smatch part;
        if (std::regex_match(formula, part, kSum)) return printed(sum(part[1]));
        REQUIRE(std::regex_match(formula, part, kShare));
        REQUIRE(part[1] == part[3]);
        const auto of = sum(part[3]);
        return of == 0 ? "—" : printed(std::trunc(1000 * sum(part[2]) / of) / 10);
    }

    static std::string printed(double number) {
        std::ostringstream text;
        text << number;
        return text.str();
    }
    /// A number without the noise of its seventeenth digit.
    static std::string printed(const std::string& value) {
        return value == "—" ? value : printed(std::stod(value));
    }

  private:
    /// Of every cell that is named: "C7:C9", "C7,C9" or "N(C7)+N(D7)".
    [[nodiscard]] double sum(const std::string& cells) const {
        static const std::regex kNames("([A-Z]+)([0-9]+)(?::[A-Z]+([0-9]+))?");
        double sum = 0;
        for (std::sregex_iterator found(cells.begin(), cells.end(), kNames), end; found != end; ++found) {
            const int first = std::stoi((*found)[2]);
            const int last = (*found)[3].matched ? std::stoi((*found)[3]) : first;
            for (int row = first; row <= last; ++row)
                sum += number((*found)[1].str() + std::to_string(row));
        }
        return sum;
    }

    [[nodiscard]] double number(const std::string& name) const {
        const auto& value = cells_.at(name).value;
        return value == "—" ? 0 : std::stod(value);
    }

    std::map<std::string, Cell> cells_;
};

int requireThatFormulasGiveWhatIsPrinted(const std::string& xlsx) {
    const Spreadsheet spreadsheet(sheetOf(xlsx));
    int formulas = 0;
    for (const auto& [name, cell] : spreadsheet.cells()) {
        if (cell.formula.empty()) continue;
        INFO(name << ": " << cell.formula);
        CHECK(Spreadsheet::printed(cell.value) == spreadsheet.computed(cell.formula));
        ++formulas;
    }
    return formulas;
}

bool holds(const std::string& sheet, const std::string& words) {
    return sheet.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a report as XLSX has its heading, its figures as numbers and no foreign formula", "[reports]") {
    const auto sheet =
        sheetOf(toXlsx(entryReport(heading2018(), {department(1, "=1+1")}, {outgoing(1, 9996, 4)})));

    CHECK(holds(sheet, "Từ ngày 01/01/2018 đến ngày 31/12/2018"));
    CHECK(holds(sheet, "Số liệu tính đến 08:15 ngày 02/01/2019"));
    CHECK(holds(sheet, "1/1 đơn vị đạt từ 99 % trở lên"));
    CHECK(holds(sheet, "<t>=1+1</t>"));
    CHECK_FALSE(holds(sheet, "<f>1+1"));
    CHECK(holds(sheet, "<v>10000</v>"));
    // The rate is a number, with the point that a spreadsheet has in its file.
    CHECK(holds(sheet, "<v>99.9"));
    CHECK_FALSE(holds(sheet, "99,9"));
    CHECK(holds(sheet, "Tổng cộng"));
}

TEST_CASE("rates and sums of an XLSX are formulas that give what is printed", "[reports]") {
    const std::vector units{department(1, "Sở Nội vụ"), department(2, "Sở Tài chính"),
                            department(4, "Sở Y tế"),
                            Unit{domain::OrganisationId{3}, "Huyện A", UnitGroup::districts}};
    const auto entry = toXlsx(
        entryReport(heading2018(), units, {outgoing(1, 9996, 4), outgoing(2, 2, 1), outgoing(3, 7, 0)}));
    // A rate per line and column, a sum per count of a group and of the total.
    CHECK(requireThatFormulasGiveWhatIsPrinted(entry) > 60);
    CHECK(requireThatFormulasGiveWhatIsPrinted(toXlsx(interconnectionReport(heading2018(), units, {}))) > 60);
    CHECK(requireThatFormulasGiveWhatIsPrinted(toXlsx(handlingReport(heading2018(), units, {}))) > 30);
    CHECK(requireThatFormulasGiveWhatIsPrinted(toXlsx(timelinessReport(heading2018(), units, {}, {}))) > 30);
}

TEST_CASE("every report can be written as XLSX, also with nothing to count", "[reports]") {
    const std::vector units{department(1, "Sở Nội vụ")};

    CHECK(holds(sheetOf(toXlsx(entryReport(heading2018(), units, {}))), "<t>—</t>"));
    CHECK(holds(sheetOf(toXlsx(interconnectionReport(heading2018(), units, {}))), "Sở Nội vụ"));
    CHECK(holds(sheetOf(toXlsx(handlingReport(heading2018(), units, {}))), "Sở Nội vụ"));
    CHECK(holds(sheetOf(toXlsx(timelinessReport(heading2018(), {}, {}, {}))), "Tổng cộng"));
}

TEST_CASE("a comparison is a second sheet whose differences are formulas", "[reports]") {
    auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ"), department(2, "Sở Y tế")},
                              {outgoing(1, 97, 3), outgoing(2, 50, 0)});
    const auto before =
        comparedPeriod(entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 985, 15)}));
    auto yearBefore = before;
    yearBefore.period = {day(2017, 1, 1), day(2017, 3, 31)};
    report.comparison = Comparison{before, yearBefore, {before}};

    const auto cells = cellsOf(sheetOf(toXlsx(report), 2));

    CHECK(cells.at("C5").value == "97");
    CHECK(cells.at("D5").value == "98.5");
    CHECK(cells.at("E5").formula == "C5-D5");
    CHECK(cells.at("E5").value == "-1.5");
    CHECK(cells.at("G5").formula == "C5-F5");
    CHECK(cells.at("D6").value == "—");
    CHECK(cells.at("E6").value == "—");
}
