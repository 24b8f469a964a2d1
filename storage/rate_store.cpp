#include "storage/rate_store.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "schemas/domain/calendar.h"
#include "storage/calendar_store.h"
#include "storage/sql.h"

namespace vanthu::storage {
namespace {

using domain::Date;
using domain::OrganisationId;
using domain::SeriesCounts;

/// One number that left its series.
struct SeriesRow {
    int number{0};
    bool lettered{false};
    bool isVoid{false};
    std::optional<Date> day;  ///< of the document that carries it
    domain::Timestamp registeredAt{};
    bool hasFile{false};
};

/// Counts one series, number by number in ascending order.
class SeriesCounter {
  public:
    SeriesCounter(SeriesCounts counts, Date from, Date to, int firstNumber)
        : counts_(std::move(counts)),
          from_(from),
          to_(to),
          expected_(firstNumber),
          waitingFrom_(firstNumber) {}

    void add(const SeriesRow& row, const domain::WorkingCalendar& calendar) {
        // 12 stands before 12a, so a lettered number says that its plain one should have been seen.
        const int end = row.lettered ? row.number + 1 : row.number;
        missing_ += std::max(0, end - expected_);
        expected_ = std::max(expected_, row.number + 1);
        if (row.isVoid) ++voided_;
        if (!row.day) return;
        lastDay_ = *row.day;
        if (belongs(lastDay_)) countDocument(row, calendar);
        settle();
    }

    /// The counts, after the last number of the series.
    [[nodiscard]] const SeriesCounts& finish() {
        settle();
        return counts_;
    }

  private:
    [[nodiscard]] bool belongs(const std::optional<Date>& day) const {
        return day && from_ <= *day && *day <= to_;
    }

    void countDocument(const SeriesRow& row, const domain::WorkingCalendar& calendar) {
        if (counts_.entered == 0) {
            counts_.firstNumber = std::min(waitingFrom_, row.number);
            counts_.lastNumber = row.number;
        }
        ++counts_.entered;
        if (row.hasFile) ++counts_.enteredWithFile;
        if (domain::vietnamDate(row.registeredAt) <= calendar.nextWorkingDay(*row.day))
            ++counts_.enteredOnTime;
    }

    /// Gives the missing and void numbers that wait to the day of the last document seen.
    void settle() {
        if (belongs(lastDay_)) {
            counts_.missing += missing_;
            counts_.voided += voided_;
            counts_.lastNumber = std::max(counts_.lastNumber, expected_ - 1);
        }
        missing_ = voided_ = 0;
        waitingFrom_ = expected_;
    }

    SeriesCounts counts_;
    Date from_;
    Date to_;
    int expected_;     ///< the lowest number neither seen nor found missing
    int waitingFrom_;  ///< the lowest number not yet given to a day
    int missing_{0};   ///< waiting for the day of the next document
    int voided_{0};    ///< likewise
    std::optional<Date> lastDay_;
};

/// Series whose book and year have a document in the period.
constexpr std::string_view kSeries =
    "SELECT s.id, s.first_number, s.year, s.series_key, b.id, b.organisation_id, b.direction "
    "FROM (SELECT DISTINCT book_id, year FROM documents "
    "WHERE book_id IS NOT NULL AND registry_date BETWEEN $1 AND $2) touched "
    "JOIN number_series s ON s.book_id = touched.book_id AND s.year = touched.year "
    "JOIN books b ON b.id = s.book_id ORDER BY s.id";

/// In the order of the primary key: a series is read without sorting, which all of them together would need.
constexpr std::string_view kNumbers =
    "SELECT n.number, n.suffix, n.state, d.registry_date, d.registered_at, "
    "CASE WHEN (d.direction = 'incoming' OR d.signer_name <> '') AND "
    "EXISTS (SELECT 1 FROM document_files f WHERE f.document_id = n.document_id) THEN 1 ELSE 0 END "
    "FROM numbers n LEFT JOIN documents d ON d.id = n.document_id "
    "WHERE n.series_id = $1 ORDER BY n.number, n.suffix";

struct Series {
    SeriesCounts counts;  ///< still empty
    int firstNumber{0};
};

Series seriesFrom(const Row& row) {
    SeriesCounts counts;
    counts.series = row.id<domain::SeriesId>(0);
    counts.year = row.small(2);
    counts.key = row.text(3);
    counts.book = row.id<domain::BookId>(4);
    counts.organisation = row.id<OrganisationId>(5);
    counts.direction = row.word<domain::Direction>(6);
    return {counts, row.small(1)};
}

SeriesRow seriesRow(const Row& row) {
    return {.number = row.small(0),
            .lettered = !row.text(1).empty(),
            .isVoid = row.word<domain::NumberState>(2) == domain::NumberState::voided,
            .day = row.optionalDate(3),
            .registeredAt = row.moment(4),
            .hasFile = row.flag(5)};
}

}  // namespace

std::optional<std::pair<Date, Date>> registryDays(ReadTransaction& transaction) {
    return firstRow(transaction,
                    "SELECT MIN(registry_date), MAX(registry_date) FROM documents WHERE book_id IS NOT NULL "
                    "HAVING MIN(registry_date) IS NOT NULL",
                    {}, [](const Row& row) {
                        return std::pair{row.date(0), row.date(1)};
                    });
}

std::vector<SeriesCounts> seriesCounts(ReadTransaction& transaction, Date from, Date to) {
    const domain::WorkingCalendar calendar(listCalendar(transaction));
    std::vector<SeriesCounts> result;
    for (const auto& series : allRows(transaction, kSeries, {from, to}, seriesFrom)) {
        SeriesCounter counter(series.counts, from, to, series.firstNumber);
        forEachRow(transaction, kNumbers, {series.counts.series},
                   [&](const Row& row) { counter.add(seriesRow(row), calendar); });
        const auto& counts = counter.finish();
        if (counts.entered > 0) result.push_back(counts);
    }
    return result;
}

}  // namespace vanthu::storage
