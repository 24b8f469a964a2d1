#include "storage/number_store.h"

#include "schemas/domain/refusal.h"
#include "storage/book_store.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/number_rows.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::BookState;
using domain::Date;
using domain::NumberState;
using domain::RegistryNumber;
using domain::SeriesId;

std::string numberText(const RegistryNumber& number) {
    return std::to_string(number.number) + number.suffix;
}

/// Which books may give the number that is asked for.
enum class Giver { open, openOrClosed };

void requireGiver(ReadTransaction& transaction, domain::BookId id, Giver giver) {
    const auto book = findBook(transaction, id);
    if (!book) throw Refused(Refusal::bookUnknown, {std::to_string(id.value)});
    if (book->state == BookState::locked) throw Refused(Refusal::bookLocked, {book->code});
    if (book->state == BookState::closed && giver == Giver::open)
        throw Refused(Refusal::bookClosed, {book->code});
}

/// A series as it was before a number was taken.
struct SeriesBefore {
    SeriesId id;  ///< 0: there was none
    int lastNumber{0};
    std::optional<Date> lastDay;
};

SeriesBefore seriesBefore(ReadTransaction& transaction, const SeriesPlace& place) {
    return firstRow(transaction,
                    "SELECT id, last_number, last_day FROM number_series "
                    "WHERE book_id = $1 AND year = $2 AND series_key = $3",
                    {place.book, place.year, place.key},
                    [](const Row& row) {
                        return SeriesBefore{row.id<SeriesId>(0), row.small(1), row.optionalDate(2)};
                    })
        .value_or(SeriesBefore{});
}

/// The series, made with its first use, and raised so that it covers the number and the day.
SeriesId seriesCovering(WriteTransaction& transaction, const SeriesPlace& place, int number,
                        std::optional<Date> day) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO number_series (book_id, year, series_key, first_number, last_number, last_day) "
        "VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT (book_id, year, series_key) DO UPDATE SET "
        "last_number = CASE WHEN number_series.last_number < excluded.last_number THEN excluded.last_number "
        "ELSE number_series.last_number END, "
        "last_day = CASE WHEN excluded.last_day IS NULL OR number_series.last_day > excluded.last_day "
        "THEN number_series.last_day ELSE excluded.last_day END RETURNING id",
        {place.book, place.year, place.key, number, day});
    return SeriesId{id.value()};
}

std::optional<NumberState> stateOf(ReadTransaction& transaction, SeriesId series,
                                   const RegistryNumber& number) {
    return firstRow(
        transaction, "SELECT state FROM numbers WHERE series_id = $1 AND number = $2 AND suffix = $3",
        {series, number.number, number.suffix}, [](const Row& row) { return row.word<NumberState>(0); });
}

/// Lets a new or reserved number go into that state. False when it is in another one for good.
bool enterState(WriteTransaction& transaction, SeriesId series, const RegistryNumber& number,
                NumberState state, std::string_view reason) {
    return changedRows(transaction,
                       "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) "
                       "VALUES ($1, $2, $3, $4, NULL, $5) ON CONFLICT (series_id, number, suffix) DO UPDATE "
                       "SET state = excluded.state, reason = excluded.reason "
                       "WHERE numbers.state = 'reserved' AND excluded.state <> 'reserved'",
                       {series, number.number, number.suffix, state, reason}) == 1;
}

std::optional<domain::Reservation> reservationOf(ReadTransaction& transaction, SeriesId series,
                                                 const RegistryNumber& number) {
    return firstRow(
        transaction,
        "SELECT series_id, number, suffix, held_for, purpose, until_day, reserved_by, reserved_at "
        "FROM number_reservations WHERE series_id = $1 AND number = $2 AND suffix = $3",
        {series, number.number, number.suffix}, reservationFrom);
}

/// Whether a lower number of the series has a later day, or a higher one an earlier day. Looks through the
/// series, which is why only numbers named by hand ask for it.
bool breaksOrder(ReadTransaction& transaction, SeriesId series, int number, Date day) {
    return firstInteger(transaction,
                        "SELECT 1 FROM numbers n JOIN documents d ON d.id = n.document_id "
                        "WHERE n.series_id = $1 AND ((n.number < $2 AND d.registry_date > $3) OR "
                        "(n.number > $2 AND d.registry_date < $3)) UNION ALL "
                        "SELECT 1 FROM secret_stubs s WHERE s.series_id = $1 AND "
                        "((s.number < $2 AND s.day > $3) OR (s.number > $2 AND s.day < $3)) LIMIT 1",
                        {series, number, day})
        .has_value();
}

JsonObject numberJson(SeriesId series, const RegistryNumber& number) {
    return JsonObject{}
        .with("series_id", series.value)
        .with("number", std::int64_t{number.number})
        .with("suffix", number.suffix);
}

void noteVoided(WriteTransaction& transaction, SeriesId series, const RegistryNumber& number,
                const std::string& before, const std::string& reason) {
    appendChange(transaction, "number", series.value, "voided", before,
                 numberJson(series, number).with("reason", reason).text());
}

}  // namespace

TakenNumber takeNextNumber(WriteTransaction& transaction, const SeriesPlace& place, std::optional<Date> day) {
    const auto taken = [&](const Row& row) {
        const auto lastDay = row.optionalDate(2);
        return TakenNumber{row.id<SeriesId>(0), {row.small(1), ""}, day && lastDay && *lastDay > *day};
    };
    const auto next =
        firstRow(transaction,
                 "UPDATE number_series SET last_number = last_number + 1, last_day = "
                 "CASE WHEN CAST($4 AS BIGINT) IS NULL OR last_day > $4 THEN last_day ELSE $4 END "
                 "WHERE book_id = $1 AND year = $2 AND series_key = $3 AND "
                 "EXISTS (SELECT 1 FROM books WHERE books.id = number_series.book_id AND state = 'open') "
                 "RETURNING id, last_number, last_day",
                 {place.book, place.year, place.key, day}, taken);
    if (next) return *next;

    requireGiver(transaction, place.book, Giver::open);
    return {seriesCovering(transaction, place, 1, day), {1, ""}};
}

TakenNumber takeNumber(WriteTransaction& transaction, const SeriesPlace& place, const RegistryNumber& number,
                       std::optional<Date> day) {
    if (number.number < 1) throw Error{ErrorCode::invalidInput, "A registry number begins at 1"};
    const auto before = seriesBefore(transaction, place);
    const auto state = stateOf(transaction, before.id, number);
    const bool wasReserved = state == NumberState::reserved;
    requireGiver(transaction, place.book, wasReserved ? Giver::openOrClosed : Giver::open);

    TakenNumber taken{seriesCovering(transaction, place, number.number, day), number};
    if (!enterState(transaction, taken.series, number, NumberState::used, ""))
        throw Refused(Refusal::numberTaken, {numberText(number)});
    if (wasReserved) taken.reservation = reservationOf(transaction, taken.series, number);
    if (day && before.lastDay)
        taken.outOfOrder = number.number > before.lastNumber
                               ? *before.lastDay > *day
                               : breaksOrder(transaction, taken.series, number.number, *day);
    return taken;
}

std::optional<NumberUse> findNumber(ReadTransaction& transaction, const SeriesPlace& place,
                                    const RegistryNumber& number) {
    return firstRow(transaction,
                    "SELECT n.state, n.document_id FROM numbers n JOIN number_series s ON s.id = n.series_id "
                    "WHERE s.book_id = $1 AND s.year = $2 AND s.series_key = $3 AND n.number = $4 AND "
                    "n.suffix = $5",
                    {place.book, place.year, place.key, number.number, number.suffix}, [](const Row& row) {
                        return NumberUse{row.word<NumberState>(0), row.optionalId<domain::DocumentId>(1)};
                    });
}

bool isReserved(ReadTransaction& transaction, const SeriesPlace& place, const RegistryNumber& number) {
    return stateOf(transaction, seriesBefore(transaction, place).id, number) == NumberState::reserved;
}

// The latest day never falls here: should the document have been the latest, a reason too many is asked for.
bool redateNumber(WriteTransaction& transaction, const SeriesPlace& place, const RegistryNumber& number,
                  Date day) {
    const auto series = seriesCovering(transaction, place, number.number, day);
    return breaksOrder(transaction, series, number.number, day);
}

void bindNumber(WriteTransaction& transaction, const TakenNumber& taken, domain::DocumentId document) {
    const auto bound =
        changedRows(transaction,
                    "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) "
                    "VALUES ($1, $2, $3, 'used', $4, '') ON CONFLICT (series_id, number, suffix) "
                    "DO UPDATE SET document_id = excluded.document_id WHERE numbers.state = "
                    "'used' AND numbers.document_id IS NULL",
                    {taken.series, taken.number.number, taken.number.suffix, document});
    if (bound != 1)
        throw Error{ErrorCode::internal,
                    "The number " + numberText(taken.number) + " has a document already"};
}

void bindToSecretStub(WriteTransaction& transaction, const domain::SecretStub& stub) {
    const auto bound = changedRows(
        transaction,
        "INSERT INTO numbers (series_id, number, suffix, state, document_id, reason) "
        "VALUES ($1, $2, $3, 'secret_stub', NULL, '') ON CONFLICT (series_id, number, suffix) "
        "DO UPDATE SET state = excluded.state WHERE numbers.state = 'used' AND numbers.document_id IS NULL",
        {stub.series, stub.number.number, stub.number.suffix});
    if (bound != 1)
        throw Error{ErrorCode::internal, "The number " + numberText(stub.number) + " has a document already"};
    execute(transaction,
            "INSERT INTO secret_stubs (series_id, number, suffix, number_reason, day, secrecy, "
            "registered_by, registered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {stub.series, stub.number.number, stub.number.suffix, stub.numberReason, stub.day, stub.secrecy,
             stub.registeredBy, stub.registeredAt});
    appendChange(transaction, "number", stub.series.value, "stub_registered", "",
                 numberJson(stub.series, stub.number)
                     .with("day", stub.day.iso())
                     .with("secrecy", domain::code(stub.secrecy))
                     .with("number_reason", stub.numberReason)
                     .text());
}

domain::Reservation reserveNumber(WriteTransaction& transaction, const SeriesPlace& place,
                                  std::optional<RegistryNumber> number, domain::Reservation reservation) {
    if (number) {
        requireGiver(transaction, place.book, Giver::open);
        reservation.series = seriesCovering(transaction, place, number->number, {});
        reservation.number = *number;
    } else {
        const auto taken = takeNextNumber(transaction, place);
        reservation.series = taken.series;
        reservation.number = taken.number;
    }
    const auto& held = reservation.number;
    if (!enterState(transaction, reservation.series, held, NumberState::reserved, ""))
        throw Refused(Refusal::numberTaken, {numberText(held)});
    reservation.reservedBy = transaction.actor().account;
    reservation.reservedAt = transaction.actor().at;
    execute(transaction,
            "INSERT INTO number_reservations (series_id, number, suffix, held_for, purpose, until_day, "
            "reserved_by, reserved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {reservation.series, held.number, held.suffix, reservation.heldFor, reservation.purpose,
             reservation.until, reservation.reservedBy, reservation.reservedAt});
    appendChange(transaction, "number", reservation.series.value, "reserved", "",
                 numberJson(reservation.series, held)
                     .with("held_for", reservation.heldFor)
                     .with("until", reservation.until.iso())
                     .with("purpose", reservation.purpose)
                     .text());
    return reservation;
}

void voidNumber(WriteTransaction& transaction, const SeriesPlace& place, const RegistryNumber& number,
                const std::string& reason) {
    if (number.number < 1) throw Error{ErrorCode::invalidInput, "A registry number begins at 1"};
    const bool leftTheSeries = number.number <= seriesBefore(transaction, place).lastNumber;
    requireGiver(transaction, place.book, leftTheSeries ? Giver::openOrClosed : Giver::open);
    const auto series = seriesCovering(transaction, place, number.number, {});
    const bool wasReserved = stateOf(transaction, series, number) == NumberState::reserved;
    if (!enterState(transaction, series, number, NumberState::voided, reason))
        throw Refused(Refusal::numberTaken, {numberText(number)});
    const auto before = numberJson(series, number).with("state", domain::code(NumberState::reserved)).text();
    noteVoided(transaction, series, number, wasReserved ? before : "", reason);
}

void voidNumbers(WriteTransaction& transaction, const SeriesPlace& place, domain::NumberRange span,
                 const std::string& reason) {
    if (span.first < 1) throw Error{ErrorCode::invalidInput, "A registry number begins at 1"};
    requireGiver(transaction, place.book, Giver::openOrClosed);
    const auto series = seriesBefore(transaction, place);
    if (series.lastNumber < span.last)
        throw Refused(Refusal::spanNotReached,
                      {std::to_string(series.lastNumber), std::to_string(span.last)});
    for (RegistryNumber number{span.first, ""}; number.number <= span.last; ++number.number) {
        // A number that is kept back is somebody's: giving that up is a step of its own.
        if (stateOf(transaction, series.id, number) ||
            !enterState(transaction, series.id, number, NumberState::voided, reason))
            throw Refused(Refusal::spanNumberTaken,
                          {numberText(number), std::to_string(span.first), std::to_string(span.last)});
        noteVoided(transaction, series.id, number, "", reason);
    }
}

}  // namespace vanthu::storage
