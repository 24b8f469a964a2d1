#include "server/app/reform_index_reading.h"

#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/delivered_figures.h"
#include "server/app/own_rates.h"
#include "server/reports/unit.h"
#include "storage/index_score_store.h"
#include "storage/reform_index_store.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vanthu::app {

using domain::IndexItem;
using domain::IndexLine;
using domain::IndexScore;
using domain::OrganisationId;
using domain::ReformIndex;

namespace {

reports::Period yearOf(const ReformIndex& index) {
    const auto year = index.definition.year;
    return {domain::Date::fromParts(year, 1, 1).value(), domain::Date::fromParts(year, 12, 31).value()};
}

/// What units of other installations delivered, or were to deliver, for the periods of the criteria.
class Elsewhere {
  public:
    Elsewhere(storage::ReadTransaction& transaction, const ReformIndex& index, const Standpoint& standpoint) {
        for (const auto& unit : reports::unitsOf(standpoint.organisations, yearOf(index)))
            here_.insert(unit.id);
        for (const auto* criterion : domain::criteriaOf(index.definition)) {
            const std::pair period{criterion->from, criterion->to};
            if (criterion->method != domain::ScoringMethod::rate || byPeriod_.contains(period)) continue;
            byPeriod_[period] = deliveredFigures(transaction, {criterion->from, criterion->to}, standpoint);
            byPeriod_[period].addTo(units_);
        }
    }
    /// Of a criterion that is fed by a rate.
    [[nodiscard]] const DeliveredFigures& in(const IndexItem& criterion) const {
        return byPeriod_.at({criterion.from, criterion.to});
    }
    [[nodiscard]] const std::set<OrganisationId>& units() const { return units_; }
    [[nodiscard]] domain::FiguresFrom originOf(OrganisationId unit, const IndexItem& criterion) const {
        const auto& delivered = in(criterion);
        if (std::ranges::find(delivered.units, unit, &DeliveredUnit::organisation) != delivered.units.end())
            return domain::FiguresFrom::delivered;
        return delivered.awaited.contains(unit) || !here_.contains(unit) ? domain::FiguresFrom::awaited
                                                                         : domain::FiguresFrom::here;
    }

  private:
    std::set<OrganisationId> here_;  ///< kept a registry here in the year
    std::map<std::pair<domain::Date, domain::Date>, DeliveredFigures> byPeriod_;
    std::set<OrganisationId> units_;
};

std::vector<reports::Unit> rankedUnits(const ReformIndex& index, const Standpoint& standpoint,
                                       const std::set<OrganisationId>& elsewhere) {
    auto units = reports::unitsOf(standpoint.organisations, yearOf(index), elsewhere);
    std::erase_if(units, [&](const reports::Unit& unit) {
        return std::ranges::find(index.definition.groups, unit.group) == index.definition.groups.end();
    });
    return units;
}

/// The versions whose scores may count for this one: itself and those before it.
std::vector<ReformIndex> versionsUpTo(storage::ReadTransaction& transaction, const ReformIndex& index) {
    auto versions = storage::listReformIndexes(transaction);
    std::erase_if(versions, [&](const ReformIndex& other) {
        return other.definition.code != index.definition.code ||
               other.definition.year != index.definition.year || other.version > index.version;
    });
    return versions;
}

std::vector<domain::ReformIndexId> alikeIn(const std::vector<ReformIndex>& versions,
                                           const IndexItem& criterion) {
    std::vector<domain::ReformIndexId> alike;
    for (const auto& version : versions) {
        const auto* there = domain::criterionOf(version.definition, criterion.code);
        if (there != nullptr && domain::scoresAlike(*there, criterion)) alike.push_back(version.id);
    }
    return alike;
}

/// Whether a score given under some version still holds under this one.
class StillHolds {
  public:
    StillHolds(const std::vector<ReformIndex>& versions, const ReformIndex& index) {
        for (const auto* criterion : domain::criteriaOf(index.definition))
            for (const auto& version : alikeIn(versions, *criterion))
                holds_.emplace(criterion->code, version);
    }
    bool operator()(const IndexScore& score) const { return holds_.contains({score.criterion, score.index}); }

  private:
    std::set<std::pair<std::string, domain::ReformIndexId>> holds_;
};

std::vector<IndexScore> scoresHolding(storage::ReadTransaction& transaction, const ReformIndex& index,
                                      storage::ScoreQuery query) {
    query.code = index.definition.code;
    query.year = index.definition.year;
    auto scores = storage::indexScores(transaction, query);
    const StillHolds stillHolds(versionsUpTo(transaction, index), index);
    std::erase_if(scores, [&](const IndexScore& score) { return !stillHolds(score); });
    return scores;
}

using ScoresInForce = std::map<std::pair<OrganisationId, std::string>, domain::CriterionScores>;

ScoresInForce inForce(const std::vector<IndexScore>& scores) {
    ScoresInForce found;
    for (const auto& score : scores) {
        auto& both = found[{score.organisation, score.criterion}];
        (score.kind == domain::ScoreKind::review ? both.review : both.self) = &score;
    }
    return found;
}

std::vector<IndexLine> linesNow(storage::ReadTransaction& transaction, const ReformIndex& index,
                                const Standpoint& standpoint) {
    const Elsewhere elsewhere(transaction, index, standpoint);
    const auto units = rankedUnits(index, standpoint, elsewhere.units());
    const auto scores = scoresHolding(transaction, index, {.asOf = standpoint.change});
    const auto held = inForce(scores);
    std::vector<IndexLine> lines;
    for (const auto& unit : units)
        lines.push_back({.organisation = unit.id, .name = unit.name, .group = unit.group});
    for (const auto* criterion : domain::criteriaOf(index.definition)) {
        std::unordered_map<OrganisationId, domain::RateFigures> figures;
        if (criterion->method == domain::ScoringMethod::rate)
            for (const auto& [unit, rate] :
                 ownRates(transaction, criterion->rate, {criterion->from, criterion->to}, standpoint, units,
                          elsewhere.in(*criterion)))
                figures[unit] = {rate.numerator, rate.denominator, elsewhere.originOf(unit, *criterion)};
        for (auto& line : lines) {
            const auto scored = held.find({line.organisation, criterion->code});
            line.criteria.push_back(domain::effectivePoints(
                *criterion, scored == held.end() ? domain::CriterionScores{} : scored->second,
                figures[line.organisation]));
        }
    }
    return lines;
}

/// Ranks in the newest index of the year before that had been closed by then.
std::map<OrganisationId, int> ranksBefore(storage::ReadTransaction& transaction, const ReformIndex& index,
                                          domain::Sequence asOf) {
    std::map<OrganisationId, int> ranks;
    for (const auto& other : storage::listReformIndexes(transaction)) {
        const bool isYearBefore = other.definition.code == index.definition.code &&
                                  other.definition.year == index.definition.year - 1;
        if (!isYearBefore || !domain::isClosed(other, asOf)) continue;
        auto lines = storage::closedLines(transaction, other.id);
        domain::rankLines(lines);
        for (const auto& line : lines)
            ranks[line.organisation] = line.rank;
        return ranks;  // newest version first
    }
    return ranks;
}

}  // namespace

IndexReading readIndex(storage::ReadTransaction& transaction, domain::ReformIndexId id,
                       Standpoint standpoint) {
    auto index = storage::findReformIndex(transaction, id);
    if (!index) throw Refused(Refusal::reformIndexUnknown, {std::to_string(id.value)});
    if (standpoint.change < index->since) {
        Checks checks;
        checks.add("as_of", "too_early", "Khi ấy chưa có bộ chỉ số này. Hãy chọn thời điểm muộn hơn.");
        checks.finish();
    }
    IndexReading reading{std::move(*index), std::move(standpoint)};
    reading.closed = domain::isClosed(reading.index, reading.standpoint.change);
    if (reading.closed) {
        reading.standpoint.change = reading.index.closedChange;
        reading.standpoint.moment = *reading.index.closedAt;
        reading.lines = storage::closedLines(transaction, id);
    } else {
        reading.lines = linesNow(transaction, reading.index, reading.standpoint);
        const auto before = ranksBefore(transaction, reading.index, reading.standpoint.change);
        for (auto& line : reading.lines)
            if (const auto rank = before.find(line.organisation); rank != before.end())
                line.previousRank = rank->second;
    }
    domain::rankLines(reading.lines);
    return reading;
}

std::map<std::string, std::vector<IndexScore>> scoresOfUnit(storage::ReadTransaction& transaction,
                                                            const IndexReading& reading,
                                                            OrganisationId unit) {
    std::map<std::string, std::vector<IndexScore>> scores;
    for (auto& score :
         scoresHolding(transaction, reading.index,
                       {.asOf = reading.standpoint.change, .organisation = unit, .replaced = true}))
        scores[score.criterion].push_back(std::move(score));
    return scores;
}

std::vector<domain::ReformIndexId> versionsAlike(storage::ReadTransaction& transaction,
                                                 const ReformIndex& index, const IndexItem& criterion) {
    return alikeIn(versionsUpTo(transaction, index), criterion);
}

}  // namespace vanthu::app
