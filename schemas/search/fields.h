#pragma once

#include <array>
#include <string_view>

namespace vanthu::search {

/// How a field is indexed.
enum class FieldKind {
    text,     ///< syllables: written, folded, pairs of both
    code,     ///< parts of số và ký hiệu and the whole key
    boolean,  ///< one exact term, used as a filter
    date,     ///< value slot, days since 1970-01-01, sortable
};

/// One searchable field: everything that the query parser, the help text, the API and the indexer know of it.
struct Field {
    std::string_view name;    ///< in queries "name:value" and as API parameter
    std::string_view prefix;  ///< of its terms; "" for running text
    int slot;                 ///< value slot, -1 for none
    FieldKind kind;
    std::string_view label;    ///< Vietnamese
    std::string_view example;  ///< of its use in a query
};

// Terms of running text, all fields together:
//   Wvăn       syllable as written, lower case, one tone placement
//   Fvan       the same folded; the only terms with positions
//   Pvăn_bản   neighbouring syllables as written
//   Gvan_ban   neighbouring syllables folded
// Document terms: Q<id> unique, O<organisation id> access right.
inline constexpr std::string_view kWrittenPrefix = "W";
inline constexpr std::string_view kFoldedPrefix = "F";
inline constexpr std::string_view kWrittenPairPrefix = "P";
inline constexpr std::string_view kFoldedPairPrefix = "G";
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kAccessPrefix = "O";

inline constexpr int kSlotIssuedDate = 0;  ///< for sorting and ranges
inline constexpr int kSlotArrivalDate = 1;

inline constexpr std::array kFields{
    Field{"text", "", -1, FieldKind::text, "Nội dung", "\"cải cách hành chính\""},
    Field{"code", "XC", -1, FieldKind::code, "Số, ký hiệu", "456/KH-UBND"},
    Field{"direction", "XD", -1, FieldKind::boolean, "Đến, đi", "direction:incoming"},
    Field{"book", "XB", -1, FieldKind::boolean, "Sổ", "book:3"},
    Field{"type", "XT", -1, FieldKind::boolean, "Loại", "type:KH"},
    Field{"issuer", "XI", -1, FieldKind::text, "Cơ quan ban hành", "issuer:\"Sở Nội vụ\""},
    Field{"unit", "XU", -1, FieldKind::boolean, "Đơn vị giữ sổ", "unit:7"},
    Field{"issued", "", kSlotIssuedDate, FieldKind::date, "Ngày văn bản", "2018-01-01..2018-12-31"},
    Field{"arrived", "", kSlotArrivalDate, FieldKind::date, "Ngày đến", "2018-01-01..2018-12-31"},
};

}  // namespace vanthu::search
