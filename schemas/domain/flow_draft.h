#pragma once

#include "schemas/domain/flow.h"
#include "schemas/domain/link.h"

namespace vanthu::domain {

/// Where an outgoing document stands from its first draft to its sending (NĐ 30/2020 Điều 10–19).
enum class DraftState {
    drafting,
    submitted,
    contentApproved,
    formChecked,
    signed_,
    numbered,
    issued,
    sent,
    recalled,
    abandoned
};
template <>
inline constexpr auto kWords<DraftState> = std::array{
    Word{DraftState::drafting, "drafting", "Đang soạn thảo"},
    Word{DraftState::submitted, "submitted", "Chờ duyệt"},
    Word{DraftState::contentApproved, "content_approved", "Đã duyệt nội dung"},
    Word{DraftState::formChecked, "form_checked", "Đã kiểm tra thể thức"},
    Word{DraftState::signed_, "signed", "Đã ký"},
    Word{DraftState::numbered, "numbered", "Đã cấp số"},
    Word{DraftState::issued, "issued", "Đã ban hành"},
    Word{DraftState::sent, "sent", "Đã gửi"},
    Word{DraftState::recalled, "recalled", "Đã thu hồi"},
    Word{DraftState::abandoned, "abandoned", "Không ban hành"},
};

enum class DraftAction {
    addVersion,
    describe,
    comment,
    submit,
    approve,
    check,
    sign,
    signFile,
    number,
    issue,
    send,
    back,
    recall,
    abandon
};
template <>
inline constexpr auto kWords<DraftAction> = std::array{
    Word{DraftAction::addVersion, "add_version", "thêm bản dự thảo"},
    Word{DraftAction::describe, "describe", "sửa thông tin dự thảo"},
    Word{DraftAction::comment, "comment", "góp ý"},
    Word{DraftAction::submit, "submit", "trình duyệt"},
    Word{DraftAction::approve, "approve", "duyệt nội dung"},
    Word{DraftAction::check, "check", "kiểm tra thể thức"},
    Word{DraftAction::sign, "sign", "ký"},
    Word{DraftAction::signFile, "sign_file", "ký số tệp"},
    Word{DraftAction::number, "number", "cấp số"},
    Word{DraftAction::issue, "issue", "ban hành"},
    Word{DraftAction::send, "send", "gửi"},
    Word{DraftAction::back, "back", "trả lại để sửa"},
    Word{DraftAction::recall, "recall", "thu hồi"},
    Word{DraftAction::abandon, "abandon", "thôi không ban hành"},
};

using DraftMove = Move<DraftState, DraftAction>;
// clang-format off
template <>
inline constexpr auto kMoves<DraftState> = [] {
    using S = DraftState;
    using A = DraftAction;
    using R = Relation;
    return std::array{
        DraftMove{S::drafting, A::addVersion, S::drafting, {R::drafter}},
        DraftMove{S::drafting, A::describe, S::drafting, {R::drafter}},
        DraftMove{S::drafting, A::comment, S::drafting, {R::drafter, R::leader, R::clerk}},
        DraftMove{S::drafting, A::submit, S::submitted, {R::drafter}},
        DraftMove{S::drafting, A::abandon, S::abandoned, {R::drafter}, Reason::required},
        // The competent person may correct the draft with the own hand (Điều 10).
        DraftMove{S::submitted, A::addVersion, S::submitted, {R::leader}},
        DraftMove{S::submitted, A::comment, S::submitted, {R::drafter, R::leader, R::clerk}},
        DraftMove{S::submitted, A::approve, S::contentApproved, {R::leader}},
        DraftMove{S::submitted, A::back, S::drafting, {R::drafter, R::leader}, Reason::required},
        // Whatever changes after the approval is approved again (Điều 11), so every way back leads to the start.
        DraftMove{S::contentApproved, A::comment, S::contentApproved, {R::drafter, R::leader, R::clerk}},
        DraftMove{S::contentApproved, A::check, S::formChecked, {R::clerk, R::leader}},
        DraftMove{S::contentApproved, A::back, S::drafting, {R::clerk, R::leader}, Reason::required},
        DraftMove{S::formChecked, A::comment, S::formChecked, {R::drafter, R::leader, R::clerk}},
        DraftMove{S::formChecked, A::sign, S::signed_, {R::leader, R::clerk}},
        // The leader's own signature goes before the agency's, which goes before the issue (Điều 13, 18).
        DraftMove{S::formChecked, A::signFile, S::formChecked, {R::leader}},
        DraftMove{S::formChecked, A::back, S::drafting, {R::clerk, R::leader}, Reason::required},
        DraftMove{S::signed_, A::signFile, S::signed_, {R::leader, R::clerk}},
        DraftMove{S::signed_, A::number, S::numbered, {R::clerk}},
        DraftMove{S::signed_, A::issue, S::issued, {R::clerk}},
        DraftMove{S::signed_, A::back, S::drafting, {R::clerk, R::leader}, Reason::required},
        DraftMove{S::numbered, A::signFile, S::numbered, {R::clerk}},
        DraftMove{S::numbered, A::issue, S::issued, {R::clerk}},
        DraftMove{S::numbered, A::back, S::drafting, {R::clerk}, Reason::required},
        DraftMove{S::issued, A::send, S::sent, {R::clerk}},
        DraftMove{S::issued, A::recall, S::recalled, {R::clerk, R::leader}, Reason::required},
        DraftMove{S::sent, A::send, S::sent, {R::clerk}},
        DraftMove{S::sent, A::recall, S::recalled, {R::clerk, R::leader}, Reason::required},
    };
}();
// clang-format on
template <>
inline constexpr auto kFinalStates<DraftState> =
    std::array{DraftState::sent, DraftState::recalled, DraftState::abandoned};
static_assert(isSound<DraftState, DraftAction>());

/// How a draft puts an issued document right: an error of content by a document of equal form, an error of
/// form or procedure by a công văn đính chính (NĐ 30/2020 Điều 17).
enum class CorrectionKind { none, amendment, replacement, erratum };
template <>
inline constexpr auto kWords<CorrectionKind> = std::array{
    Word{CorrectionKind::none, "none", "Không"},
    Word{CorrectionKind::amendment, "amendment", "Sửa đổi, bổ sung"},
    Word{CorrectionKind::replacement, "replacement", "Thay thế"},
    Word{CorrectionKind::erratum, "erratum", "Đính chính"},
};
static_assert(wordsAreComplete<CorrectionKind>());

/// What the issued document is to the corrected one; not for `none`.
[[nodiscard]] constexpr LinkKind linkKindOf(CorrectionKind kind) {
    if (kind == CorrectionKind::replacement) return LinkKind::replaces;
    return kind == CorrectionKind::erratum ? LinkKind::corrects : LinkKind::amends;
}

}  // namespace vanthu::domain
