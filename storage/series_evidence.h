#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// What the number series say behind rates A and B, as the log told it at a change: the very numbers that
// figure_counts.h counts. Only changes that followFigures() has counted are known.

/// A number without a document, and why it is not missing.
struct ExplainedNumber {
    std::int64_t number{0};
    std::string suffix;
    domain::NumberState state{domain::NumberState::voided};  ///< voided, reserved or secretStub
    std::string reason;                                      ///< of a void one
};

/// One series of a book and year, as far as its numbers belong to the period.
struct SeriesEvidence {
    domain::SeriesId series;
    domain::OrganisationId organisation;
    domain::Direction direction{domain::Direction::outgoing};
    domain::BookId book;
    std::string bookName;
    int year{0};
    std::string key;         ///< of the series: "" or a type code
    std::int64_t lowest{0};  ///< expected in the period: entered, explained or missing
    std::int64_t highest{0};
    std::int64_t entered{0};   ///< documents, lettered ones too
    std::int64_t complete{0};  ///< of those: with a file, outgoing ones with their signer
    std::int64_t missing{0};
    std::vector<domain::NumberRange> missingRanges{};  ///< ascending
    std::vector<ExplainedNumber> explained{};          ///< ascending
};

/// Of every series that has a document with a day in [from, to]; by unit, direction, book, year and key. A
/// number without a document belongs to the day of the next one above it, as in entryCounts(). Of one series
/// only, when it is named.
[[nodiscard]] std::vector<SeriesEvidence> seriesEvidence(ReadTransaction& transaction, domain::Date from,
                                                         domain::Date to, domain::Sequence asOf,
                                                         std::optional<domain::SeriesId> only = {});

/// A number of the period that should have a document.
struct ExpectedNumber {
    std::int64_t number{0};
    std::string suffix;
    std::optional<domain::DocumentId> document;
};
/// Entered and missing numbers of one series in the period, ascending: what samples are drawn from. One more
/// than `most` when there are more.
[[nodiscard]] std::vector<ExpectedNumber> expectedNumbers(ReadTransaction& transaction,
                                                          const SeriesEvidence& evidence, domain::Date from,
                                                          domain::Date to, domain::Sequence asOf,
                                                          std::size_t most);

}  // namespace vanthu::storage
