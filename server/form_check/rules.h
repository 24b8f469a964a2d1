#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <span>
#include <string_view>

namespace vanthu::form_check {

enum class Severity { error, warning, off };

/// What NĐ 30/2020, Phụ lục I, lays down, as far as a layout shows it.
enum class Rule {
    paper,
    topMargin,
    bottomMargin,
    leftMargin,
    rightMargin,
    font,
    textColour,
    pageNumber,
    normative,
    headMissing,
    nationMissing,
    nationStyle,
    nationPlace,
    mottoMissing,
    mottoWords,
    mottoStyle,
    agencyMissing,
    agencyStyle,
    parentStyle,
    codeMissing,
    codeForm,
    codeStyle,
    codePlace,
    codeType,
    dateMissing,
    dateForm,
    dateStyle,
    datePlace,
    typeStyle,
    typePlace,
    subjectMissing,
    subjectStyle,
    basisStyle,
    basisEnd,
    bodyStyle,
    bodyAlign,
    authorityStyle,
    signerMissing,
    signerStyle,
    signerTitle,
    receiversMissing,
    receiversStyle,
    receiversPlace,
    receiverListStyle,
    filingMissing,
    copyStyle,
};

/// One line of the table.
struct RuleText {
    Rule rule;
    std::string_view code;  ///< stable, for settings and JSON
    std::string_view source;  ///< an article, or the place in Phụ lục I: in phần I unless it names another
    std::string_view label;  ///< Vietnamese
    Severity severity;       ///< unless the agency says otherwise
};

/// The table, in the order of the enumeration.
[[nodiscard]] std::span<const RuleText> ruleTexts();
[[nodiscard]] const RuleText& textOf(Rule rule);

}  // namespace vanthu::form_check

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::form_check::Severity> = std::array{
    Word{form_check::Severity::error, "error", "Lỗi"},
    Word{form_check::Severity::warning, "warning", "Cảnh báo"},
    Word{form_check::Severity::off, "off", "Không kiểm tra"},
};
