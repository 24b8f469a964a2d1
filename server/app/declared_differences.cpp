#include "server/app/declared_differences.h"

#include "storage/change_log.h"
#include "storage/declared_store.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace vanthu::app {

using domain::DeclaredCount;
using domain::Direction;
using reports::DirectionFigures;
using reports::EntryReport;

namespace {

/// None where the report has no such unit.
const DirectionFigures* figuresIn(const EntryReport& report, domain::OrganisationId unit,
                                  Direction direction) {
    const auto line = std::ranges::find(report.units, unit, [](const auto& one) { return one.unit.id; });
    if (line == report.units.end()) return nullptr;
    return direction == Direction::outgoing ? &line->figures.outgoing : &line->figures.incoming;
}

std::optional<std::int64_t> declaredIn(const DirectionFigures* figures) {
    if (figures == nullptr || figures->declaredBy == 0) return std::nullopt;
    return figures->declared;
}

std::optional<std::int64_t> denominatorIn(const DirectionFigures* figures) {
    if (figures == nullptr) return std::nullopt;
    const bool isWithout = figures->entered.base == reports::RateBase::declared && figures->declaredBy == 0;
    return isWithout ? std::nullopt : std::optional(figures->entered.denominator);
}

/// Declarations for days of the period that were made in between and are in force.
std::vector<DeclaredCount> newDeclarations(storage::ReadTransaction& transaction,
                                           const EntryThenAndNow& reports) {
    const auto& [from, to] = reports.now.heading.period;
    auto declared = storage::declaredCounts(transaction, {from, to, reports.now.heading.change});
    std::erase_if(declared, [&](const DeclaredCount& one) {
        return one.since <= reports.then.heading.change || one.correctedBy || one.from < from || one.to > to;
    });
    return declared;
}

reports::DifferenceLine lineOf(storage::ReadTransaction& transaction, const reports::Unit& unit,
                               Direction direction, const std::vector<DeclaredCount>& declared) {
    reports::DifferenceLine line{.unit = unit.name,
                                 .organisation = unit.id,
                                 .direction = direction,
                                 .document = {},
                                 .what = "",
                                 .dayBefore = {},
                                 .dayAfter = {},
                                 .by = {},
                                 .because = {}};
    domain::Sequence newest = 0;
    for (const auto& one : declared) {
        if (one.organisation != unit.id || one.direction != direction) continue;
        line.what += (line.what.empty() ? "" : "; ") +
                     std::string(one.corrects ? "Khai báo lại" : "Khai báo") + " kỳ " +
                     one.from.vietnamese() + "–" + one.to.vietnamese() + ": " +
                     std::to_string(one.documents) + " văn bản, " + one.declaredByName;
        newest = std::max(newest, one.since);
    }
    // What comes in a package is declared by it.
    if (line.what.empty()) line.what = "Số khai báo trong gói số liệu do đơn vị gửi";
    if (newest > 0) line.because = storage::readChanges(transaction, newest - 1, 1).front();
    return line;
}

}  // namespace

void addDeclaredLines(storage::ReadTransaction& transaction, const EntryThenAndNow& reports,
                      std::vector<reports::DifferenceLine>& lines) {
    const auto declared = newDeclarations(transaction, reports);
    for (const auto& row : reports.now.units)
        for (const auto direction : {Direction::outgoing, Direction::incoming}) {
            const auto& unit = row.unit;
            const auto then = declaredIn(figuresIn(reports.then, unit.id, direction));
            const auto now = declaredIn(figuresIn(reports.now, unit.id, direction));
            if (then == now) continue;
            auto line = lineOf(transaction, unit, direction, declared);
            if (const auto by = now.value_or(0) - then.value_or(0); by != 0) line.by.push_back({{}, by});
            lines.push_back(std::move(line));
        }
}

void addDenominators(const EntryThenAndNow& reports, std::vector<reports::UnitDifference>& units) {
    for (auto& unit : units)
        unit.denominator = {denominatorIn(figuresIn(reports.then, unit.organisation, unit.direction)),
                            denominatorIn(figuresIn(reports.now, unit.organisation, unit.direction))};
}

}  // namespace vanthu::app
