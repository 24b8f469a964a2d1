#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vanthu::search {

/// How a field is indexed.
enum class FieldKind {
    text,     ///< syllables: written, folded, pairs of both
    code,     ///< parts of số và ký hiệu and the whole key
    boolean,  ///< one exact term, used as a filter
    date,     ///< value slot, days since 1970-01-01, sortable
};

/// One searchable field: what help text, API, indexer and reader know of it.
struct Field {
    std::string_view name;    ///< as API parameter, in words
    std::string_view prefix;  ///< of its terms; "" for running text
    int slot;                 ///< value slot, -1 for none
    FieldKind kind;
    std::string_view label;    ///< Vietnamese
    std::string_view example;  ///< of a value
};

// Terms of running text, all fields together. A written form is kept only where it differs from the folded
// one.
//   Wvăn       syllable as written, lower case, one tone placement
//   Fvan       the same folded; the only terms with positions
//   Pvăn_bản   neighbouring syllables as written
//   Gvan_ban   neighbouring syllables folded
// Document terms: O… who may know of it, see access_terms.h. The Xapian document id is the document's own id.
inline constexpr std::string_view kWrittenPrefix = "W";
inline constexpr std::string_view kFoldedPrefix = "F";
inline constexpr std::string_view kWrittenPairPrefix = "P";
inline constexpr std::string_view kFoldedPairPrefix = "G";
inline constexpr std::string_view kAccessPrefix = "O";
inline constexpr char kPairSeparator = '_';

inline constexpr std::string_view kCodePrefix = "XC";  ///< one part of số, ký hiệu: "456", "kh", "ubnd"
inline constexpr std::string_view kCodeKeyPrefix = "XK";  ///< the whole: "456/kh/ubnd"
inline constexpr std::string_view kDirectionPrefix = "XD";
inline constexpr std::string_view kBookPrefix = "XB";
inline constexpr std::string_view kTypePrefix = "XT";
inline constexpr std::string_view kIssuerPrefix = "XI";   ///< folded syllables of the name
inline constexpr std::string_view kSubjectPrefix = "XS";  ///< folded syllables of the subject, with positions
inline constexpr std::string_view kSignerPrefix = "XN";   ///< folded syllables of the signer's name
inline constexpr std::string_view kResemblancePrefix = "XM";  ///< of texts nearly the same, see resemblance.h
inline constexpr std::string_view kDocumentTerm = "D";        ///< of every document
inline constexpr std::string_view kIdPrefix = "Q";            ///< the document's id, one term each
inline constexpr std::string_view kIssuerKeyPrefix = "XJ";    ///< issuerKey() of the whole name
inline constexpr std::string_view kCopyKeyPrefix = "XY";      ///< copyKey(), of registrations of one document
inline constexpr std::string_view kUnreadPrefix = "XE";       ///< the text of a file is still to come:
inline constexpr std::string_view kUnreadPending = "pending";
inline constexpr std::string_view kUnreadScan = "ocr";  ///< the words of a scan are

inline constexpr int kSlotIssuedDate = 0;  ///< for ranges
inline constexpr int kSlotArrivalDate = 1;
inline constexpr int kSlotSortDate = 2;    ///< issued, else arrival, else registration day
inline constexpr int kSlotVersion = 3;     ///< of the document when it was indexed; for `vanthu verify`
inline constexpr int kSlotOutline = 4;     ///< see outline.h
inline constexpr int kSlotId = 5;          ///< the document's id
inline constexpr int kSlotFacets = 7;      ///< see facet_values.h
inline constexpr int kSlotIssuerName = 8;  ///< as registered, to name what kSlotFacets counts
inline constexpr int kSlotCopyKey = 9;     ///< copyKey(), for collapsing

inline constexpr std::uint32_t kSlots = 16;  ///< all are below this

inline constexpr std::size_t kTermBytesMax = 64;             ///< longer terms are left out
inline constexpr std::size_t kStoredTextBytes = 256u << 10;  ///< text kept per document for snippets
inline constexpr std::string_view kFormatVersion = "6";  ///< of everything above; another one means: rebuild

inline constexpr std::array kFields{
    Field{"text", "", -1, FieldKind::text, "Nội dung", "\"cải cách hành chính\""},
    Field{"code", kCodePrefix, -1, FieldKind::code, "Số, ký hiệu", "456/KH-UBND"},
    Field{"direction", kDirectionPrefix, -1, FieldKind::boolean, "Đến, đi", "incoming"},
    Field{"book", kBookPrefix, -1, FieldKind::boolean, "Sổ", "3"},
    Field{"type", kTypePrefix, -1, FieldKind::boolean, "Loại", "KH"},
    Field{"issuer", kIssuerPrefix, -1, FieldKind::text, "Cơ quan ban hành", "Sở Nội vụ"},
    Field{"issued", "", kSlotIssuedDate, FieldKind::date, "Ngày văn bản", "2018-01-01..2018-12-31"},
    Field{"arrived", "", kSlotArrivalDate, FieldKind::date, "Ngày đến", "2018-01-01..2018-12-31"},
};

}  // namespace vanthu::search
