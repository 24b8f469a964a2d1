#include "server/form_check/form_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/form_check/copies.h"
#include "server/form_check/finding_list.h"
#include "server/form_check/number_and_date.h"
#include "server/form_check/page_checks.h"
#include "server/form_check/wording.h"
#include "server/page_parts/parts.h"

namespace vanthu::form_check {
namespace {

using page_parts::isUpper;
using page_parts::needsSubject;
using page_parts::Parts;
using page_parts::partsOf;

using layout::Layout;
using layout::Line;
using layout::Side;

/// Notes at the foot of a page are smaller than any text of a document.
constexpr double kNotePt = 11.6;

/// Longer paragraphs fill more than a line.
constexpr std::size_t kParagraphBytes = 160;
/// Degrees and titles of learning, as they stand before names.
constexpr std::array<std::string_view, 10> kDegrees = {"gs.", "gs ", "pgs",     "ts.",     "ts ",
                                                       "ths", "bs.", "tien si", "thac si", "giao su"};

enum class Case { any, lower, upper };

/// How an element looks by the table of Phụ lục I, phần V.
struct Style {
    double leastPt;
    double mostPt;
    bool bold;
    bool italic;
    Case letters{Case::any};
};

/// Laws, decrees and circulars, and what is numbered like them ("07/2025/QĐ-UBND"): Phụ lục I is not theirs.
bool isNormative(const Parts& parts) {
    const auto isOfClass = parts.type != nullptr && parts.type->typeClass == domain::TypeClass::normative;
    const auto mayBe = parts.type == nullptr || parts.type->code == "QĐ" || parts.type->code == "NQ";
    const auto hasYear = parts.code != nullptr && domain::parseCode(parts.code->text).year.has_value();
    return isOfClass || (mayBe && hasYear);
}

class Checker {
  public:
    Checker(const Layout& layout, const domain::DocumentTypeCatalogue& types, domain::Date today,
            FindingList& findings)
        : layout_(layout), types_(types), today_(today), findings_(findings) {}

    void run() {
        if (const auto copy = copyIn(layout_)) return checkCopy(*copy);
        const auto parts = partsOf(layout_, types_, today_);
        const bool hasNation = parts.nation != nullptr || parts.motto != nullptr;
        if (parts.code == nullptr && (!hasNation || (parts.placeAndDate == nullptr && parts.agency.empty())))
            return findings_.add(Rule::headMissing, "phải có",
                                 hasNation ? "chỉ có Quốc hiệu, Tiêu ngữ" : "không thấy");
        if (isNormative(parts))
            return findings_.add(Rule::normative, "văn bản hành chính",
                                 "văn bản quy phạm pháp luật: thể thức theo quy định riêng",
                                 parts.typeName == nullptr ? parts.code : parts.typeName);
        checkNation(parts);
        checkAgency(parts);
        checkCode(parts, parts.type == nullptr ? std::string_view{} : parts.type->abbreviation);
        checkDate(parts);
        checkTitle(parts);
        checkBody(parts);
        checkSigner(parts);
        checkReceivers(parts);
    }

  private:
    /// Its elements are set like those of a document (khoản 2, 3, 4, 7, 8, 9 mục II phần I). There is no tên
    /// loại: the form of copy says what the number abbreviates.
    void checkCopy(const Copy& copy) {
        checkStyle(Rule::copyStyle, *copy.form, {13, 14, true, false, Case::upper});
        checkAgency(copy.parts);
        checkCode(copy.parts, copy.abbreviation);
        checkDate(copy.parts);
        checkSigner(copy.parts);
        checkReceivers(copy.parts);
    }

    static bool hasSize(const Line& line, double least, double most) {
        return line.sizePt >= least - kTolerancePt && line.sizePt <= most + kTolerancePt;
    }

    void checkStyle(Rule rule, const Line& line, const Style& style) { checkStyles(rule, {&line}, style); }

    /// Each fault once, where it first stands, with the number of its lines.
    void checkStyles(Rule rule, const std::vector<const Line*>& lines, const Style& style) {
        const auto sizes = faultsOf(lines, [&](const Line& line) {
            return hasSize(line, style.leastPt, style.mostPt) ? "" : "cỡ " + printed(line.sizePt) + " pt";
        });
        for (const auto& [found, fault] : sizes)
            addFault(rule, "cỡ " + span(style.leastPt, style.mostPt, "pt"), found, fault);
        const bool upper = style.letters == Case::upper;
        const auto looks = faultsOf(lines, [&](const Line& line) {
            const bool wrongCase = style.letters != Case::any && isUpper(line) != upper;
            const bool wrong = line.bold != style.bold || line.italic != style.italic || wrongCase;
            return wrong ? "kiểu chữ " + described(line.bold, line.italic, isUpper(line)) : "";
        });
        for (const auto& [found, fault] : looks)
            addFault(rule, "kiểu chữ " + described(style.bold, style.italic, upper), found, fault);
    }

    /// A fault of lines: the first of them and how many there are.
    struct Fault {
        const Line* first{nullptr};
        int count{0};
    };

    /// `judge` says what is found in a line that is wrong, "" for one that is right.
    template <class Judge>
    static std::map<std::string, Fault> faultsOf(const std::vector<const Line*>& lines, Judge judge) {
        std::map<std::string, Fault> faults;
        for (const auto* line : lines)
            if (const std::string found = judge(*line); !found.empty())
                if (auto& fault = faults[found]; fault.count++ == 0) fault.first = line;
        return faults;
    }

    void addFault(Rule rule, const std::string& expected, const std::string& found, const Fault& fault) {
        const auto lines = fault.count == 1 ? "" : " (" + std::to_string(fault.count) + " dòng)";
        findings_.add(rule, expected, found + lines, fault.first);
    }

    void checkSide(Rule rule, const Line& line, Side side) {
        if (line.side == side) return;
        const auto name = [](Side where) {
            return where == Side::left ? "bên trái" : where == Side::right ? "bên phải" : "giữa trang";
        };
        findings_.add(rule, name(side), name(line.side), &line);
    }

    void checkNation(const Parts& parts) {
        if (parts.nation == nullptr) {
            findings_.missing(Rule::nationMissing);
        } else {
            checkStyle(Rule::nationStyle, *parts.nation, {12, 13, true, false, Case::upper});
            checkSide(Rule::nationPlace, *parts.nation, Side::right);
        }
        if (parts.motto == nullptr) return findings_.missing(Rule::mottoMissing);
        if (parts.motto->text != "Độc lập - Tự do - Hạnh phúc")
            findings_.add(Rule::mottoWords, "Độc lập - Tự do - Hạnh phúc", parts.motto->text, parts.motto);
        checkStyle(Rule::mottoStyle, *parts.motto, {13, 14, true, false});
    }

    void checkAgency(const Parts& parts) {
        if (parts.agency.empty()) findings_.missing(Rule::agencyMissing);
        checkStyles(Rule::parentStyle, parts.parent, {12, 13, false, false, Case::upper});
        checkStyles(Rule::agencyStyle, parts.agency, {12, 13, true, false, Case::upper});
    }

    void checkCode(const Parts& parts, std::string_view abbreviation) {
        if (parts.code == nullptr) return findings_.missing(Rule::codeMissing);
        const auto& line = *parts.code;
        checkStyle(Rule::codeStyle, line, {13, 13, false, false});
        checkSide(Rule::codePlace, line, Side::left);
        const auto judgement = judgeCode(line.text, types_, today_);
        if (judgement.expected) findings_.add(Rule::codeForm, *judgement.expected, line.text, &line);
        const std::string wanted(abbreviation);
        if (judgement.hasNotation && judgement.usedType != wanted)
            findings_.add(Rule::codeType, wanted.empty() ? "không có chữ viết tắt tên loại" : wanted,
                          judgement.usedType.empty() ? "không có" : judgement.usedType, &line);
    }

    void checkDate(const Parts& parts) {
        if (parts.placeAndDate == nullptr) {
            // Minutes tell their time in the text (Phụ lục III, mẫu 1.10).
            if (parts.type == nullptr || parts.type->code != "BB") findings_.missing(Rule::dateMissing);
            return;
        }
        const auto& line = *parts.placeAndDate;
        checkStyle(Rule::dateStyle, line, {13, 14, false, true});
        checkSide(Rule::datePlace, line, Side::right);
        if (const auto expected = expectedDate(line.text))
            findings_.add(Rule::dateForm, *expected, line.text, &line);
    }

    void checkTitle(const Parts& parts) {
        if (parts.subject.empty() && needsSubject(parts)) findings_.missing(Rule::subjectMissing);
        if (parts.typeName != nullptr) {
            checkStyle(Rule::typeStyle, *parts.typeName, {13, 14, true, false, Case::upper});
            if (parts.typeName->align != layout::Align::centre)
                findings_.add(Rule::typePlace, "canh giữa", std::string(domain::label(parts.typeName->align)),
                              parts.typeName);
        }
        const bool named = parts.typeName != nullptr;
        checkStyles(Rule::subjectStyle, parts.subject,
                    {named ? 13.0 : 12.0, named ? 14.0 : 13.0, named, false, Case::lower});
    }

    /// True for small print at the foot of its page, below the last line of ordinary size.
    [[nodiscard]] bool isNote(const std::vector<const Line*>& body, std::size_t index) const {
        if (layout_.margins == layout::Margins::declared || body[index]->sizePt > kNotePt) return false;
        for (auto i = index; i < body.size() && body[i]->page == body[index]->page; ++i)
            if (body[i]->sizePt > kNotePt) return false;
        // A page that has nothing else is no note.
        return index > 0;
    }

    void checkBody(const Parts& parts) {
        checkBasis(parts);
        std::vector<const Line*> text;
        for (std::size_t i = 0; i < parts.body.size(); ++i)
            if (hasLetters(*parts.body[i]) && !isNote(parts.body, i)) text.push_back(parts.body[i]);
        const auto sizes = faultsOf(text, [](const Line& line) {
            return hasSize(line, 13, 14) ? "" : "cỡ " + printed(line.sizePt) + " pt";
        });
        for (const auto& [found, fault] : sizes)
            addFault(Rule::bodyStyle, "cỡ 13–14 pt", found, fault);
        // Only a word processor says how it sets a paragraph.
        if (layout_.margins != layout::Margins::declared) return;
        const auto aligns = faultsOf(text, [](const Line& line) -> std::string {
            const bool counts = line.text.size() > kParagraphBytes && line.align != layout::Align::justified;
            return counts ? std::string(domain::label(line.align)) : "";
        });
        for (const auto& [found, fault] : aligns)
            addFault(Rule::bodyAlign, "canh đều cả hai lề", found, fault);
    }

    void checkBasis(const Parts& parts) {
        const auto basis = faultsOf(parts.basis, [](const Line& line) {
            return line.italic && !line.bold ? ""
                                             : "kiểu chữ " + described(line.bold, line.italic, isUpper(line));
        });
        for (const auto& [found, fault] : basis)
            addFault(Rule::basisStyle, "kiểu chữ " + described(false, true, false), found, fault);
        const auto ends = faultsOf(parts.basisEnds, [](const Line& line) -> std::string {
            return line.text.ends_with(';') ? "" : "không có dấu chấm phẩy";
        });
        for (const auto& [found, fault] : ends)
            addFault(Rule::basisEnd, "dấu chấm phẩy (;)", found, fault);
    }

    void checkSigner(const Parts& parts) {
        checkStyles(Rule::authorityStyle, parts.authority, {13, 14, true, false, Case::upper});
        if (parts.signer == nullptr) return findings_.missing(Rule::signerMissing);
        checkStyle(Rule::signerStyle, *parts.signer, {13, 14, true, false, Case::lower});
        const auto name = domain::folded(parts.signer->text);
        const auto* title = std::find_if(kDegrees.begin(), kDegrees.end(),
                                         [&](std::string_view degree) { return name.starts_with(degree); });
        if (title != kDegrees.end())
            findings_.add(Rule::signerTitle, "chỉ ghi họ và tên", parts.signer->text, parts.signer);
    }

    void checkReceivers(const Parts& parts) {
        if (parts.receivers == nullptr) return findings_.missing(Rule::receiversMissing);
        checkStyle(Rule::receiversStyle, *parts.receivers, {12, 12, true, true});
        if (parts.receivers->side == Side::right)
            checkSide(Rule::receiversPlace, *parts.receivers, Side::left);
        checkStyles(Rule::receiverListStyle, parts.receiverList, {11, 11, false, false});
        const bool filed =
            std::any_of(parts.receiverList.begin(), parts.receiverList.end(), [](const Line* line) {
                const auto words = domain::folded(line->text);
                return words.find("luu:") != std::string::npos || words.find("luu ") != std::string::npos;
            });
        if (!filed) findings_.missing(Rule::filingMissing);
    }

    const Layout& layout_;
    const domain::DocumentTypeCatalogue& types_;
    domain::Date today_;
    FindingList& findings_;
};

}  // namespace

std::vector<Finding> checkForm(const Layout& layout, const domain::DocumentTypeCatalogue& types,
                               domain::Date today, const Severities& severities) {
    FindingList findings(severities);
    checkPages(layout, findings);
    Checker(layout, types, today, findings).run();
    return findings.take();
}

}  // namespace vanthu::form_check
