#pragma once

#include "schemas/domain/flow.h"

namespace vanthu::domain {

/// Where an incoming document stands (NĐ 30/2020 Điều 20–24). That it is recalled or overdue is told beside
/// it: neither is a state.
enum class HandlingState { registered, presented, returned, directed, inProgress, completed, filed };
template <>
inline constexpr auto kWords<HandlingState> = std::array{
    Word{HandlingState::registered, "registered", "Đã đăng ký, chờ trình"},
    Word{HandlingState::presented, "presented", "Đã trình, chờ chỉ đạo"},
    Word{HandlingState::returned, "returned", "Trả lại văn thư"},
    Word{HandlingState::directed, "directed", "Đã phân phối"},
    Word{HandlingState::inProgress, "in_progress", "Đang giải quyết"},
    Word{HandlingState::completed, "completed", "Hoàn thành"},
    Word{HandlingState::filed, "filed", "Lưu để biết"},
};

enum class HandlingAction { present, sendBack, direct, askOpinion, start, losePrincipal, complete, file };
template <>
inline constexpr auto kWords<HandlingAction> = std::array{
    Word{HandlingAction::present, "present", "trình lãnh đạo"},
    Word{HandlingAction::sendBack, "send_back", "trả lại văn thư"},
    Word{HandlingAction::direct, "direct", "chỉ đạo, phân phối"},
    Word{HandlingAction::askOpinion, "ask_opinion", "xin ý kiến"},
    Word{HandlingAction::start, "start", "bắt đầu giải quyết"},
    Word{HandlingAction::losePrincipal, "lose_principal", "trả lại vì không còn chủ trì"},
    Word{HandlingAction::complete, "complete", "kết thúc"},
    Word{HandlingAction::file, "file", "lưu để biết"},
};

using HandlingMove = Move<HandlingState, HandlingAction>;
// clang-format off
template <>
inline constexpr auto kMoves<HandlingState> = [] {
    using S = HandlingState;
    using A = HandlingAction;
    using R = Relation;
    return std::array{
        HandlingMove{S::registered, A::present, S::presented, {R::clerk}},
        // When the handler is clear already, the document may go straight there (Điều 23).
        HandlingMove{S::registered, A::direct, S::directed, {R::clerk, R::leader}},
        HandlingMove{S::registered, A::file, S::filed, {R::clerk, R::leader}, Reason::required},
        // A reply that is issued settles the document wherever it lies.
        HandlingMove{S::registered, A::complete, S::completed, {R::program}, Reason::required},
        HandlingMove{S::presented, A::present, S::presented, {R::clerk}},
        HandlingMove{S::presented, A::sendBack, S::returned, {R::leader}, Reason::required},
        HandlingMove{S::presented, A::direct, S::directed, {R::leader}},
        HandlingMove{S::presented, A::askOpinion, S::presented, {R::leader}},
        HandlingMove{S::presented, A::file, S::filed, {R::leader}, Reason::required},
        HandlingMove{S::presented, A::complete, S::completed, {R::program}, Reason::required},
        HandlingMove{S::returned, A::present, S::presented, {R::clerk}},
        HandlingMove{S::returned, A::complete, S::completed, {R::program}, Reason::required},
        HandlingMove{S::returned, A::file, S::filed, {R::clerk}, Reason::required},
        HandlingMove{S::directed, A::direct, S::directed, {R::leader}},
        HandlingMove{S::directed, A::askOpinion, S::directed, {R::leader, R::assignee}},
        HandlingMove{S::directed, A::start, S::inProgress, {R::program}},
        HandlingMove{S::directed, A::losePrincipal, S::presented, {R::program}},
        HandlingMove{S::directed, A::complete, S::completed, {R::leader, R::assignee, R::program}, Reason::required},
        HandlingMove{S::directed, A::file, S::filed, {R::leader, R::assignee}, Reason::required},
        HandlingMove{S::inProgress, A::direct, S::inProgress, {R::leader}},
        HandlingMove{S::inProgress, A::askOpinion, S::inProgress, {R::leader, R::assignee}},
        HandlingMove{S::inProgress, A::losePrincipal, S::presented, {R::program}},
        HandlingMove{S::inProgress, A::complete, S::completed, {R::leader, R::assignee, R::program}, Reason::required},
        HandlingMove{S::inProgress, A::file, S::filed, {R::leader, R::assignee}, Reason::required},
    };
}();
// clang-format on
template <>
inline constexpr auto kFinalStates<HandlingState> =
    std::array{HandlingState::completed, HandlingState::filed};
static_assert(isSound<HandlingState, HandlingAction>());

/// What an assignment asks of the one it is for.
enum class AssignmentRole { principal, support, inform, opinion };
template <>
inline constexpr auto kWords<AssignmentRole> = std::array{
    Word{AssignmentRole::principal, "main", "Chủ trì"},
    Word{AssignmentRole::support, "support", "Phối hợp"},
    Word{AssignmentRole::inform, "inform", "Để biết"},
    Word{AssignmentRole::opinion, "opinion", "Cho ý kiến"},
};
static_assert(wordsAreComplete<AssignmentRole>());

/// True for what must be done before the case may close.
[[nodiscard]] constexpr bool mustBeDone(AssignmentRole role) {
    return role == AssignmentRole::principal || role == AssignmentRole::support;
}

enum class AssignmentState { sent, read, working, done, returned, withdrawn };
template <>
inline constexpr auto kWords<AssignmentState> = std::array{
    Word{AssignmentState::sent, "sent", "Chưa xem"},
    Word{AssignmentState::read, "read", "Đã xem"},
    Word{AssignmentState::working, "working", "Đang giải quyết"},
    Word{AssignmentState::done, "done", "Đã xong"},
    Word{AssignmentState::returned, "returned", "Trả lại"},
    Word{AssignmentState::withdrawn, "withdrawn", "Đã thu lại"},
};

enum class AssignmentAction {
    read,
    acknowledge,
    start,
    distribute,
    askExtension,
    giveOpinion,
    finish,
    giveBack,
    takeBack,
    lapse
};
template <>
inline constexpr auto kWords<AssignmentAction> = std::array{
    Word{AssignmentAction::read, "read", "xem"},
    Word{AssignmentAction::acknowledge, "acknowledge", "xác nhận đã biết"},
    Word{AssignmentAction::start, "start", "bắt đầu giải quyết"},
    Word{AssignmentAction::distribute, "distribute", "giao tiếp trong đơn vị"},
    Word{AssignmentAction::askExtension, "ask_extension", "xin gia hạn"},
    Word{AssignmentAction::giveOpinion, "give_opinion", "cho ý kiến"},
    Word{AssignmentAction::finish, "finish", "báo đã xong"},
    Word{AssignmentAction::giveBack, "give_back", "trả lại người giao"},
    Word{AssignmentAction::takeBack, "take_back", "thu lại khi chưa xem"},
    Word{AssignmentAction::lapse, "lapse", "hết hiệu lực khi văn bản kết thúc"},
};

using AssignmentMove = Move<AssignmentState, AssignmentAction>;
// clang-format off
template <>
inline constexpr auto kMoves<AssignmentState> = [] {
    using S = AssignmentState;
    using A = AssignmentAction;
    using R = Relation;
    return std::array{
        AssignmentMove{S::sent, A::read, S::read, {R::assignee}},
        AssignmentMove{S::sent, A::acknowledge, S::done, {R::assignee}},
        AssignmentMove{S::sent, A::start, S::working, {R::assignee}},
        AssignmentMove{S::sent, A::distribute, S::working, {R::assignee}},
        AssignmentMove{S::sent, A::askExtension, S::read, {R::assignee}, Reason::required},
        AssignmentMove{S::sent, A::giveOpinion, S::done, {R::assignee}},
        AssignmentMove{S::sent, A::finish, S::done, {R::assignee, R::program}, Reason::required},
        AssignmentMove{S::sent, A::giveBack, S::returned, {R::assignee}, Reason::required},
        AssignmentMove{S::sent, A::takeBack, S::withdrawn, {R::assigner, R::leader}, Reason::required},
        AssignmentMove{S::sent, A::lapse, S::withdrawn, {R::program}, Reason::required},
        AssignmentMove{S::read, A::start, S::working, {R::assignee}},
        AssignmentMove{S::read, A::distribute, S::working, {R::assignee}},
        AssignmentMove{S::read, A::askExtension, S::read, {R::assignee}, Reason::required},
        AssignmentMove{S::read, A::giveOpinion, S::done, {R::assignee}},
        AssignmentMove{S::read, A::finish, S::done, {R::assignee, R::program}, Reason::required},
        AssignmentMove{S::read, A::giveBack, S::returned, {R::assignee}, Reason::required},
        AssignmentMove{S::read, A::lapse, S::withdrawn, {R::program}, Reason::required},
        AssignmentMove{S::working, A::distribute, S::working, {R::assignee}},
        AssignmentMove{S::working, A::askExtension, S::working, {R::assignee}, Reason::required},
        AssignmentMove{S::working, A::giveOpinion, S::done, {R::assignee}},
        AssignmentMove{S::working, A::finish, S::done, {R::assignee, R::program}, Reason::required},
        AssignmentMove{S::working, A::giveBack, S::returned, {R::assignee}, Reason::required},
        AssignmentMove{S::working, A::lapse, S::withdrawn, {R::program}, Reason::required},
    };
}();
// clang-format on
template <>
inline constexpr auto kFinalStates<AssignmentState> =
    std::array{AssignmentState::done, AssignmentState::returned, AssignmentState::withdrawn};
static_assert(isSound<AssignmentState, AssignmentAction>());

/// True when the assignment still waits for somebody.
[[nodiscard]] constexpr bool isOpen(AssignmentState state) {
    return !isFinal(state);
}

/// True for an assignment that counts: neither given back nor taken back.
[[nodiscard]] constexpr bool isLive(AssignmentState state) {
    return state != AssignmentState::returned && state != AssignmentState::withdrawn;
}

/// True when the action suits what the assignment asks for: who is to know acknowledges, who is asked for an
/// opinion gives it, who is to work works.
[[nodiscard]] constexpr bool suits(AssignmentRole role, AssignmentAction action) {
    switch (action) {
        case AssignmentAction::acknowledge:
            return role == AssignmentRole::inform;
        case AssignmentAction::giveOpinion:
            return role == AssignmentRole::opinion;
        case AssignmentAction::start:
        case AssignmentAction::distribute:
        case AssignmentAction::finish:
            return mustBeDone(role);
        case AssignmentAction::read:
        case AssignmentAction::askExtension:
            return role != AssignmentRole::inform;
        case AssignmentAction::giveBack:
        case AssignmentAction::takeBack:
        case AssignmentAction::lapse:
            break;
    }
    return true;
}

/// A request for a later deadline.
enum class ExtensionState { asked, approved, refused };
template <>
inline constexpr auto kWords<ExtensionState> = std::array{
    Word{ExtensionState::asked, "asked", "Đang xin gia hạn"},
    Word{ExtensionState::approved, "approved", "Đồng ý gia hạn"},
    Word{ExtensionState::refused, "refused", "Không đồng ý gia hạn"},
};
enum class ExtensionAction { approve, refuse };
template <>
inline constexpr auto kWords<ExtensionAction> = std::array{
    Word{ExtensionAction::approve, "approve", "đồng ý gia hạn"},
    Word{ExtensionAction::refuse, "refuse", "không đồng ý gia hạn"},
};
using ExtensionMove = Move<ExtensionState, ExtensionAction>;
template <>
inline constexpr auto kMoves<ExtensionState> = std::array{
    ExtensionMove{ExtensionState::asked,
                  ExtensionAction::approve,
                  ExtensionState::approved,
                  {Relation::assigner, Relation::leader}},
    ExtensionMove{ExtensionState::asked,
                  ExtensionAction::refuse,
                  ExtensionState::refused,
                  {Relation::assigner, Relation::leader},
                  Reason::required},
};
template <>
inline constexpr auto kFinalStates<ExtensionState> =
    std::array{ExtensionState::approved, ExtensionState::refused};
static_assert(isSound<ExtensionState, ExtensionAction>());

/// Why an outgoing document answers an incoming one. All but `interim` settle it.
enum class ReplyReason { answer, report, transfer, interim };
template <>
inline constexpr auto kWords<ReplyReason> = std::array{
    Word{ReplyReason::answer, "answer", "Trả lời"},
    Word{ReplyReason::report, "report", "Báo cáo theo yêu cầu"},
    Word{ReplyReason::transfer, "transfer", "Chuyển cơ quan có thẩm quyền"},
    Word{ReplyReason::interim, "interim", "Trả lời tạm thời, chưa kết thúc"},
};
static_assert(wordsAreComplete<ReplyReason>());
[[nodiscard]] constexpr bool settles(ReplyReason reason) {
    return reason != ReplyReason::interim;
}

/// What somebody wrote while a document was handled; the rows of the phiếu giải quyết and what came beside
/// it.
enum class OpinionKind { direction, distribution, proposal, opinion };
template <>
inline constexpr auto kWords<OpinionKind> = std::array{
    Word{OpinionKind::direction, "direction", "Ý kiến của lãnh đạo cơ quan"},
    Word{OpinionKind::distribution, "distribution", "Ý kiến của lãnh đạo đơn vị"},
    Word{OpinionKind::proposal, "proposal", "Ý kiến đề xuất của người giải quyết"},
    Word{OpinionKind::opinion, "opinion", "Ý kiến tham gia"},
};
static_assert(wordsAreComplete<OpinionKind>());

}  // namespace vanthu::domain
