#include "schemas/domain/flow_case_file.h"
#include "schemas/domain/flow_draft.h"
#include "schemas/domain/flow_handling.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>

using namespace vanthu::domain;

namespace {

std::string whoDoes(Relations relations) {
    std::string text;
    for (const auto& word : kWords<Relation>)
        if (relations.has(word.value)) text += (text.empty() ? "" : ", ") + std::string(word.code);
    return text;
}

/// The machine as docs/flow.md draws it.
template <class State>
std::string diagram() {
    std::string text = "stateDiagram-v2\n    [*] --> " + std::string(kWords<State>[0].code) + "\n";
    for (const auto& move : kMoves<State>)
        text += "    " + std::string(code(move.from)) + " --> " + std::string(code(move.to)) + ": " +
                std::string(code(move.action)) + " (" + whoDoes(move.by) + ")" +
                (move.reason == Reason::required ? " *" : "") + "\n";
    for (const auto state : kFinalStates<State>)
        text += "    " + std::string(code(state)) + " --> [*]\n";
    return text;
}

std::string documentation() {
    std::ifstream file(std::string(VANTHU_SOURCE) + "/docs/flow.md");
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("docs/flow.md draws every state machine as its table says", "[domain]") {
    const auto text = documentation();
    for (const auto& machine :
         {diagram<HandlingState>(), diagram<AssignmentState>(), diagram<ExtensionState>(),
          diagram<DraftState>(), diagram<CasePlanState>(), diagram<CaseFileState>()}) {
        INFO("expected in docs/flow.md:\n" << machine);
        CHECK(text.find("```mermaid\n" + machine + "```") != std::string::npos);
    }
}

TEST_CASE("nothing moves out of a state where a case may rest for ever but what recall does", "[domain]") {
    for (const auto& move : kMoves<HandlingState>)
        CHECK_FALSE(isFinal(move.from));
    for (const auto& move : kMoves<AssignmentState>)
        CHECK_FALSE(isFinal(move.from));
    for (const auto& move : kMoves<DraftState>)
        if (isFinal(move.from)) {
            CAPTURE(code(move.from), code(move.action));
            CHECK(move.from == DraftState::sent);
            CHECK((move.action == DraftAction::send || move.action == DraftAction::recall));
        }
}

TEST_CASE("a draft goes back from every step before its issue, and never without a reason", "[domain]") {
    for (const auto state : {DraftState::submitted, DraftState::contentApproved, DraftState::formChecked,
                             DraftState::signed_, DraftState::numbered}) {
        const auto* move = findMove(state, DraftAction::back);
        CAPTURE(code(state));
        REQUIRE(move != nullptr);
        CHECK(move->to == DraftState::drafting);
        CHECK(move->reason == Reason::required);
    }
    CHECK(findMove(DraftState::issued, DraftAction::back) == nullptr);
}

TEST_CASE("a routing is taken back only while nobody has read it", "[domain]") {
    for (const auto& word : kWords<AssignmentState>) {
        CAPTURE(word.code);
        CHECK((findMove(word.value, AssignmentAction::takeBack) != nullptr) ==
              (word.value == AssignmentState::sent));
    }
}

TEST_CASE("every role has exactly one way to be done", "[domain]") {
    for (const auto& word : kWords<AssignmentRole>) {
        int ways = 0;
        for (const auto action :
             {AssignmentAction::acknowledge, AssignmentAction::giveOpinion, AssignmentAction::finish})
            ways += suits(word.value, action) ? 1 : 0;
        CAPTURE(word.code);
        CHECK(ways == 1);
    }
}

TEST_CASE("what is in a closed case file changes only after it is opened again with a reason", "[domain]") {
    for (const auto action : {CaseFileAction::collect, CaseFileAction::remove, CaseFileAction::describe}) {
        CAPTURE(code(action));
        CHECK(findMove(CaseFileState::open, action) != nullptr);
        for (const auto state : {CaseFileState::planned, CaseFileState::closed, CaseFileState::handedOver})
            CHECK(findMove(state, action) == nullptr);
    }
    const auto* reopen = findMove(CaseFileState::closed, CaseFileAction::reopen);
    REQUIRE(reopen != nullptr);
    CHECK(reopen->reason == Reason::required);
    CHECK(findMove(CaseFileState::handedOver, CaseFileAction::reopen) == nullptr);
}
