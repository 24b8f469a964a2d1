#include "storage/figure_numbers.h"

#include <algorithm>

#include "storage/sql.h"

namespace vanthu::storage {

NumberFigures::Neighbour NumberFigures::neighbourFrom(const Row& row) {
    return {{row.integer(0), row.text(1)},
            {row.id<domain::OrganisationId>(2), row.word<domain::Direction>(3), row.date(4)}};
}

NumberFigures::End& NumberFigures::endOf(domain::SeriesId series) {
    const auto [found, isNew] = ends_.try_emplace(series);
    auto& end = found->second;
    if (!isNew) return end;
    if (const auto last = below(series, kAboveAll)) end.lastDocument = last->place;
    end.lastExplained =
        firstInteger(transaction_, "SELECT MAX(number) FROM figure_explained WHERE series_id = $1", {series})
            .value_or(0);
    return end;
}

std::optional<NumberFigures::Neighbour> NumberFigures::below(domain::SeriesId series, const Place& place) {
    return firstRow(transaction_,
                    "SELECT number, suffix, organisation_id, direction, day FROM figure_documents "
                    "WHERE series_id = $1 AND until = 9223372036854775807 AND (number, suffix) < ($2, $3) "
                    "ORDER BY number DESC, suffix DESC LIMIT 1",
                    {series, place.number, place.suffix}, neighbourFrom);
}

std::optional<NumberFigures::Neighbour> NumberFigures::above(domain::SeriesId series, const Place& place) {
    return firstRow(transaction_,
                    "SELECT number, suffix, organisation_id, direction, day FROM figure_documents "
                    "WHERE series_id = $1 AND until = 9223372036854775807 AND (number, suffix) > ($2, $3) "
                    "ORDER BY number, suffix LIMIT 1",
                    {series, place.number, place.suffix}, neighbourFrom);
}

void NumberFigures::add(domain::Sequence sequence, const DocumentFact& fact) {
    const auto& place = fact.place;
    auto& end = endOf(fact.series);
    // An explained number that is as high may be a lettered one behind the last document: it stands between
    // now.
    const bool isNext = place.suffix.empty() && end.lastDocument &&
                        end.lastDocument->number + 1 == place.number &&
                        end.lastExplained < end.lastDocument->number;
    replaceFact<DocumentFact>(transaction_, days_, sequence, std::nullopt, fact);
    end.lastDocument = end.lastDocument ? std::max(*end.lastDocument, place) : place;
    if (isNext) return;
    execute(transaction_, "DELETE FROM figure_explained WHERE series_id = $1 AND number = $2 AND suffix = $3",
            {fact.series, place.number, place.suffix});
    count(sequence, fact.series, place, fact.key);
    const auto upper = above(fact.series, place);
    count(sequence, fact.series, upper ? upper->place : kAboveAll, upper ? upper->key : fact.key);
}

void NumberFigures::change(domain::Sequence sequence, const DocumentFact& before, const DocumentFact& after) {
    replaceFact<DocumentFact>(transaction_, days_, sequence, before, after);
    if (before.key == after.key) return;
    count(sequence, after.series, after.place, after.key);
    if (!above(after.series, after.place)) count(sequence, after.series, kAboveAll, after.key);
}

void NumberFigures::explain(domain::Sequence sequence, domain::SeriesId series, const Place& place,
                            bool isVoid) {
    execute(transaction_,
            "INSERT INTO figure_explained (series_id, number, suffix, voided) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (series_id, number, suffix) DO UPDATE SET voided = excluded.voided",
            {series, place.number, place.suffix, isVoid});
    auto& end = endOf(series);
    end.lastExplained = std::max(end.lastExplained, place.number);
    if (const auto upper = above(series, place))
        count(sequence, series, upper->place, upper->key);
    else if (const auto last = below(series, kAboveAll))
        count(sequence, series, kAboveAll, last->key);
    // A series without documents has no day to count its numbers on.
}

/// Counts the numbers anew between a document, or the end of the series, and the document below it.
void NumberFigures::count(domain::Sequence sequence, domain::SeriesId series, const Place& upper,
                          const DayKey& key) {
    const auto lower = below(series, upper);
    GapFact gap{.series = series, .upper = upper, .key = key};
    const auto first =
        lower ? lower->place.number + 1
              : firstInteger(transaction_, "SELECT first_number FROM number_series WHERE id = $1", {series})
                    .value_or(1);
    // 12 stands below 12a. Above the last document numbers go as far as somebody explained one.
    const auto last =
        upper == kAboveAll ? endOf(series).lastExplained : upper.number - (upper.suffix.empty() ? 1 : 0);
    const auto from = lower ? lower->place : Place{-1, ""};
    gap.missing = std::max<std::int64_t>(0, last - first + 1);
    forEachRow(transaction_,
               "SELECT number, suffix, voided FROM figure_explained WHERE series_id = $1 AND "
               "(number, suffix) > ($2, $3) AND (number, suffix) < ($4, $5)",
               {series, from.number, from.suffix, upper.number, upper.suffix}, [&](const Row& row) {
                   if (row.flag(2)) ++gap.voided;
                   if (row.text(1).empty() && first <= row.integer(0) && row.integer(0) <= last)
                       --gap.missing;
               });
    const bool isEmpty = gap.missing == 0 && gap.voided == 0;
    replaceFact<GapFact>(transaction_, days_, sequence, gapFact(transaction_, series, upper),
                         isEmpty ? std::nullopt : std::optional{gap});
}

}  // namespace vanthu::storage
