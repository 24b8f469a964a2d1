#include "server/app/flow_rules.h"
#include "schemas/domain/flow_draft.h"
#include "schemas/domain/flow_handling.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

/// What the table says about one relation doing this in this state.
template <class State, class Action>
ErrorCode expected(State state, Action action, domain::Relation relation) {
    const domain::Relations have{relation};
    if (!domain::whoMay<State>(action).meets(have)) return ErrorCode::forbidden;
    const auto* move = domain::findMove(state, action);
    if (move == nullptr) return ErrorCode::illegalMove;
    return move->by.meets(have) ? ErrorCode::internal : ErrorCode::forbidden;
}

template <class State, class Action>
void checkMachine() {
    const app::Caller caller;
    for (const auto& state : domain::kWords<State>)
        for (const auto& action : domain::kWords<Action>)
            for (const auto& relation : domain::kWords<domain::Relation>) {
                CAPTURE(state.code, action.code, relation.code);
                auto outcome = ErrorCode::internal;
                try {
                    const auto next =
                        app::moved(state.value, action.value, {relation.value}, caller, "vì lẽ đó");
                    CHECK(next == domain::findMove(state.value, action.value)->to);
                } catch (const Error& error) {
                    outcome = error.code();
                }
                CHECK(outcome == expected(state.value, action.value, relation.value));
            }
}

TEST_CASE("every state, action and relation gets what its table says", "[app]") {
    checkMachine<domain::HandlingState, domain::HandlingAction>();
    checkMachine<domain::AssignmentState, domain::AssignmentAction>();
    checkMachine<domain::ExtensionState, domain::ExtensionAction>();
    checkMachine<domain::DraftState, domain::DraftAction>();
}

TEST_CASE("an illegal move names the lawful ones, in code and for people", "[app]") {
    try {
        static_cast<void>(app::moved(domain::HandlingState::returned, domain::HandlingAction::direct,
                                     {domain::Relation::clerk}, {}, ""));
        FAIL("no refusal");
    } catch (const IllegalMove& refused) {
        CHECK(refused.allowed() == std::vector<std::string>{"present", "file"});
        CHECK(refused.explanation().find("Trả lại văn thư") != std::string::npos);
        CHECK(refused.explanation().find("trình lãnh đạo, lưu để biết") != std::string::npos);
    }
}

TEST_CASE("a move that needs a reason says so when there is none", "[app]") {
    try {
        static_cast<void>(app::moved(domain::HandlingState::presented, domain::HandlingAction::sendBack,
                                     {domain::Relation::leader}, {}, ""));
        FAIL("no refusal");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalidInput);
        CHECK(error.violations().at(0).field == "text");
    }
}

}  // namespace
}  // namespace vanthu::tests
