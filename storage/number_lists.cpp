#include "storage/number_rows.h"
#include "storage/number_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

using domain::SeriesId;

domain::Reservation reservationFrom(const Row& row) {
    return {.series = row.id<SeriesId>(0),
            .number = {row.small(1), row.text(2)},
            .heldFor = row.text(3),
            .purpose = row.text(4),
            .until = row.date(5),
            .reservedBy = row.id<domain::AccountId>(6),
            .reservedAt = row.moment(7)};
}

std::vector<domain::NumberSeries> listSeries(ReadTransaction& transaction, domain::BookId book,
                                             std::optional<int> year) {
    return allRows(transaction,
                   "SELECT id, book_id, year, series_key, first_number, last_number, last_day FROM "
                   "number_series WHERE book_id = $1 AND (year = $2 OR CAST($2 AS BIGINT) IS NULL) "
                   "ORDER BY year, series_key",
                   {book, year}, [](const Row& row) {
                       return domain::NumberSeries{.id = row.id<SeriesId>(0),
                                                   .book = row.id<domain::BookId>(1),
                                                   .year = row.small(2),
                                                   .key = row.text(3),
                                                   .firstNumber = row.small(4),
                                                   .lastNumber = row.small(5),
                                                   .lastDay = row.optionalDate(6)};
                   });
}

std::vector<domain::NumberRange> findGaps(ReadTransaction& transaction, SeriesId series) {
    const auto span =
        firstRow(transaction, "SELECT first_number, last_number FROM number_series WHERE id = $1", {series},
                 [](const Row& row) {
                     return domain::NumberRange{row.small(0), row.small(1)};
                 });
    if (!span) return {};
    std::vector<domain::NumberRange> gaps;
    int next = span->first;
    // 12a does not stand for 12: only numbers without a suffix fill the series.
    forEachRow(transaction, "SELECT number FROM numbers WHERE series_id = $1 AND suffix = '' ORDER BY number",
               {series}, [&](const Row& row) {
                   const int number = row.small(0);
                   if (number > next) gaps.push_back({next, number - 1});
                   next = number + 1;
               });
    if (next <= span->last) gaps.push_back({next, span->last});
    return gaps;
}

std::vector<domain::Reservation> openReservations(ReadTransaction& transaction, SeriesId series) {
    return allRows(transaction,
                   "SELECT r.series_id, r.number, r.suffix, r.held_for, r.purpose, r.until_day, "
                   "r.reserved_by, r.reserved_at FROM numbers n JOIN number_reservations r "
                   "ON r.series_id = n.series_id AND r.number = n.number AND r.suffix = n.suffix "
                   "WHERE n.series_id = $1 AND n.state = 'reserved' ORDER BY n.number, n.suffix",
                   {series}, reservationFrom);
}

std::vector<domain::SecretStub> secretStubs(ReadTransaction& transaction, SeriesId series) {
    return allRows(transaction,
                   "SELECT series_id, number, suffix, number_reason, day, secrecy, registered_by, "
                   "registered_at FROM secret_stubs WHERE series_id = $1 ORDER BY number, suffix",
                   {series}, [](const Row& row) {
                       return domain::SecretStub{.series = row.id<SeriesId>(0),
                                                 .number = {row.small(1), row.text(2)},
                                                 .numberReason = row.text(3),
                                                 .day = row.date(4),
                                                 .secrecy = row.word<domain::Secrecy>(5),
                                                 .registeredBy = row.id<domain::AccountId>(6),
                                                 .registeredAt = row.moment(7)};
                   });
}

}  // namespace vanthu::storage
