#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/figure.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// What a report counts, as of one change; `today` tells what is overdue.
struct FigurePlace {
    domain::Sequence change{0};
    domain::Date today;
};

/// One thing that makes figures of a report say something else at a later change: a document, numbers without
/// one, or what came by the exchange.
struct FigureChange {
    domain::OrganisationId unit;
    domain::Direction direction{domain::Direction::outgoing};
    std::optional<domain::Date> dayBefore;  ///< of the registry; none: it was not there
    std::optional<domain::Date> dayAfter;
    std::optional<domain::DocumentId> document;
    std::optional<domain::InboxId> arrival;
    std::optional<domain::SeriesId> series;  ///< of numbers without a document
    std::string number;  ///< of the document: "12a"; numbers without one lie below it, above all without it
    std::string book;    ///< of those numbers: "Sổ đi 2018"
    std::map<domain::Figure, std::int64_t> by;
    /// The last change that made it so; none: only time passed.
    std::optional<domain::Change> because;  ///< without what was before and after
};

/// Everything that makes the figures of a report of [from, to] differ between two places of the log, earlier
/// first; ordered by unit, direction and thing. What came and went in between is not told. Counted up to
/// `most`: one more is answered when there are more.
[[nodiscard]] std::vector<FigureChange> figureChanges(ReadTransaction& transaction,
                                                      domain::FigureReport report, domain::Date from,
                                                      domain::Date to, const FigurePlace& before,
                                                      const FigurePlace& after, std::size_t most);

}  // namespace vanthu::storage
