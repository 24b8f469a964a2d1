#include "schemas/domain/book.h"

#include <algorithm>

namespace vanthu::domain {
namespace {

/// Every state of a book is reached from `open` within two moves, and can be left.
constexpr bool everyStateIsReachable() {
    for (const auto& word : kWords<BookState>) {
        bool reached = word.value == BookState::open;
        bool left = false;
        for (const auto& move : kBookMoves) {
            const bool fromNear =
                move.from == BookState::open || bookMove(BookState::open, move.from) != nullptr;
            reached = reached || (move.to == word.value && fromNear);
            left = left || move.from == word.value;
        }
        if (!reached || !left) return false;
    }
    return true;
}
static_assert(everyStateIsReachable(), "a book can come into every state and out of it again");

}  // namespace

std::string seriesKey(const Book& book, std::string_view typeCode) {
    switch (book.scheme) {
        case NumberingScheme::common:
            return {};
        case NumberingScheme::perType:
            return std::string{typeCode};
        case NumberingScheme::mixed: {
            const auto& apart = book.separateTypes;
            return std::find(apart.begin(), apart.end(), typeCode) != apart.end() ? std::string{typeCode}
                                                                                  : std::string{};
        }
    }
    return {};
}

bool isCopyType(std::string_view typeCode) {
    return typeCode == "SY" || typeCode == "TrS" || typeCode == "SL";
}

}  // namespace vanthu::domain
