#include "server/form_check/form_check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/form_check/parts.h"

namespace vanthu::form_check {
namespace {

constexpr double kToleranceMm = 0.6;
constexpr double kTolerancePt = 0.26;
constexpr double kShortMm = 210;
constexpr double kLongMm = 297;

enum class Case { any, upper };

/// How an element looks by the table of Phụ lục I, phần V.
struct Style {
    double leastPt;
    double mostPt;
    bool bold;
    bool italic;
    Case letters{Case::any};
};

std::string printed(double figure) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", figure);
    std::string shown = text;
    if (shown.ends_with(".0")) shown.resize(shown.size() - 2);
    std::replace(shown.begin(), shown.end(), '.', ',');
    return shown;
}

std::string span(double least, double most, const char* unit) {
    return (least == most ? printed(least) : printed(least) + "–" + printed(most)) + ' ' + unit;
}

std::string described(bool bold, bool italic, bool upper) {
    std::string text = bold && italic ? "đậm, nghiêng"
                       : bold         ? "đậm"
                       : italic       ? "nghiêng"
                                      : "đứng, không đậm";
    if (upper) text += ", in hoa";
    return text;
}

bool isTimesNewRoman(const std::string& font) {
    auto name = domain::folded(font);
    std::erase_if(name, [](char letter) { return letter == ' ' || letter == '-'; });
    return name.find("timesnewroman") != std::string::npos;
}

class Checker {
  public:
    Checker(const Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today,
            const Severities& severities)
        : layout_(layout), types_(types), today_(today), severities_(severities) {}

    std::vector<Finding> run() {
        checkPages();
        checkFonts();
        const auto parts = partsOf(layout_, types_, today_);
        checkNation(parts);
        checkAgency(parts);
        checkCode(parts);
        checkDate(parts);
        checkTitle(parts);
        for (const auto* line : parts.body)
            checkSize(Rule::bodyStyle, *line, 13, 14);
        checkReceivers(parts);
        checkSigner(parts);
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

    void checkPages() {
        int number = 0;
        for (const auto& page : layout_.pages) {
            ++number;
            const auto [shorter, longer] = std::minmax(page.widthMm, page.heightMm);
            if (std::abs(shorter - kShortMm) > 1 || std::abs(longer - kLongMm) > 1) {
                add(Rule::paper, "A4 (210 × 297 mm)",
                    printed(page.widthMm) + " × " + printed(page.heightMm) + " mm", nullptr, number);
                continue;
            }
            checkMargin(Rule::topMargin, page.topMm, 20, 25, number);
            checkMargin(Rule::bottomMargin, page.bottomMm, 20, 25, number);
            checkMargin(Rule::leftMargin, page.leftMm, 30, 35, number);
            checkMargin(Rule::rightMargin, page.rightMm, 15, 20, number);
        }
    }

    void checkMargin(Rule rule, double found, double least, double most, int page) {
        const bool tooWide = layout_.margins == Margins::declared && found > most + kToleranceMm;
        if (found < least - kToleranceMm || tooWide)
            add(rule, span(least, most, "mm"), printed(found) + " mm", nullptr, page);
    }

    /// Each foreign font once, where it first stands.
    void checkFonts() {
        std::vector<std::string> told;
        for (const auto& line : layout_.lines) {
            if (line.font.empty() || isTimesNewRoman(line.font)) continue;
            if (std::find(told.begin(), told.end(), line.font) != told.end()) continue;
            told.push_back(line.font);
            add(Rule::font, "Times New Roman", line.font, &line);
        }
    }

    void checkSize(Rule rule, const Line& line, double least, double most) {
        if (line.sizePt < least - kTolerancePt || line.sizePt > most + kTolerancePt)
            add(rule, "cỡ " + span(least, most, "pt"), "cỡ " + printed(line.sizePt) + " pt", &line);
    }

    void checkStyle(Rule rule, const Line& line, const Style& style) {
        checkSize(rule, line, style.leastPt, style.mostPt);
        const bool wrongCase = style.letters == Case::upper && !isUpper(line);
        if (line.bold != style.bold || line.italic != style.italic || wrongCase)
            add(rule, "kiểu chữ " + described(style.bold, style.italic, style.letters == Case::upper),
                "kiểu chữ " + described(line.bold, line.italic, isUpper(line)), &line);
    }

    void checkNation(const Parts& parts) {
        if (parts.nation == nullptr)
            missing(Rule::nationMissing);
        else
            checkStyle(Rule::nationStyle, *parts.nation, {12, 13, true, false, Case::upper});
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
        const auto code = domain::parseCode(line.text);
        const auto expected = "Số: " + domain::printCode(code);
        if (code.number.empty())
            add(Rule::codeForm, "Số: 05/KH-UBND", line.text, &line);
        else if (line.text != expected)
            add(Rule::codeForm, expected, line.text, &line);
        const auto used = domain::splitNotation(code, types_.abbreviations(today_)).type;
        const std::string wanted = parts.type == nullptr ? "" : parts.type->abbreviation;
        if (used != wanted)
            add(Rule::codeType, wanted.empty() ? "không có chữ viết tắt tên loại" : wanted,
                used.empty() ? "không có" : used, &line);
    }

    void checkDate(const Parts& parts) {
        if (parts.placeAndDate == nullptr) return missing(Rule::dateMissing);
        const auto& line = *parts.placeAndDate;
        checkStyle(Rule::dateStyle, line, {13, 14, false, true});
        const auto comma = line.text.find(", ngày ");
        const auto date =
            comma == std::string::npos ? std::nullopt : domain::parseAnyDate(line.text.substr(comma + 2));
        if (!date || comma == 0) {
            add(Rule::dateForm, "Địa danh, ngày 05 tháng 02 năm 2020", line.text, &line);
            return;
        }
        // Days below 10 and the months 1 and 2 carry a zero; the other months do not.
        const auto padded = [](unsigned figure, unsigned below) {
            return (figure < below ? "0" : "") + std::to_string(figure);
        };
        const auto expected = line.text.substr(0, comma) + ", ngày " + padded(date->day(), 10) + " tháng " +
                              padded(date->month(), 3) + " năm " + std::to_string(date->year());
        if (line.text != expected) add(Rule::dateForm, expected, line.text, &line);
    }

    void checkTitle(const Parts& parts) {
        if (parts.subject.empty()) missing(Rule::subjectMissing);
        if (parts.typeName != nullptr)
            checkStyle(Rule::typeStyle, *parts.typeName, {13, 14, true, false, Case::upper});
        const Style style =
            parts.typeName == nullptr ? Style{12, 13, false, false} : Style{13, 14, true, false};
        for (const auto* line : parts.subject)
            checkStyle(Rule::subjectStyle, *line, style);
    }

    void checkReceivers(const Parts& parts) {
        if (parts.receivers == nullptr) return missing(Rule::receiversMissing);
        checkStyle(Rule::receiversStyle, *parts.receivers, {12, 12, true, true});
        bool filed = false;
        for (const auto* line : parts.receiverList) {
            checkStyle(Rule::receiverListStyle, *line, {11, 11, false, false});
            filed = filed || domain::folded(line->text).find("luu:") != std::string::npos;
        }
        if (!filed) missing(Rule::filingMissing);
    }

    void checkSigner(const Parts& parts) {
        for (const auto* line : parts.authority)
            checkStyle(Rule::authorityStyle, *line, {13, 14, true, false, Case::upper});
        if (parts.signer == nullptr) return missing(Rule::signerMissing);
        checkStyle(Rule::signerStyle, *parts.signer, {13, 14, true, false});
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
