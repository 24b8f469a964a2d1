#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Throws Error{conflict} when the unit has a book of that code in that direction.
domain::Book insertBook(WriteTransaction& transaction, domain::Book book);
void setBookState(WriteTransaction& transaction, domain::BookId id, domain::BookState state);
[[nodiscard]] std::optional<domain::Book> findBook(ReadTransaction& transaction, domain::BookId id);
[[nodiscard]] std::vector<domain::Book> listBooks(ReadTransaction& transaction,
                                                  std::optional<domain::OrganisationId> organisation);

/// A number taken from a series, to be stored with its document in the same transaction.
struct TakenNumber {
    domain::SeriesId series;
    domain::RegistryNumber number;
};

/// The next number of that series; makes the series with its first use in a year. Rolled back with the
/// transaction, so no number is lost. Throws Error{conflict} for a closed book.
[[nodiscard]] TakenNumber takeNextNumber(WriteTransaction& transaction, domain::BookId book, int year,
                                         std::string_view seriesKey);
/// That very number. Numbers skipped below it are gaps until someone enters or voids them.
/// Throws Error{conflict} when it is used or void.
[[nodiscard]] TakenNumber takeNumber(WriteTransaction& transaction, domain::BookId book, int year,
                                     std::string_view seriesKey, const domain::RegistryNumber& number);
/// Ties a taken number to its document. Every taken number must be tied before the transaction ends.
void bindNumber(WriteTransaction& transaction, const TakenNumber& taken, domain::DocumentId document);
/// Explains a gap. Throws Error{conflict} when the number is used.
void voidNumber(WriteTransaction& transaction, domain::BookId book, int year, std::string_view seriesKey,
                const domain::RegistryNumber& number, const std::string& reason);

[[nodiscard]] std::vector<domain::NumberSeries> listSeries(ReadTransaction& transaction, domain::BookId book,
                                                           std::optional<int> year);
/// Numbers nobody used and nobody explained, ascending.
[[nodiscard]] std::vector<domain::NumberRange> findGaps(ReadTransaction& transaction,
                                                        domain::SeriesId series);

}  // namespace vanthu::storage
