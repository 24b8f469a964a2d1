#include "server/form_check/page_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "schemas/domain/text.h"
#include "server/form_check/wording.h"

namespace vanthu::form_check {
namespace {

using layout::Layout;
using layout::Line;
using layout::Page;

constexpr double kToleranceMm = 0.6;
/// Letters of a PDF reach a little over the box that a word processor gives them.
constexpr double kMeasuredToleranceMm = 1.6;
constexpr double kShortMm = 210;
constexpr double kLongMm = 297;

/// Signs of lists, which word processors take from fonts of their own.
constexpr std::array<std::string_view, 4> kSignFonts = {"symbol", "wingdings", "webdings", "opensymbol"};

/// What is stamped in red, or printed so.
constexpr std::array<std::string_view, 6> kStamps = {"hoa toc", "thuong khan", "khan",
                                                     "mat",     "toi mat",     "tuyet mat"};

std::string plainName(const std::string& font) {
    auto name = domain::folded(font);
    std::erase_if(name, [](char letter) { return letter == ' ' || letter == '-'; });
    return name;
}

bool isAllowed(const std::string& font) {
    const auto name = plainName(font);
    if (name.empty() || name.find("timesnewroman") != std::string::npos) return true;
    return std::any_of(kSignFonts.begin(), kSignFonts.end(),
                       [&](std::string_view sign) { return name.starts_with(sign); });
}

bool isStamp(const Line& line) {
    const auto words = domain::folded(line.text);
    return std::find(kStamps.begin(), kStamps.end(), words) != kStamps.end();
}

class PageChecker {
  public:
    PageChecker(const Layout& layout, FindingList& findings) : layout_(layout), findings_(findings) {}

    void run() {
        checkPaper();
        checkMargin(Rule::topMargin, &Page::topMm, 20, 25);
        checkMargin(Rule::bottomMargin, &Page::bottomMm, 20, 25);
        checkMargin(Rule::leftMargin, &Page::leftMm, 30, 35);
        checkMargin(Rule::rightMargin, &Page::rightMm, 15, 20);
        checkFonts();
        checkColours();
        checkPageNumbers();
    }

  private:
    static bool isA4(const Page& page) {
        const auto [shorter, longer] = std::minmax(page.widthMm, page.heightMm);
        return std::abs(shorter - kShortMm) <= 1 && std::abs(longer - kLongMm) <= 1;
    }

    void checkPaper() {
        const auto other = std::find_if_not(layout_.pages.begin(), layout_.pages.end(), isA4);
        if (other == layout_.pages.end()) return;
        findings_.add(Rule::paper, "A4 (210 × 297 mm)",
                      printed(other->widthMm) + " × " + printed(other->heightMm) + " mm", nullptr,
                      other->number);
    }

    /// One finding for all pages: the first of them, and how many there are.
    void checkMargin(Rule rule, double Page::*margin, double least, double most) {
        const bool declared = layout_.margins == layout::Margins::declared;
        const double tolerance = declared ? kToleranceMm : kMeasuredToleranceMm;
        const Page* first = nullptr;
        int count = 0;
        for (const auto& page : layout_.pages) {
            const bool tooWide = declared && page.*margin > most + tolerance;
            if (!isA4(page) || (page.*margin >= least - tolerance && !tooWide)) continue;
            if (first == nullptr) first = &page;
            ++count;
        }
        if (first == nullptr) return;
        const auto more = count == 1 ? "" : " (" + std::to_string(count) + (declared ? " phần)" : " trang)");
        findings_.add(rule, span(least, most, "mm"), printed(first->*margin) + " mm" + more, nullptr,
                      first->number);
    }

    /// Each foreign font once, where it first stands.
    void checkFonts() {
        std::vector<std::string> told;
        for (const auto& line : layout_.lines) {
            if (isAllowed(line.font) || !hasLetters(line)) continue;
            if (std::find(told.begin(), told.end(), line.font) != told.end()) continue;
            told.push_back(line.font);
            findings_.add(Rule::font, "Times New Roman", line.font, &line);
        }
    }

    /// Each colour once, where it first stands. Stamps of urgency and secrecy are red.
    void checkColours() {
        std::vector<std::string> told;
        for (const auto& line : layout_.lines) {
            if (line.colour.empty() || !hasLetters(line) || isStamp(line)) continue;
            if (std::find(told.begin(), told.end(), line.colour) != told.end()) continue;
            told.push_back(line.colour);
            findings_.add(Rule::textColour, "màu đen", "màu #" + line.colour, &line);
        }
    }

    void checkPageNumbers() {
        if (layout_.pageCount < 2) return;
        bool seen = false;
        for (const auto& number : layout_.numbers) {
            if (number.page == 1)
                findings_.add(Rule::pageNumber, "không hiển thị số trang thứ nhất", "có số trang", nullptr,
                              1);
            if (number.page == 1 || seen) continue;
            seen = true;
            if (number.edge != layout::Edge::top || number.align != layout::Align::centre)
                findings_.add(Rule::pageNumber, "canh giữa trong lề trên",
                              std::string(number.edge == layout::Edge::top ? "lề trên, " : "lề dưới, ") +
                                  std::string(domain::label(number.align)),
                              nullptr, number.page);
            if (number.sizePt < 13 - kTolerancePt || number.sizePt > 14 + kTolerancePt)
                findings_.add(Rule::pageNumber, "cỡ 13–14 pt", "cỡ " + printed(number.sizePt) + " pt",
                              nullptr, number.page);
        }
        if (!seen) findings_.add(Rule::pageNumber, "phải có từ trang thứ hai", "không thấy", nullptr, 2);
    }

    const Layout& layout_;
    FindingList& findings_;
};

}  // namespace

bool hasLetters(const Line& line) {
    return domain::uppered(line.text) != domain::lowered(line.text);
}

void checkPages(const Layout& layout, FindingList& findings) {
    PageChecker(layout, findings).run();
}

}  // namespace vanthu::form_check
