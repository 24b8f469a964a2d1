#include "server/form_check/rules.h"

#include <cstddef>

namespace vanthu::form_check {
namespace {

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;

// clang-format off
constexpr std::array kRules{
    RuleText{Rule::paper, "paper", "mục I.1", "Khổ giấy", kError},
    RuleText{Rule::topMargin, "top_margin", "mục I.3", "Lề trên", kError},
    RuleText{Rule::bottomMargin, "bottom_margin", "mục I.3", "Lề dưới", kError},
    RuleText{Rule::leftMargin, "left_margin", "mục I.3", "Lề trái", kError},
    RuleText{Rule::rightMargin, "right_margin", "mục I.3", "Lề phải", kError},
    RuleText{Rule::font, "font", "mục I.4", "Phông chữ", kError},
    RuleText{Rule::textColour, "text_colour", "mục I.4", "Màu chữ", kWarning},
    RuleText{Rule::pageNumber, "page_number", "mục I.7", "Số trang", kWarning},
    RuleText{Rule::normative, "normative", "Điều 7", "Loại văn bản", kWarning},
    RuleText{Rule::headMissing, "head_missing", "mục II", "Phần đầu văn bản", kError},
    RuleText{Rule::nationMissing, "nation_missing", "mục II.1", "Quốc hiệu", kError},
    RuleText{Rule::nationStyle, "nation_style", "mục II.1", "Quốc hiệu", kWarning},
    RuleText{Rule::nationPlace, "nation_place", "mục II.1", "Vị trí Quốc hiệu, Tiêu ngữ", kError},
    RuleText{Rule::mottoMissing, "motto_missing", "mục II.1", "Tiêu ngữ", kError},
    RuleText{Rule::mottoWords, "motto_words", "mục II.1", "Tiêu ngữ", kError},
    RuleText{Rule::mottoStyle, "motto_style", "mục II.1", "Tiêu ngữ", kWarning},
    RuleText{Rule::agencyMissing, "agency_missing", "mục II.2", "Tên cơ quan ban hành", kError},
    RuleText{Rule::agencyStyle, "agency_style", "mục II.2", "Tên cơ quan ban hành", kWarning},
    RuleText{Rule::parentStyle, "parent_style", "mục II.2", "Tên cơ quan chủ quản", kWarning},
    RuleText{Rule::codeMissing, "code_missing", "mục II.3", "Số, ký hiệu", kError},
    RuleText{Rule::codeForm, "code_form", "mục II.3", "Số, ký hiệu", kError},
    RuleText{Rule::codeStyle, "code_style", "mục II.3", "Số, ký hiệu", kWarning},
    RuleText{Rule::codePlace, "code_place", "mục II.3", "Vị trí số, ký hiệu", kError},
    RuleText{Rule::codeType, "code_type", "mục II.3", "Chữ viết tắt tên loại trong ký hiệu", kError},
    RuleText{Rule::dateMissing, "date_missing", "mục II.4", "Địa danh và thời gian ban hành", kError},
    RuleText{Rule::dateForm, "date_form", "mục II.4", "Địa danh và thời gian ban hành", kError},
    RuleText{Rule::dateStyle, "date_style", "mục II.4", "Địa danh và thời gian ban hành", kWarning},
    RuleText{Rule::datePlace, "date_place", "mục II.4", "Vị trí địa danh và thời gian ban hành", kError},
    RuleText{Rule::typeStyle, "type_style", "mục II.5", "Tên loại văn bản", kWarning},
    RuleText{Rule::typePlace, "type_place", "mục II.5", "Vị trí tên loại văn bản", kWarning},
    RuleText{Rule::subjectMissing, "subject_missing", "mục II.5", "Trích yếu nội dung", kError},
    RuleText{Rule::subjectStyle, "subject_style", "mục II.5", "Trích yếu nội dung", kWarning},
    RuleText{Rule::basisStyle, "basis_style", "mục II.6", "Căn cứ ban hành", kWarning},
    RuleText{Rule::basisEnd, "basis_end", "mục II.6", "Dấu cuối dòng căn cứ", kWarning},
    RuleText{Rule::bodyStyle, "body_style", "mục II.6", "Nội dung văn bản", kWarning},
    RuleText{Rule::bodyAlign, "body_align", "mục II.6", "Canh lề nội dung", kWarning},
    RuleText{Rule::authorityStyle, "authority_style", "mục II.7", "Quyền hạn, chức vụ người ký", kWarning},
    RuleText{Rule::signerMissing, "signer_missing", "mục II.7", "Họ và tên người ký", kError},
    RuleText{Rule::signerStyle, "signer_style", "mục II.7", "Họ và tên người ký", kWarning},
    RuleText{Rule::signerTitle, "signer_title", "mục II.7", "Học hàm, học vị trước tên người ký", kWarning},
    RuleText{Rule::receiversMissing, "receivers_missing", "mục II.9", "Nơi nhận", kError},
    RuleText{Rule::receiversStyle, "receivers_style", "mục II.9", "Từ \"Nơi nhận\"", kWarning},
    RuleText{Rule::receiversPlace, "receivers_place", "mục II.9", "Vị trí nơi nhận", kError},
    RuleText{Rule::receiverListStyle, "receiver_list_style", "mục II.9", "Danh sách nơi nhận", kWarning},
    RuleText{Rule::filingMissing, "filing_missing", "mục II.9", "Dòng \"Lưu: VT\"", kError},
    RuleText{Rule::copyStyle, "copy_style", "phần II, mục II.2", "Hình thức sao", kWarning},
};
// clang-format on

constexpr bool isInOrder() {
    for (std::size_t i = 0; i < kRules.size(); ++i)
        if (static_cast<std::size_t>(kRules[i].rule) != i) return false;
    return kRules.size() == static_cast<std::size_t>(Rule::copyStyle) + 1;
}
static_assert(isInOrder());

}  // namespace

const RuleText& textOf(Rule rule) {
    return kRules.at(static_cast<std::size_t>(rule));
}

std::span<const RuleText> ruleTexts() {
    return kRules;
}

}  // namespace vanthu::form_check
