#include "storage/series_evidence.h"

#include "storage/change_log.h"
#include "storage/figure_facts.h"
#include "storage/log_record.h"
#include "storage/sql.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vanthu::storage {

namespace {

using domain::Date;
using domain::Sequence;
using domain::SeriesId;

SeriesEvidence evidenceFrom(const Row& row) {
    return {.series = row.id<SeriesId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .direction = row.word<domain::Direction>(2),
            .book = row.id<domain::BookId>(3),
            .bookName = row.text(4),
            .year = row.small(5),
            .key = row.text(6),
            .lowest = row.integer(7),
            .highest = row.integer(8),
            .entered = row.integer(9),
            .complete = row.integer(10)};
}

/// Reads one series as it was.
class SeriesThen {
  public:
    SeriesThen(ReadTransaction& transaction, SeriesId series, Sequence asOf)
        : transaction_(transaction), series_(series), asOf_(asOf) {}

    /// What was explained without a document that carries the number by then.
    [[nodiscard]] std::map<Place, ExplainedNumber> explained() const {
        std::map<Place, ExplainedNumber> numbers;
        for (const auto& change : changesOf(transaction_, "number", series_.value)) {
            if (change.sequence > asOf_) break;
            const auto record = logRecord(change.after);
            const Place place{record->getValue<Poco::Int64>("number"),
                              record->getValue<std::string>("suffix")};
            if (isCarried(place)) continue;
            numbers[place] = {.number = place.number,
                              .suffix = place.suffix,
                              .state = stateOf(change.action),
                              .reason = record->optValue<std::string>("reason", "")};
        }
        return numbers;
    }

    /// The day of the next document above, above all of them that of the last.
    [[nodiscard]] std::optional<Date> dayOf(const Place& place) const {
        const auto above = firstRow(
            transaction_,
            "SELECT day FROM figure_documents WHERE series_id = $1 AND since <= $2 AND until > $2 AND "
            "(number, suffix) > ($3, $4) ORDER BY number, suffix LIMIT 1",
            {series_, asOf_, place.number, place.suffix}, [](const Row& row) { return row.date(0); });
        if (above) return above;
        return firstRow(
            transaction_,
            "SELECT day FROM figure_documents WHERE series_id = $1 AND since <= $2 AND until > $2 "
            "ORDER BY number DESC, suffix DESC LIMIT 1",
            {series_, asOf_}, [](const Row& row) { return row.date(0); });
    }

    /// The highest plain number that a document below the place carries; 0 without one.
    [[nodiscard]] std::int64_t below(const Place& place) const {
        return firstInteger(
                   transaction_,
                   "SELECT number FROM figure_documents WHERE series_id = $1 AND since <= $2 AND until > $2 "
                   "AND (number, suffix) < ($3, $4) ORDER BY number DESC, suffix DESC LIMIT 1",
                   {series_, asOf_, place.number, place.suffix})
            .value_or(0);
    }

  private:
    [[nodiscard]] bool isCarried(const Place& place) const {
        return firstInteger(transaction_,
                            "SELECT 1 FROM figure_documents WHERE series_id = $1 AND number = $3 AND "
                            "suffix = $4 AND since <= $2 AND until > $2",
                            {series_, asOf_, place.number, place.suffix})
            .has_value();
    }

    static domain::NumberState stateOf(const std::string& action) {
        if (action == "voided") return domain::NumberState::voided;
        return action == "reserved" ? domain::NumberState::reserved : domain::NumberState::secretStub;
    }

    ReadTransaction& transaction_;
    SeriesId series_;
    Sequence asOf_;
};

/// Splits [first, last] at the plain numbers that somebody explained.
void addMissing(SeriesEvidence& evidence, std::int64_t first, std::int64_t last,
                const std::map<Place, ExplainedNumber>& explained) {
    const auto add = [&](std::int64_t begin, std::int64_t end) {
        if (begin > end) return;
        evidence.missing += end - begin + 1;
        // Only 3a may stand between 1-3 and 4-9, and it fills no number.
        auto& ranges = evidence.missingRanges;
        if (!ranges.empty() && ranges.back().last + 1 == begin)
            ranges.back().last = static_cast<int>(end);
        else
            ranges.push_back({static_cast<int>(begin), static_cast<int>(end)});
    };
    for (auto each = explained.lower_bound({first, ""}); each != explained.end(); ++each) {
        const auto& place = each->first;
        if (place.number > last) break;
        if (!place.suffix.empty()) continue;
        add(first, place.number - 1);
        first = place.number + 1;
    }
    add(first, last);
}

/// Gaps that held then and belong to the period. Those above the last document come last.
std::vector<Place> gapsOf(ReadTransaction& transaction, SeriesId series, Date from, Date to, Sequence asOf) {
    return allRows(transaction,
                   "SELECT upper_number, upper_suffix FROM figure_gaps WHERE series_id = $1 AND since <= $2 "
                   "AND until > $2 AND missing > 0 AND day BETWEEN $3 AND $4 "
                   "ORDER BY upper_number, upper_suffix",
                   {series, asOf, from, to}, [](const Row& row) {
                       return Place{row.integer(0), row.text(1)};
                   });
}

void complete(ReadTransaction& transaction, SeriesEvidence& evidence, Date from, Date to, Sequence asOf) {
    const SeriesThen series(transaction, evidence.series, asOf);
    const auto explained = series.explained();
    std::int64_t highestExplained = 0;
    for (const auto& [place, number] : explained) {
        highestExplained = std::max(highestExplained, place.number);
        const auto day = series.dayOf(place);
        if (!day || *day < from || to < *day) continue;
        evidence.explained.push_back(number);
        evidence.lowest = std::min(evidence.lowest, place.number);
        evidence.highest = std::max(evidence.highest, place.number);
    }
    for (const auto& upper : gapsOf(transaction, evidence.series, from, to, asOf)) {
        // 12 stands below 12a. Above the last document numbers go as far as somebody explained one.
        const auto last =
            upper == kAboveAll ? highestExplained : upper.number - (upper.suffix.empty() ? 1 : 0);
        addMissing(evidence, series.below(upper) + 1, last, explained);
    }
    if (evidence.missingRanges.empty()) return;
    evidence.lowest = std::min<std::int64_t>(evidence.lowest, evidence.missingRanges.front().first);
    evidence.highest = std::max<std::int64_t>(evidence.highest, evidence.missingRanges.back().last);
}

}  // namespace

std::vector<SeriesEvidence> seriesEvidence(ReadTransaction& transaction, Date from, Date to, Sequence asOf,
                                           std::optional<SeriesId> only) {
    auto series = allRows(
        transaction,
        "SELECT s.id, b.organisation_id, b.direction, b.id, b.name, s.year, s.series_key, f.lowest, "
        "f.highest, "
        "f.entered, f.complete FROM (SELECT series_id, MIN(number) AS lowest, MAX(number) AS highest, "
        "COUNT(*) AS entered, SUM(with_file) AS complete FROM figure_documents WHERE day BETWEEN $1 AND $2 "
        "AND since <= $3 AND until > $3 AND (series_id = $4 OR $4 = 0) GROUP BY series_id) f "
        "JOIN number_series s ON s.id = f.series_id JOIN books b ON b.id = s.book_id "
        "ORDER BY b.organisation_id, b.direction, b.id, s.year, s.series_key",
        {from, to, asOf, only.value_or(SeriesId{})}, evidenceFrom);
    for (auto& each : series)
        complete(transaction, each, from, to, asOf);
    return series;
}

std::vector<ExpectedNumber> expectedNumbers(ReadTransaction& transaction, const SeriesEvidence& evidence,
                                            Date from, Date to, Sequence asOf, std::size_t most) {
    std::vector<ExpectedNumber> numbers = allRows(
        transaction,
        "SELECT number, suffix, document_id FROM figure_documents WHERE series_id = $1 AND day BETWEEN $2 "
        "AND $3 AND since <= $4 AND until > $4 ORDER BY number, suffix LIMIT $5",
        {evidence.series, from, to, asOf, most + 1}, [](const Row& row) {
            return ExpectedNumber{row.integer(0), row.text(1), row.id<domain::DocumentId>(2)};
        });
    for (const auto& range : evidence.missingRanges)
        for (std::int64_t number = range.first; number <= range.last && numbers.size() <= most; ++number)
            numbers.push_back({number, "", std::nullopt});
    std::ranges::sort(numbers, [](const auto& left, const auto& right) {
        return std::pair{left.number, left.suffix} < std::pair{right.number, right.suffix};
    });
    return numbers;
}

}  // namespace vanthu::storage
