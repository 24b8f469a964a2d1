#pragma once

#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vanthu::storage {

/// A number of a book as its register lists it: used by a document, or voided with a reason.
struct RegisteredNumber {
    domain::RegistryNumber number;
    std::optional<domain::DocumentId> document;
    std::string voidReason;  ///< of a number without a document
    std::string series{};    ///< domain::seriesKey
};

/// The lines of one book and year whose day lies in [from, to], both inclusive, by series, then by number.
/// The day is that of the document (of arrival, or of issue). A voided number belongs to the day of the next
/// higher number of its series that has one, after the last to the day of that last one, as in rate_store.h:
/// so a year printed month by month lists every number once. Numbers of nobody, gaps, have no line.
[[nodiscard]] std::vector<RegisteredNumber> registeredNumbers(ReadTransaction& transaction,
                                                              domain::BookId book, domain::Date from,
                                                              domain::Date to);

/// When each of those documents first left electronically. One that never did is left out.
[[nodiscard]] std::unordered_map<domain::DocumentId, domain::Timestamp> firstSendings(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& documents);

}  // namespace vanthu::storage
