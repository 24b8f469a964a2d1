#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
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
};

/// Which sequence a number belongs to: "" for the common one, else the type code.
[[nodiscard]] std::string seriesKey(const Book& book, std::string_view typeCode);

/// One sequence of numbers of a book in a year.
struct NumberSeries {
    SeriesId id;
    BookId book;
    int year{0};
    std::string key;
    int firstNumber{1};
    int lastNumber{0};  ///< highest number that left the series
};

/// Numbers of a series that nobody used and nobody explained, as closed ranges.
struct NumberRange {
    int first{0};
    int last{0};
    bool operator==(const NumberRange&) const = default;
};

}  // namespace vanthu::domain
