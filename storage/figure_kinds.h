#pragma once

#include "storage/figure_facts.h"
#include "storage/sql.h"

#include <string_view>

/// How the tables of facts are read in bulk. Internal to storage/figure_*.cpp.
namespace vanthu::storage {

/// The facts of one table. A row that is read for amounts() has the unit, then `columns`.
struct FactKind {
    std::string_view table;
    std::string_view columns;  ///< direction, and `width` more
    int width{0};
    std::string_view key;  ///< three columns that tell what a fact is about
    Amounts (*amounts)(const Row& row){nullptr};
};

inline constexpr FactKind kDocumentsKind{"figure_documents",
                                         "direction, with_file, on_time, by_person, by_agency", 4,
                                         "document_id, 0, ''", [](const Row& row) {
                                             return amountsOf(DocumentFact{.withFile = row.flag(2),
                                                                           .onTime = row.flag(3),
                                                                           .byPerson = row.flag(4),
                                                                           .byAgency = row.flag(5)});
                                         }};
inline constexpr FactKind kGapsKind{
    "figure_gaps", "direction, missing, voided", 2, "series_id, upper_number, upper_suffix",
    [](const Row& row) { return amountsOf(GapFact{.missing = row.integer(2), .voided = row.integer(3)}); }};
inline constexpr FactKind kExchangesKind{
    "figure_exchanges",
    "'outgoing', due, served, agencies, agencies_served, sent_at, in_time_30, in_time_28, fully_signed, "
    "on_paper",
    9, "document_id, 0, ''", [](const Row& row) {
        return amountsOf(ExchangeFact{.due = row.integer(2),
                                      .served = row.integer(3),
                                      .agencies = row.integer(4),
                                      .agenciesServed = row.integer(5),
                                      .sentAt = row.optionalMoment(6),
                                      .inTime30 = row.flag(7),
                                      .inTime28 = row.flag(8),
                                      .fullySigned = row.flag(9),
                                      .onPaper = row.flag(10)});
    }};
inline constexpr FactKind kIncomingKind{
    "figure_incoming", "'incoming', state, due, finished_on, assigned, with_file, from_agency, electronic", 7,
    "document_id, 0, ''", [](const Row& row) {
        return amountsOf(IncomingFact{.state = row.word<domain::HandlingState>(2),
                                      .handlingDue = row.optionalDate(3),
                                      .finishedOn = row.optionalDate(4),
                                      .assigned = row.flag(5),
                                      .withFile = row.flag(6),
                                      .fromAgency = row.flag(7),
                                      .electronic = row.flag(8)});
    }};
inline constexpr FactKind kArrivalsKind{
    "figure_arrivals", "'incoming', state, same_day, recalled", 3, "inbox_id, 0, ''", [](const Row& row) {
        return amountsOf(ArrivalFact{
            .state = row.word<domain::InboxState>(2), .sameDay = row.flag(3), .recalled = row.flag(4)});
    }};

/// What waits and may be late: rows of these tables while they say so, in partial indexes with the same
/// words.
struct WaitingKind {
    std::string_view table;
    std::string_view direction;
    std::string_view waits;
    std::string_view due;
    Figure figure{};
};
inline constexpr WaitingKind kUnsentKind{"figure_exchanges", "outgoing", "sent_at IS NULL AND due > 0",
                                         "send_by", Figure::notSent};
inline constexpr WaitingKind kOverdueKind{
    "figure_incoming", "incoming", "state = 'registered' AND due IS NOT NULL", "due", Figure::openOverdue};

}  // namespace vanthu::storage
