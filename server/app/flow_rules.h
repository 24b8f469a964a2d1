#pragma once

#include "schemas/domain/flow.h"
#include "schemas/domain/refusal.h"
#include "server/app/authorisation.h"
#include "server/app/checks.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// "Lãnh đạo, Văn thư".
[[nodiscard]] std::string labelsOf(domain::Relations relations);

/// What somebody wrote with a move, clean and checked for its length: field "text".
[[nodiscard]] std::string checkedText(const std::string& raw);
/// Throws Error{invalidInput} naming "text" when there is none.
void requireText(const std::string& text, const char* sentence);

/// Codes of the actions that somebody with these relations may do in this state.
template <class State, class Action>
[[nodiscard]] std::vector<std::string> allowedActions(State state, domain::Relations have) {
    std::vector<std::string> allowed;
    for (const domain::Move<State, Action>& move : domain::kMoves<State>)
        if (move.from == state && move.by.meets(have)) allowed.emplace_back(domain::code(move.action));
    return allowed;
}

/// Says which actions the state allows to people instead of this one.
template <class State, class Action>
[[noreturn]] void refuseMove(State state, Action action) {
    std::vector<std::string> allowed;
    std::vector<std::string> labels;
    for (const domain::Move<State, Action>& move : domain::kMoves<State>) {
        if (move.from != state || move.by.isOnly(domain::Relation::program)) continue;
        allowed.emplace_back(domain::code(move.action));
        labels.emplace_back(domain::label(move.action));
    }
    throw IllegalMove(domain::label(state), domain::label(action), std::move(allowed), labels);
}

/// The state after the move. Throws Error{forbidden} for somebody who has no part in it, Error{illegalMove}
/// for a move that the state does not have, Error{invalidInput} naming "text" where the reason is missing.
template <class State, class Action>
[[nodiscard]] State moved(State from, Action action, domain::Relations have, const Caller& caller,
                          const std::string& reason) {
    const auto refuseRelation = [&](domain::Relations wanted) {
        throw Refused(Refusal::relationMissing,
                      {caller.account.login, std::string(domain::label(action)), labelsOf(wanted)});
    };
    const auto anywhere = domain::whoMay<State>(action);
    if (!anywhere.meets(have)) refuseRelation(anywhere);
    const auto* move = domain::findMove(from, action);
    if (move == nullptr) refuseMove(from, action);
    if (!move->by.meets(have)) refuseRelation(move->by);
    if (move->reason == domain::Reason::required) requireText(reason, "Bắt buộc ghi lý do hoặc kết quả.");
    return move->to;
}

}  // namespace vanthu::app
