#pragma once

#include "schemas/domain/flow.h"

namespace vanthu::domain {

/// Where the yearly plan of case files (danh mục hồ sơ, NĐ 30/2020 Điều 28) stands.
enum class CasePlanState { drafting, submitted, approved };
template <>
inline constexpr auto kWords<CasePlanState> = std::array{
    Word{CasePlanState::drafting, "drafting", "Đang lập"},
    Word{CasePlanState::submitted, "submitted", "Chờ phê duyệt"},
    Word{CasePlanState::approved, "approved", "Đã phê duyệt"},
};

enum class CasePlanAction { revise, submit, approve, back };
template <>
inline constexpr auto kWords<CasePlanAction> = std::array{
    Word{CasePlanAction::revise, "revise", "sửa danh mục"},
    Word{CasePlanAction::submit, "submit", "trình phê duyệt"},
    Word{CasePlanAction::approve, "approve", "phê duyệt"},
    Word{CasePlanAction::back, "back", "trả lại để sửa"},
};

using CasePlanMove = Move<CasePlanState, CasePlanAction>;
// clang-format off
template <>
inline constexpr auto kMoves<CasePlanState> = [] {
    using S = CasePlanState;
    using A = CasePlanAction;
    using R = Relation;
    return std::array{
        CasePlanMove{S::drafting, A::revise, S::drafting, {R::clerk, R::leader}},
        CasePlanMove{S::drafting, A::submit, S::submitted, {R::clerk, R::leader}},
        CasePlanMove{S::submitted, A::approve, S::approved, {R::leader}},
        CasePlanMove{S::submitted, A::back, S::drafting, {R::clerk, R::leader}, Reason::required},
    };
}();
// clang-format on
template <>
inline constexpr auto kFinalStates<CasePlanState> = std::array{CasePlanState::approved};
static_assert(isSound<CasePlanState, CasePlanAction>());

/// Where a case file (hồ sơ công việc) stands, from the plan to the archive (NĐ 30/2020 Điều 28–32).
enum class CaseFileState { planned, open, closed, handedOver };
template <>
inline constexpr auto kWords<CaseFileState> = std::array{
    Word{CaseFileState::planned, "planned", "Trong danh mục"},
    Word{CaseFileState::open, "open", "Đang mở"},
    Word{CaseFileState::closed, "closed", "Đã kết thúc"},
    Word{CaseFileState::handedOver, "handed_over", "Đã nộp lưu"},
};

enum class CaseFileAction { open, collect, remove, describe, close, reopen, handOver };
template <>
inline constexpr auto kWords<CaseFileAction> = std::array{
    Word{CaseFileAction::open, "open", "mở hồ sơ"},
    Word{CaseFileAction::collect, "collect", "thu thập văn bản"},
    Word{CaseFileAction::remove, "remove", "rút văn bản ra"},
    Word{CaseFileAction::describe, "describe", "sửa thông tin hồ sơ"},
    Word{CaseFileAction::close, "close", "kết thúc hồ sơ"},
    Word{CaseFileAction::reopen, "reopen", "mở lại hồ sơ"},
    Word{CaseFileAction::handOver, "hand_over", "nộp lưu"},
};

using CaseFileMove = Move<CaseFileState, CaseFileAction>;
// clang-format off
template <>
inline constexpr auto kMoves<CaseFileState> = [] {
    using S = CaseFileState;
    using A = CaseFileAction;
    using R = Relation;
    return std::array{
        CaseFileMove{S::planned, A::open, S::open, {R::clerk, R::leader, R::maker}},
        // What the approved plan says is changed by whoever opens the file, and the log keeps both.
        CaseFileMove{S::open, A::collect, S::open, {R::clerk, R::leader, R::maker}},
        CaseFileMove{S::open, A::remove, S::open, {R::clerk, R::leader, R::maker}, Reason::required},
        CaseFileMove{S::open, A::describe, S::open, {R::clerk, R::leader, R::maker}},
        CaseFileMove{S::open, A::close, S::closed, {R::clerk, R::leader, R::maker}},
        CaseFileMove{S::closed, A::reopen, S::open, {R::leader, R::maker}, Reason::required},
        // The archive of the agency takes files from who keeps its registry (Điều 30).
        CaseFileMove{S::closed, A::handOver, S::handedOver, {R::clerk, R::leader}},
    };
}();
// clang-format on
template <>
inline constexpr auto kFinalStates<CaseFileState> = std::array{CaseFileState::handedOver};
static_assert(isSound<CaseFileState, CaseFileAction>());

}  // namespace vanthu::domain
