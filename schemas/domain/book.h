#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// Sổ đăng ký: belongs to one unit, lives through the years; its numbers start again each year.
struct Book {
    BookId id;
    OrganisationId organisation;
    Direction direction{Direction::incoming};
    std::string code;  ///< short name for the command line, unique within unit and direction: "den", "di"
    std::string name;  ///< "Sổ văn bản đến", ≤ 200
    NumberingScheme scheme{NumberingScheme::common};
    std::vector<std::string> separateTypes;  ///< scheme mixed: type codes with a series of their own
    BookState state{BookState::open};
    BookPurpose purpose{BookPurpose::agency};
    std::string boardName{};      ///< purpose board: who issues, "Ban Chỉ đạo cải cách hành chính"
    std::string boardNotation{};  ///< its part of a notation: BCĐ in 05/KH-BCĐ
};

/// Which sequence a number belongs to: "" for the common one, else the type code.
[[nodiscard]] std::string seriesKey(const Book& book, std::string_view typeCode);

/// SY, TrS, SL: a copy of another document, numbered in a book of copies.
[[nodiscard]] bool isCopyType(std::string_view typeCode);

/// One sequence of numbers of a book in a year.
struct NumberSeries {
    SeriesId id;
    BookId book;
    int year{0};
    std::string key;
    int firstNumber{1};
    int lastNumber{0};              ///< highest number that left the series
    std::optional<Date> lastDay{};  ///< latest day of a document in it
};

/// Numbers of a series that nobody used and nobody explained, as closed ranges.
struct NumberRange {
    int first{0};
    int last{0};
    bool operator==(const NumberRange&) const = default;
};

/// Giữ số: a number kept back for a document that is still to be signed.
struct Reservation {
    SeriesId series;
    RegistryNumber number;
    std::string heldFor;  ///< person or unit, ≤ 200
    std::string purpose;  ///< ≤ 500
    Date until;           ///< last day on which it may be used without a reason
    AccountId reservedBy;
    Timestamp reservedAt{};
};

/// All that is kept of a state secret: that its number is taken (domain §1.9). The secret itself is
/// registered, stored and sent elsewhere.
struct SecretStub {
    SeriesId series;
    RegistryNumber number;
    std::string numberReason;
    Date day;
    Secrecy secrecy{Secrecy::secret};
    AccountId registeredBy;
    Timestamp registeredAt{};
};

/// A change of a book's state that is allowed.
struct BookMove {
    BookState from;
    BookState to;
    std::string_view action;  ///< as the change log calls it
    bool needsReason;
};

inline constexpr std::array kBookMoves{
    BookMove{BookState::open, BookState::closed, "closed", false},
    BookMove{BookState::closed, BookState::open, "opened", false},
    BookMove{BookState::closed, BookState::locked, "locked", false},
    BookMove{BookState::locked, BookState::closed, "unlocked", true},
};

/// nullptr when the book may not go from one state to the other.
[[nodiscard]] constexpr const BookMove* bookMove(BookState from, BookState to) {
    for (const auto& move : kBookMoves)
        if (move.from == from && move.to == to) return &move;
    return nullptr;
}

}  // namespace vanthu::domain
