#include "storage/figure_counts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "storage/figure_facts.h"
#include "storage/figure_follower.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::Date;
using domain::OrganisationId;
using Registry = std::pair<OrganisationId, domain::Direction>;
using Sums = std::map<Registry, Amounts>;

void add(Sums& sums, const Registry& registry, const Amounts& amounts, int sign) {
    auto& sum = sums[registry];
    for (std::size_t i = 0; i < kMeasures; ++i)
        sum[i] += sign * amounts[i];
}

Registry registryFrom(const Row& row) {
    return {row.id<OrganisationId>(0), row.word<domain::Direction>(1)};
}

/// What the facts of one table came to that began or ended after a change: a column each of unit and
/// direction, then those that amounts() reads.
struct Kind {
    std::string_view began;  ///< since > $3 and still holding
    std::string_view ended;  ///< held at $3 and ended later
    Amounts (*amounts)(const Row& row);
};

Amounts documentAmounts(const Row& row) {
    return amountsOf(DocumentFact{.withFile = row.flag(2), .onTime = row.flag(3)});
}
Amounts gapAmounts(const Row& row) {
    return amountsOf(GapFact{.missing = row.integer(2), .voided = row.integer(3)});
}
Amounts exchangeAmounts(const Row& row) {
    return amountsOf(ExchangeFact{.due = row.integer(2), .served = row.integer(3)});
}

constexpr std::array kKinds{
    Kind{"SELECT organisation_id, direction, with_file, on_time FROM figure_documents WHERE since > $3 AND "
         "until = 9223372036854775807 AND day BETWEEN $1 AND $2",
         "SELECT organisation_id, direction, with_file, on_time FROM figure_documents WHERE until > $3 AND "
         "until < 9223372036854775807 AND since <= $3 AND day BETWEEN $1 AND $2",
         documentAmounts},
    Kind{"SELECT organisation_id, direction, missing, voided FROM figure_gaps WHERE since > $3 AND "
         "until = 9223372036854775807 AND day BETWEEN $1 AND $2",
         "SELECT organisation_id, direction, missing, voided FROM figure_gaps WHERE until > $3 AND "
         "until < 9223372036854775807 AND since <= $3 AND day BETWEEN $1 AND $2",
         gapAmounts},
    Kind{"SELECT organisation_id, 'outgoing', due, served FROM figure_exchanges WHERE since > $3 AND "
         "until = 9223372036854775807 AND day BETWEEN $1 AND $2",
         "SELECT organisation_id, 'outgoing', due, served FROM figure_exchanges WHERE until > $3 AND "
         "until < 9223372036854775807 AND since <= $3 AND day BETWEEN $1 AND $2",
         exchangeAmounts},
};

std::string sumOf(const std::string& table, const std::string& span) {
    std::string sql = "SELECT organisation_id, direction";
    for (const auto* column : kMeasureColumns)
        sql += std::string(", SUM(") + column + ")";
    return sql + " FROM " + table + " WHERE " + span +
           " BETWEEN $1 AND $2 GROUP BY organisation_id, direction";
}

void addRows(ReadTransaction& transaction, const std::string& sql, int first, int last, Sums& sums) {
    forEachRow(transaction, sql, {first, last}, [&](const Row& row) {
        Amounts amounts;
        for (std::size_t i = 0; i < kMeasures; ++i)
            amounts[i] = row.integer(static_cast<int>(i) + 2);
        add(sums, registryFrom(row), amounts, 1);
    });
}

/// Whole months by their sums, what is left at both ends by days.
void addKept(ReadTransaction& transaction, Date from, Date to, Sums& sums) {
    static const auto kDays = sumOf("figure_days", "day");
    static const auto kMonths = sumOf("figure_months", "month");
    const int firstMonth = monthOf(from) + (from.day() == 1 ? 0 : 1);
    const int lastMonth = monthOf(to.plusDays(1)) - 1;
    if (lastMonth < firstMonth) return addRows(transaction, kDays, from.days(), to.days(), sums);
    addRows(transaction, kMonths, firstMonth, lastMonth, sums);
    if (to.plusDays(1).day() != 1) addRows(transaction, kDays, firstOfMonth(to).days(), to.days(), sums);
    if (from.day() != 1)
        addRows(transaction, kDays, from.days(), firstOfMonth(firstOfMonth(from).plusDays(31)).days() - 1,
                sums);
}

Sums sumsOf(ReadTransaction& transaction, Date from, Date to, domain::Sequence asOf) {
    Sums sums;
    addKept(transaction, from, to, sums);
    if (asOf >= figuresUpTo(transaction)) return sums;
    for (const auto& kind : kKinds) {
        forEachRow(transaction, kind.began, {from, to, asOf},
                   [&](const Row& row) { add(sums, registryFrom(row), kind.amounts(row), -1); });
        forEachRow(transaction, kind.ended, {from, to, asOf},
                   [&](const Row& row) { add(sums, registryFrom(row), kind.amounts(row), 1); });
    }
    return sums;
}

int at(const Amounts& amounts, Measure measure) {
    return static_cast<int>(amounts[static_cast<std::size_t>(measure)]);
}

}  // namespace

std::vector<domain::EntryCounts> entryCounts(ReadTransaction& transaction, Date from, Date to,
                                             domain::Sequence asOf) {
    std::vector<domain::EntryCounts> result;
    for (const auto& [registry, sum] : sumsOf(transaction, from, to, asOf)) {
        const domain::EntryCounts counts{.organisation = registry.first,
                                         .direction = registry.second,
                                         .entered = at(sum, Measure::entered),
                                         .enteredWithFile = at(sum, Measure::withFile),
                                         .enteredOnTime = at(sum, Measure::onTime),
                                         .missing = at(sum, Measure::missing),
                                         .voided = at(sum, Measure::voided)};
        if (counts.entered > 0) result.push_back(counts);
    }
    return result;
}

std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction, Date from, Date to,
                                                   domain::Sequence asOf) {
    std::vector<domain::ExchangeCounts> result;
    for (const auto& [registry, sum] : sumsOf(transaction, from, to, asOf)) {
        const domain::ExchangeCounts counts{.organisation = registry.first,
                                            .documentsDue = at(sum, Measure::documentsDue),
                                            .documentsServedAll = at(sum, Measure::servedAll),
                                            .documentsServedAny = at(sum, Measure::servedAny),
                                            .deliveriesDue = at(sum, Measure::deliveriesDue),
                                            .deliveriesServed = at(sum, Measure::deliveriesServed)};
        if (counts.documentsDue > 0) result.push_back(counts);
    }
    return result;
}

}  // namespace vanthu::storage
