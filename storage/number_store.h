#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Where a number stands: a book's series of a year.
struct SeriesPlace {
    domain::BookId book;
    int year{0};
    std::string key;  ///< domain::seriesKey
};

/// A number taken from a series, to be stored with its document in the same transaction.
struct TakenNumber {
    domain::SeriesId series;
    domain::RegistryNumber number;
    bool outOfOrder{false};  ///< a lower number has a later day, or a higher one an earlier day
    std::optional<domain::Reservation> reservation{};  ///< it was kept back until now
};

/// The next number of that series; makes the series with its first use in a year. Rolled back with the
/// transaction, so no number is lost. `day` is the document's: it tells whether the number is out of order.
/// Throws Error{conflict} for a closed or locked book.
[[nodiscard]] TakenNumber takeNextNumber(WriteTransaction& transaction, const SeriesPlace& place,
                                         std::optional<domain::Date> day = {});
/// That very number, whether new, skipped before, or reserved. Numbers skipped below it are gaps until
/// someone enters or voids them. Throws Error{conflict} when it is used or void, and for a closed book unless
/// the number was reserved.
[[nodiscard]] TakenNumber takeNumber(WriteTransaction& transaction, const SeriesPlace& place,
                                     const domain::RegistryNumber& number,
                                     std::optional<domain::Date> day = {});
/// What became of a number that left its series.
struct NumberUse {
    domain::NumberState state{domain::NumberState::used};
    std::optional<domain::DocumentId> document;
};
/// std::nullopt for a number that is still to come, or was skipped.
[[nodiscard]] std::optional<NumberUse> findNumber(ReadTransaction& transaction, const SeriesPlace& place,
                                                  const domain::RegistryNumber& number);
/// Whether the number is still kept back: neither used nor void.
[[nodiscard]] bool isReserved(ReadTransaction& transaction, const SeriesPlace& place,
                              const domain::RegistryNumber& number);
/// Notes that the document of a number is to be of another day. True when that is out of order.
[[nodiscard]] bool redateNumber(WriteTransaction& transaction, const SeriesPlace& place,
                                const domain::RegistryNumber& number, domain::Date day);
/// Ties a taken number to its document. Every taken number must be tied before the transaction ends.
void bindNumber(WriteTransaction& transaction, const TakenNumber& taken, domain::DocumentId document);
/// Ties a taken number to a state secret of which nothing else is stored.
void bindToSecretStub(WriteTransaction& transaction, const domain::SecretStub& stub);

/// Keeps back the given number, or the next one. Series, number, account and time of `reservation` are filled
/// in. Throws Error{conflict} for a closed or locked book and a number that left the series before.
domain::Reservation reserveNumber(WriteTransaction& transaction, const SeriesPlace& place,
                                  std::optional<domain::RegistryNumber> number,
                                  domain::Reservation reservation);
/// Explains a gap or gives up a reservation. Throws Error{conflict} when the number is used or void, for a
/// locked book, and for a number that a closed book has not given yet.
void voidNumber(WriteTransaction& transaction, const SeriesPlace& place, const domain::RegistryNumber& number,
                const std::string& reason);
/// Explains the missing numbers of a span with one reason, a record of the change log each, as the reports on
/// gaps read them. Throws Error{conflict}, for the transaction to be given up, when one of them is used, void
/// or kept back, when the series has not come as far as the span, and for a locked book.
void voidNumbers(WriteTransaction& transaction, const SeriesPlace& place, domain::NumberRange span,
                 const std::string& reason);

/// Series of a book, of one year or all, by year and key.
[[nodiscard]] std::vector<domain::NumberSeries> listSeries(ReadTransaction& transaction, domain::BookId book,
                                                           std::optional<int> year);
/// Numbers nobody used and nobody explained, ascending.
[[nodiscard]] std::vector<domain::NumberRange> findGaps(ReadTransaction& transaction,
                                                        domain::SeriesId series);
/// Numbers that are still kept back, ascending.
[[nodiscard]] std::vector<domain::Reservation> openReservations(ReadTransaction& transaction,
                                                                domain::SeriesId series);
/// Stubs of a series, ascending.
[[nodiscard]] std::vector<domain::SecretStub> secretStubs(ReadTransaction& transaction,
                                                          domain::SeriesId series);

}  // namespace vanthu::storage
