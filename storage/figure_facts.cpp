#include "storage/figure_facts.h"

#include "storage/sql.h"

namespace vanthu::storage {

using domain::Date;

namespace {

std::int64_t& at(Amounts& amounts, Measure measure) {
    return amounts[static_cast<std::size_t>(measure)];
}

/// Adds to the row of a unit and direction. `table` and `span` name the table and its day or month.
std::string addTo(const std::string& table, const std::string& span) {
    std::string columns, places, sums;
    int place = 3;
    for (const auto* column : kMeasureColumns) {
        columns += std::string(", ") + column;
        places += ", $" + std::to_string(++place);
        sums += (sums.empty() ? "" : ", ") + std::string(column) + " = " + table + "." + column +
                " + excluded." + column;
    }
    return "INSERT INTO " + table + " (organisation_id, direction, " + span + columns +
           ") VALUES ($1, $2, $3" + places + ") ON CONFLICT (" + span +
           ", organisation_id, direction) DO UPDATE SET " + sums;
}

}  // namespace

Date firstOfMonth(Date day) {
    return day.plusDays(1 - static_cast<int>(day.day()));
}

int monthOf(Date day) {
    return day.year() * 12 + static_cast<int>(day.month()) - 1;
}

void DayChanges::change(const DayKey& key, const Amounts& amounts, int sign) {
    auto& sum = changes_[key];
    for (std::size_t i = 0; i < kMeasures; ++i)
        sum[i] += sign * amounts[i];
}

void DayChanges::store(WriteTransaction& transaction) const {
    static const auto kDays = addTo("figure_days", "day");
    static const auto kMonths = addTo("figure_months", "month");
    const auto add = [&](const std::string& sql, const DayKey& key, int span, const Amounts& sum) {
        if (sum == Amounts{}) return;
        execute(transaction, sql,
                {key.organisation, key.direction, span, sum[0], sum[1], sum[2], sum[3], sum[4], sum[5],
                 sum[6], sum[7], sum[8], sum[9]});
    };
    std::map<DayKey, Amounts> months;
    for (const auto& [key, sum] : changes_) {
        add(kDays, key, key.day.days(), sum);
        auto& month = months[{key.organisation, key.direction, firstOfMonth(key.day)}];
        for (std::size_t i = 0; i < kMeasures; ++i)
            month[i] += sum[i];
    }
    for (const auto& [key, sum] : months)
        add(kMonths, key, monthOf(key.day), sum);
}

Amounts amountsOf(const DocumentFact& fact) {
    Amounts amounts{};
    at(amounts, Measure::entered) = 1;
    at(amounts, Measure::withFile) = fact.withFile ? 1 : 0;
    at(amounts, Measure::onTime) = fact.onTime ? 1 : 0;
    return amounts;
}

Amounts amountsOf(const GapFact& fact) {
    Amounts amounts{};
    at(amounts, Measure::missing) = fact.missing;
    at(amounts, Measure::voided) = fact.voided;
    return amounts;
}

Amounts amountsOf(const ExchangeFact& fact) {
    Amounts amounts{};
    if (fact.due == 0) return amounts;
    at(amounts, Measure::documentsDue) = 1;
    at(amounts, Measure::servedAll) = fact.served == fact.due ? 1 : 0;
    at(amounts, Measure::servedAny) = fact.served > 0 ? 1 : 0;
    at(amounts, Measure::deliveriesDue) = fact.due;
    at(amounts, Measure::deliveriesServed) = fact.served;
    return amounts;
}

std::optional<DocumentFact> documentFact(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction,
                    "SELECT organisation_id, direction, day, series_id, number, suffix, registered_on, "
                    "with_file, on_time "
                    "FROM figure_documents WHERE document_id = $1 AND until = 9223372036854775807",
                    {document}, [&](const Row& row) {
                        return DocumentFact{.document = document,
                                            .key = {row.id<domain::OrganisationId>(0),
                                                    row.word<domain::Direction>(1), row.date(2)},
                                            .series = row.id<domain::SeriesId>(3),
                                            .place = {row.integer(4), row.text(5)},
                                            .registeredOn = row.date(6),
                                            .withFile = row.flag(7),
                                            .onTime = row.flag(8)};
                    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const DocumentFact& fact) {
    execute(
        transaction,
        "INSERT INTO figure_documents (document_id, since, until, organisation_id, direction, day, "
        "series_id, number, suffix, registered_on, with_file, on_time) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {fact.document, since, kStillHolds, fact.key.organisation, fact.key.direction, fact.key.day,
         fact.series, fact.place.number, fact.place.suffix, fact.registeredOn, fact.withFile, fact.onTime});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const DocumentFact& fact) {
    execute(transaction, "DELETE FROM figure_documents WHERE document_id = $1 AND since = $2",
            {fact.document, until});
    execute(transaction,
            "UPDATE figure_documents SET until = $2 WHERE document_id = $1 AND until = 9223372036854775807",
            {fact.document, until});
}

std::optional<GapFact> gapFact(ReadTransaction& transaction, domain::SeriesId series, const Place& upper) {
    return firstRow(transaction,
                    "SELECT organisation_id, direction, day, missing, voided FROM figure_gaps "
                    "WHERE series_id = $1 AND upper_number = $2 AND upper_suffix = $3 AND "
                    "until = 9223372036854775807",
                    {series, upper.number, upper.suffix}, [&](const Row& row) {
                        return GapFact{.series = series,
                                       .upper = upper,
                                       .key = {row.id<domain::OrganisationId>(0),
                                               row.word<domain::Direction>(1), row.date(2)},
                                       .missing = row.integer(3),
                                       .voided = row.integer(4)};
                    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const GapFact& fact) {
    execute(transaction,
            "INSERT INTO figure_gaps (series_id, upper_number, upper_suffix, since, until, organisation_id, "
            "direction, day, missing, voided) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {fact.series, fact.upper.number, fact.upper.suffix, since, kStillHolds, fact.key.organisation,
             fact.key.direction, fact.key.day, fact.missing, fact.voided});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const GapFact& fact) {
    execute(transaction,
            "DELETE FROM figure_gaps WHERE series_id = $1 AND upper_number = $2 AND upper_suffix = $3 AND "
            "since = $4",
            {fact.series, fact.upper.number, fact.upper.suffix, until});
    execute(transaction,
            "UPDATE figure_gaps SET until = $4 WHERE series_id = $1 AND upper_number = $2 AND "
            "upper_suffix = $3 AND until = 9223372036854775807",
            {fact.series, fact.upper.number, fact.upper.suffix, until});
}

std::optional<ExchangeFact> exchangeFact(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction,
                    "SELECT organisation_id, day, due, served FROM figure_exchanges WHERE document_id = $1 "
                    "AND until = 9223372036854775807",
                    {document}, [&](const Row& row) {
                        return ExchangeFact{.document = document,
                                            .key = {row.id<domain::OrganisationId>(0),
                                                    domain::Direction::outgoing, row.date(1)},
                                            .due = row.integer(2),
                                            .served = row.integer(3)};
                    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const ExchangeFact& fact) {
    execute(transaction,
            "INSERT INTO figure_exchanges (document_id, since, until, organisation_id, day, due, served) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {fact.document, since, kStillHolds, fact.key.organisation, fact.key.day, fact.due, fact.served});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const ExchangeFact& fact) {
    execute(transaction, "DELETE FROM figure_exchanges WHERE document_id = $1 AND since = $2",
            {fact.document, until});
    execute(transaction,
            "UPDATE figure_exchanges SET until = $2 WHERE document_id = $1 AND until = 9223372036854775807",
            {fact.document, until});
}

}  // namespace vanthu::storage
