#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

/// State machines as tables: states × actions → states, who may act, and whether a reason must be given. The
/// tables stand in flow_handling.h, flow_draft.h and flow_case_file.h and are checked when they are compiled.
namespace vanthu::domain {

/// What a person is to the thing that is to be moved.
enum class Relation {
    clerk,     ///< văn thư of the unit whose registry holds it, or will
    leader,    ///< lãnh đạo of that unit
    assignee,  ///< whom an assignment is for
    assigner,  ///< who made the assignment
    drafter,   ///< who writes the draft
    maker,     ///< who makes the case file
    program,   ///< nobody: follows from another move
};
template <>
inline constexpr auto kWords<Relation> = std::array{
    Word{Relation::clerk, "clerk", "Văn thư"},
    Word{Relation::leader, "leader", "Lãnh đạo"},
    Word{Relation::assignee, "assignee", "Người được giao"},
    Word{Relation::assigner, "assigner", "Người giao"},
    Word{Relation::drafter, "drafter", "Người soạn thảo"},
    Word{Relation::maker, "maker", "Người lập hồ sơ"},
    Word{Relation::program, "program", "Hệ thống"},
};

/// A set of relations.
class Relations {
  public:
    constexpr Relations() = default;
    constexpr Relations(std::initializer_list<Relation> all) {
        for (const auto relation : all)
            add(relation);
    }
    constexpr void add(Relation relation) { bits_ |= bit(relation); }
    [[nodiscard]] constexpr bool has(Relation relation) const { return (bits_ & bit(relation)) != 0; }
    /// True when one relation is in both sets.
    [[nodiscard]] constexpr bool meets(Relations other) const { return (bits_ & other.bits_) != 0; }
    [[nodiscard]] constexpr bool isOnly(Relation relation) const { return bits_ == bit(relation); }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

  private:
    static constexpr unsigned bit(Relation relation) { return 1u << static_cast<unsigned>(relation); }
    unsigned bits_{0};
};

enum class Reason { optional, required };

/// One line of a state machine.
template <class State, class Action>
struct Move {
    State from;
    Action action;
    State to;
    Relations by;
    Reason reason{Reason::optional};
};

/// The table of the machine with these states, its first state always the first word.
template <class State>
inline constexpr auto kMoves = nullptr;

/// The states in which it may rest for ever.
template <class State>
inline constexpr auto kFinalStates = nullptr;

template <class State>
[[nodiscard]] constexpr bool isFinal(State state) {
    for (const auto final : kFinalStates<State>)
        if (final == state) return true;
    return false;
}

/// The line for an action in a state; nullptr when it is not lawful.
template <class State, class Action>
[[nodiscard]] constexpr const Move<State, Action>* findMove(State from, Action action) {
    for (const auto& move : kMoves<State>)
        if (move.from == from && move.action == action) return &move;
    return nullptr;
}

/// Everybody who may do this in some state.
template <class State, class Action>
[[nodiscard]] constexpr Relations whoMay(Action action) {
    Relations all;
    for (const auto& move : kMoves<State>)
        if (move.action == action)
            for (const auto& word : kWords<Relation>)
                if (move.by.has(word.value)) all.add(word.value);
    return all;
}

// What a table promises, for static_assert.

/// Values in the order of the enumeration, each with a label and a code of its own.
template <class E>
[[nodiscard]] constexpr bool wordsAreComplete() {
    const auto& words = kWords<E>;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (static_cast<std::size_t>(words[i].value) != i) return false;
        if (words[i].code.empty() || words[i].label.empty()) return false;
        for (std::size_t other = 0; other < i; ++other)
            if (words[other].code == words[i].code) return false;
    }
    return true;
}

template <class State>
[[nodiscard]] constexpr bool everyStateIsReached() {
    std::array<bool, kWords<State>.size()> reached{};
    reached[0] = true;
    for (std::size_t round = 0; round < reached.size(); ++round)
        for (const auto& move : kMoves<State>)
            if (reached[static_cast<std::size_t>(move.from)])
                reached[static_cast<std::size_t>(move.to)] = true;
    for (const bool state : reached)
        if (!state) return false;
    return true;
}

template <class State>
[[nodiscard]] constexpr bool everyStateHasAWayOut() {
    for (const auto& word : kWords<State>) {
        bool leads = isFinal(word.value);
        for (const auto& move : kMoves<State>)
            leads = leads || (move.from == word.value && move.to != word.value);
        if (!leads) return false;
    }
    return true;
}

/// No action twice in a state, and each with somebody who may do it.
template <class State>
[[nodiscard]] constexpr bool movesAreUnambiguous() {
    const auto& moves = kMoves<State>;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        if (moves[i].by.empty()) return false;
        for (std::size_t other = 0; other < i; ++other)
            if (moves[other].from == moves[i].from && moves[other].action == moves[i].action) return false;
    }
    return true;
}

template <class State, class Action>
[[nodiscard]] constexpr bool everyActionIsUsed() {
    for (const auto& word : kWords<Action>)
        if (whoMay<State>(word.value).empty()) return false;
    return true;
}

template <class State, class Action>
[[nodiscard]] constexpr bool isSound() {
    return wordsAreComplete<State>() && wordsAreComplete<Action>() && everyStateIsReached<State>() &&
           everyStateHasAWayOut<State>() && movesAreUnambiguous<State>() &&
           everyActionIsUsed<State, Action>();
}

}  // namespace vanthu::domain
