#include "storage/register_store.h"

#include <iterator>
#include <utility>

#include "storage/sql.h"

namespace vanthu::storage {
namespace {

using domain::Date;

/// Picks from a series, number by number in ascending order, what belongs to the period.
class PeriodLines {
  public:
    PeriodLines(Date from, Date to) : from_(from), to_(to) {}

    void add(RegisteredNumber line, const std::optional<Date>& day) {
        if (day) lastDay_ = day;
        waiting_.push_back(std::move(line));
        if (day) settle();
    }
    /// After the last number of a series.
    void endSeries() {
        settle();
        lastDay_.reset();
    }
    [[nodiscard]] std::vector<RegisteredNumber> take() { return std::move(lines_); }

  private:
    /// Gives what waits to the day of the last document seen.
    void settle() {
        if (lastDay_ && from_ <= *lastDay_ && *lastDay_ <= to_)
            lines_.insert(lines_.end(), std::make_move_iterator(waiting_.begin()),
                          std::make_move_iterator(waiting_.end()));
        waiting_.clear();
    }

    Date from_;
    Date to_;
    std::optional<Date> lastDay_;
    std::vector<RegisteredNumber> waiting_;
    std::vector<RegisteredNumber> lines_;
};

/// In the order of the primary key: a series is read without sorting.
constexpr std::string_view kNumbersOfRegister =
    "SELECT n.number, n.suffix, n.document_id, n.reason, d.registry_date "
    "FROM numbers n LEFT JOIN documents d ON d.id = n.document_id "
    "WHERE n.series_id = $1 AND (n.document_id IS NOT NULL OR n.state = 'void') ORDER BY n.number, n.suffix";

}  // namespace

std::vector<RegisteredNumber> registeredNumbers(ReadTransaction& transaction, domain::BookId book, Date from,
                                                Date to) {
    const auto series = allRows(transaction,
                                "SELECT id, series_key FROM number_series WHERE book_id = $1 AND year "
                                "BETWEEN $2 AND $3 ORDER BY year, "
                                "series_key",
                                {book, from.year(), to.year()}, [](const Row& row) {
                                    return std::pair(row.id<domain::SeriesId>(0), row.text(1));
                                });
    PeriodLines lines(from, to);
    for (const auto& [id, key] : series) {
        forEachRow(transaction, kNumbersOfRegister, {id}, [&](const Row& row) {
            RegisteredNumber line{
                {row.small(0), row.text(1)}, row.optionalId<domain::DocumentId>(2), {}, key};
            if (!line.document) line.voidReason = row.text(3);
            lines.add(std::move(line), row.optionalDate(4));
        });
        lines.endSeries();
    }
    return lines.take();
}

std::unordered_map<domain::DocumentId, domain::Timestamp> firstSendings(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& documents) {
    std::unordered_map<domain::DocumentId, domain::Timestamp> found;
    if (documents.empty()) return found;
    std::vector<Parameter> parameters;
    // A delivery within the installation arrives without being sent.
    const auto sql =
        "SELECT document_id, MIN(COALESCE(sent_at, arrived_at)) FROM deliveries WHERE document_id IN (" +
        inList(documents, parameters) +
        ") AND COALESCE(sent_at, arrived_at) IS NOT NULL GROUP BY document_id";
    forEachRow(transaction, sql, parameters,
               [&](const Row& row) { found.emplace(row.id<domain::DocumentId>(0), row.moment(1)); });
    return found;
}

}  // namespace vanthu::storage
