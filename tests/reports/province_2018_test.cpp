#include "tests/reports/province_2018.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

using Words = std::vector<std::string>;

/// The words of each line that pdftotext found on the pages.
std::vector<Words> linesOf(const std::string& text) {
    std::vector<Words> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        std::istringstream words(line);
        lines.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    }
    return lines;
}

/// How many lines have these words one behind the other.
std::ptrdiff_t timesPrinted(const std::vector<Words>& lines, const Words& words) {
    return std::ranges::count_if(
        lines, [&](const Words& line) { return !std::ranges::search(line, words).empty(); });
}

/// As it stands on paper: 1.234.567.
std::string number(std::int64_t value) {
    auto text = std::to_string(value);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, '.');
    return text;
}

/// A unit that is alone in its group is the line of the group too.
template <class Report>
std::ptrdiff_t linesOf(const Report& report, UnitGroup group) {
    const auto isOne = [&](const auto& line) { return line.unit.group == group; };
    return std::ranges::count_if(
               report.units,
               [&](const auto& line) { return isOne(line) && line.figures.leading().denominator > 0; }) == 1
               ? 2
               : 1;
}

/// VANTHU_PAGES=DIR: the PDF is kept there, to be looked at.
std::string kept(const std::string& name, std::string pdf) {
    if (const char* folder = std::getenv("VANTHU_PAGES"))
        std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary) << pdf;
    return pdf;
}

}  // namespace

TEST_CASE("the province of 2018 says 17 of 21, with every figure of its 27 units on paper", "[reports]") {
    const auto report = entryOf2018();
    const auto text = readPdf(kept("nhap-2018", toPdf(report)));
    const auto lines = linesOf(text);

    CHECK(report.units.size() == 27);
    CHECK(contains(text, "17/21 đơn vị đạt từ 99 % trở lên"));
    for (const auto& line : report.units) {
        INFO(line.unit.name);
        const auto& rate = line.figures.outgoing.withFile;
        const auto& received = line.figures.incoming.entered;
        if (rate.denominator == 0) continue;
        const auto times = linesOf(report, line.unit.group);
        CHECK(timesPrinted(lines, {number(rate.denominator), number(rate.numerator), printed(rate)}) ==
              times);
        CHECK(timesPrinted(lines, {number(received.denominator), number(received.numerator),
                                   printed(received)}) == times);
    }
    // Six units and the group of one of them.
    CHECK(timesPrinted(lines, {"0", "0", "—"}) == 7);
    const auto& total = report.total.outgoing.withFile;
    CHECK(timesPrinted(lines, {number(total.denominator), number(total.numerator), printed(total)}) == 1);
    CHECK(contains(text, "Sở, ban, ngành (13/17)"));
    // The signatures do not stand on a page of their own.
    const auto lastPage = text.substr(text.rfind('\f', text.size() - 2) + 1);
    CHECK(contains(lastPage, "THỦ TRƯỞNG CƠ QUAN"));
    CHECK(contains(lastPage, "Tổng cộng"));
}

TEST_CASE("the province of 2018 has units at 90 percent of interconnection on paper", "[reports]") {
    const auto report = interconnectionOf2018();
    const auto text = readPdf(kept("lien-thong-2018", toPdf(report)));
    const auto lines = linesOf(text);

    CHECK(contains(text, "10/21 đơn vị đạt từ 90 % trở lên"));
    for (const auto& line : report.units) {
        INFO(line.unit.name);
        const auto& rate = line.figures.documents;
        if (rate.denominator == 0) continue;
        const auto times = linesOf(report, line.unit.group);
        CHECK(timesPrinted(lines, {number(rate.denominator), number(rate.numerator), printed(rate)}) ==
              times);
        CHECK(timesPrinted(lines, {printed(line.figures.exchanged), printed(line.figures.signedByPerson),
                                   printed(line.figures.signedByAgency), printed(line.figures.signedByBoth),
                                   number(line.figures.acceptedSameDay.denominator),
                                   number(line.figures.acceptedSameDay.numerator),
                                   number(line.figures.refused), number(line.figures.recalled)}) == times);
    }
}
