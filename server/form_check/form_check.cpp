#include "server/form_check/form_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "schemas/domain/text.h"
#include "server/form_check/number_and_date.h"
#include "server/form_check/parts.h"
#include "server/form_check/wording.h"

namespace vanthu::form_check {
namespace {

using layout::Layout;
using layout::Line;
using layout::Page;
using layout::Side;

constexpr double kToleranceMm = 0.6;
/// Letters of a PDF reach a little over the box that a word processor gives them.
constexpr double kMeasuredToleranceMm = 1.6;
constexpr double kTolerancePt = 0.26;
constexpr double kShortMm = 210;
constexpr double kLongMm = 297;
/// Notes at the foot of a page are smaller than any text of a document.
constexpr double kNotePt = 11.6;

enum class Case { any, upper };

/// How an element looks by the table of Phụ lục I, phần V.
struct Style {
    double leastPt;
    double mostPt;
    bool bold;
    bool italic;
    Case letters{Case::any};
};

/// Signs of lists, which word processors take from fonts of their own.
constexpr std::array<std::string_view, 4> kSignFonts = {"symbol", "wingdings", "webdings", "opensymbol"};

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

bool hasLetters(const Line& line) {
    return domain::uppered(line.text) != domain::lowered(line.text);
}

class Checker {
  public:
    Checker(const Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today,
            const Severities& severities)
        : layout_(layout), types_(types), today_(today), severities_(severities) {}

    std::vector<Finding> run() {
        checkPages();
        checkFonts();
        checkPageNumbers();
        const auto parts = partsOf(layout_, types_, today_);
        if (parts.nation == nullptr && parts.motto == nullptr && parts.code == nullptr) {
            missing(Rule::headMissing);
        } else {
            checkNation(parts);
            checkAgency(parts);
            checkCode(parts);
            checkDate(parts);
            checkTitle(parts);
            checkBody(parts);
            checkSigner(parts);
            checkReceivers(parts);
        }
        return std::move(findings_);
    }

  private:
    void add(Rule rule, const std::string& expected, const std::string& found, const Line* line = nullptr,
             int page = 1) {
        const auto own = severities_.find(rule);
        const auto severity = own == severities_.end() ? textOf(rule).severity : own->second;
        if (severity == Severity::off) return;
        findings_.push_back({rule, severity, line == nullptr ? page : line->page,
                             line == nullptr ? "" : line->text, expected, found});
    }

    void missing(Rule rule) { add(rule, "phải có", "không thấy"); }

    static bool isA4(const Page& page) {
        const auto [shorter, longer] = std::minmax(page.widthMm, page.heightMm);
        return std::abs(shorter - kShortMm) <= 1 && std::abs(longer - kLongMm) <= 1;
    }

    void checkPages() {
        for (const auto& page : layout_.pages) {
            if (isA4(page)) continue;
            add(Rule::paper, "A4 (210 × 297 mm)",
                printed(page.widthMm) + " × " + printed(page.heightMm) + " mm", nullptr, page.number);
            break;
        }
        checkMargin(Rule::topMargin, &Page::topMm, 20, 25);
        checkMargin(Rule::bottomMargin, &Page::bottomMm, 20, 25);
        checkMargin(Rule::leftMargin, &Page::leftMm, 30, 35);
        checkMargin(Rule::rightMargin, &Page::rightMm, 15, 20);
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
        add(rule, span(least, most, "mm"), printed(first->*margin) + " mm" + more, nullptr, first->number);
    }

    /// Each foreign font once, where it first stands.
    void checkFonts() {
        std::vector<std::string> told;
        for (const auto& line : layout_.lines) {
            if (isAllowed(line.font) || !hasLetters(line)) continue;
            if (std::find(told.begin(), told.end(), line.font) != told.end()) continue;
            told.push_back(line.font);
            add(Rule::font, "Times New Roman", line.font, &line);
        }
    }

    void checkPageNumbers() {
        if (layout_.pageCount < 2) return;
        bool seen = false;
        for (const auto& number : layout_.numbers) {
            if (number.page == 1)
                add(Rule::pageNumber, "không hiển thị số trang thứ nhất", "có số trang", nullptr, 1);
            if (number.page == 1 || seen) continue;
            seen = true;
            if (number.edge != layout::Edge::top || number.align != layout::Align::centre)
                add(Rule::pageNumber, "canh giữa trong lề trên",
                    std::string(number.edge == layout::Edge::top ? "lề trên, " : "lề dưới, ") +
                        std::string(domain::label(number.align)),
                    nullptr, number.page);
            if (number.sizePt < 13 - kTolerancePt || number.sizePt > 14 + kTolerancePt)
                add(Rule::pageNumber, "cỡ 13–14 pt", "cỡ " + printed(number.sizePt) + " pt", nullptr,
                    number.page);
        }
        if (!seen) add(Rule::pageNumber, "phải có từ trang thứ hai", "không thấy", nullptr, 2);
    }

    static bool hasSize(const Line& line, double least, double most) {
        return line.sizePt >= least - kTolerancePt && line.sizePt <= most + kTolerancePt;
    }

    void checkStyle(Rule rule, const Line& line, const Style& style) {
        if (!hasSize(line, style.leastPt, style.mostPt))
            add(rule, "cỡ " + span(style.leastPt, style.mostPt, "pt"), "cỡ " + printed(line.sizePt) + " pt",
                &line);
        const bool wrongCase = style.letters == Case::upper && !isUpper(line);
        if (line.bold != style.bold || line.italic != style.italic || wrongCase)
            add(rule, "kiểu chữ " + described(style.bold, style.italic, style.letters == Case::upper),
                "kiểu chữ " + described(line.bold, line.italic, isUpper(line)), &line);
    }

    void checkSide(Rule rule, const Line& line, Side side) {
        if (line.side == side) return;
        const auto name = [](Side where) {
            return where == Side::left ? "bên trái" : where == Side::right ? "bên phải" : "giữa trang";
        };
        add(rule, name(side), name(line.side), &line);
    }

    void checkNation(const Parts& parts) {
        if (parts.nation == nullptr) {
            missing(Rule::nationMissing);
        } else {
            checkStyle(Rule::nationStyle, *parts.nation, {12, 13, true, false, Case::upper});
            checkSide(Rule::nationPlace, *parts.nation, Side::right);
        }
        if (parts.motto == nullptr) return missing(Rule::mottoMissing);
        if (parts.motto->text != "Độc lập - Tự do - Hạnh phúc")
            add(Rule::mottoWords, "Độc lập - Tự do - Hạnh phúc", parts.motto->text, parts.motto);
        checkStyle(Rule::mottoStyle, *parts.motto, {13, 14, true, false});
    }

    void checkAgency(const Parts& parts) {
        if (parts.agency.empty()) missing(Rule::agencyMissing);
        for (const auto* line : parts.parent)
            checkStyle(Rule::parentStyle, *line, {12, 13, false, false, Case::upper});
        for (const auto* line : parts.agency)
            checkStyle(Rule::agencyStyle, *line, {12, 13, true, false, Case::upper});
    }

    void checkCode(const Parts& parts) {
        if (parts.code == nullptr) return missing(Rule::codeMissing);
        const auto& line = *parts.code;
        checkStyle(Rule::codeStyle, line, {13, 13, false, false});
        checkSide(Rule::codePlace, line, Side::left);
        const auto judgement = judgeCode(line.text, types_, today_);
        if (judgement.expected) add(Rule::codeForm, *judgement.expected, line.text, &line);
        const std::string wanted = parts.type == nullptr ? "" : parts.type->abbreviation;
        if (judgement.hasNotation && judgement.usedType != wanted)
            add(Rule::codeType, wanted.empty() ? "không có chữ viết tắt tên loại" : wanted,
                judgement.usedType.empty() ? "không có" : judgement.usedType, &line);
    }

    void checkDate(const Parts& parts) {
        if (parts.placeAndDate == nullptr) {
            // Minutes tell their time in the text (Phụ lục III, mẫu 1.10).
            if (parts.type == nullptr || parts.type->code != "BB") missing(Rule::dateMissing);
            return;
        }
        const auto& line = *parts.placeAndDate;
        checkStyle(Rule::dateStyle, line, {13, 14, false, true});
        checkSide(Rule::datePlace, line, Side::right);
        if (const auto expected = expectedDate(line.text)) add(Rule::dateForm, *expected, line.text, &line);
    }

    void checkTitle(const Parts& parts) {
        if (parts.subject.empty()) missing(Rule::subjectMissing);
        if (parts.typeName != nullptr) {
            checkStyle(Rule::typeStyle, *parts.typeName, {13, 14, true, false, Case::upper});
            if (parts.typeName->align != layout::Align::centre)
                add(Rule::typePlace, "canh giữa", std::string(domain::label(parts.typeName->align)),
                    parts.typeName);
        }
        const Style style =
            parts.typeName == nullptr ? Style{12, 13, false, false} : Style{13, 14, true, false};
        for (const auto* line : parts.subject)
            checkStyle(Rule::subjectStyle, *line, style);
    }

    /// True for small print at the foot of its page, below the last line of ordinary size.
    [[nodiscard]] bool isNote(const std::vector<const Line*>& body, std::size_t index) const {
        if (layout_.margins == layout::Margins::declared || body[index]->sizePt > kNotePt) return false;
        for (auto i = index; i < body.size() && body[i]->page == body[index]->page; ++i)
            if (body[i]->sizePt > kNotePt) return false;
        // A page that has nothing else is no note.
        return index > 0;
    }

    /// Each wrong size once, where it first stands.
    void checkBody(const Parts& parts) {
        for (const auto* line : parts.basis)
            if (line->bold || !line->italic)
                add(Rule::basisStyle, "kiểu chữ " + described(false, true, false),
                    "kiểu chữ " + described(line->bold, line->italic, isUpper(*line)), line);
        std::map<double, std::pair<const Line*, int>> wrong;
        for (std::size_t i = 0; i < parts.body.size(); ++i) {
            const auto& line = *parts.body[i];
            if (hasSize(line, 13, 14) || !hasLetters(line) || isNote(parts.body, i)) continue;
            auto& [first, count] = wrong[line.sizePt];
            if (count++ == 0) first = &line;
        }
        for (const auto& [size, lines] : wrong)
            add(Rule::bodyStyle, "cỡ 13–14 pt",
                "cỡ " + printed(size) + " pt" +
                    (lines.second == 1 ? "" : " (" + std::to_string(lines.second) + " dòng)"),
                lines.first);
    }

    void checkSigner(const Parts& parts) {
        for (const auto* line : parts.authority)
            checkStyle(Rule::authorityStyle, *line, {13, 14, true, false, Case::upper});
        if (parts.signer == nullptr) return missing(Rule::signerMissing);
        checkStyle(Rule::signerStyle, *parts.signer, {13, 14, true, false});
        if (isUpper(*parts.signer)) add(Rule::signerStyle, "chữ in thường", "chữ in hoa", parts.signer);
    }

    void checkReceivers(const Parts& parts) {
        if (parts.receivers == nullptr) return missing(Rule::receiversMissing);
        checkStyle(Rule::receiversStyle, *parts.receivers, {12, 12, true, true});
        if (parts.receivers->side == Side::right)
            checkSide(Rule::receiversPlace, *parts.receivers, Side::left);
        bool filed = false;
        for (const auto* line : parts.receiverList) {
            checkStyle(Rule::receiverListStyle, *line, {11, 11, false, false});
            filed = filed || domain::folded(line->text).find("luu:") != std::string::npos;
        }
        if (!filed) missing(Rule::filingMissing);
    }

    const Layout& layout_;
    const domain::DocumentTypeCatalogue& types_;
    domain::Date today_;
    const Severities& severities_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> checkForm(const Layout& layout, const domain::DocumentTypeCatalogue& types,
                               domain::Date today, const Severities& severities) {
    return Checker(layout, types, today, severities).run();
}

}  // namespace vanthu::form_check
