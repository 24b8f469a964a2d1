#include "tests/golden/declarations.h"

#include "storage/declared_store.h"

#include <algorithm>

namespace vanthu::tests::golden {

using domain::Date;
using domain::DeclaredCount;

bool Declarations::isFree(const DeclaredCount& declared) const {
    return std::ranges::none_of(inForce_, [&](const DeclaredCount& other) {
        return other.organisation == declared.organisation && other.direction == declared.direction &&
               other.id != declared.corrects && other.from <= declared.to && declared.from <= other.to;
    });
}

void Declarations::declare(domain::OrganisationId unit, domain::Direction direction, Date from, Date to) {
    // From too few to too many: what was entered may be more than what was declared.
    const DeclaredCount declared{.organisation = unit,
                                 .direction = direction,
                                 .from = from,
                                 .to = to,
                                 .documents = stage_.oneIn(6) ? 0 : stage_.pick(1, 30)};
    if (!isFree(declared)) return;
    inForce_.push_back(stage_.change([&](storage::WriteTransaction& transaction) {
        return storage::insertDeclaredCount(transaction, declared);
    }));
    stage_.facts.declared(inForce_.back());
    stage_.declaredPeriods.emplace_back(from, to);
    stage_.happened("declared");
}

void Declarations::correct() {
    auto& before = stage_.any(inForce_);
    auto after = before;
    after.corrects = before.id;
    after.documents = stage_.pick(0, 60);
    after.note = "đếm lại";
    if (stage_.oneIn(3)) after.to = std::max(after.from, after.to.plusDays(-stage_.pick(1, 20)));
    if (!isFree(after)) return;
    before = stage_.change([&](storage::WriteTransaction& transaction) {
        return storage::insertDeclaredCount(transaction, after);
    });
    stage_.facts.declared(before);
    stage_.happened("declaration corrected");
}

void Declarations::declare() {
    if (!inForce_.empty() && stage_.oneIn(4)) return correct();
    const auto today = stage_.today();
    const auto* office = units_.registryOn(today);
    if (office == nullptr) return;
    const auto unit = office->id;
    const auto direction = stage_.oneIn(2) ? domain::Direction::outgoing : domain::Direction::incoming;
    const auto firstOf = [&](int month) {
        return Date::fromParts(today.year(), static_cast<unsigned>(month), 1).value();
    };
    const auto lastOf = [&](int month) {
        return (month == 12 ? Date::fromParts(today.year() + 1, 1, 1).value() : firstOf(month + 1))
            .plusDays(-1);
    };
    const int month = stage_.pick(1, 12);
    switch (stage_.pick(0, 3)) {
        case 0:
            return declare(unit, direction, firstOf(month), lastOf(month));
        case 1: {
            // A quarter, month by month: only all three say what it has.
            const int begin = 1 + 3 * ((month - 1) / 3);
            for (int each = begin; each < begin + (stage_.oneIn(4) ? 2 : 3); ++each)
                declare(unit, direction, firstOf(each), lastOf(each));
            stage_.declaredPeriods.emplace_back(firstOf(begin), lastOf(begin + 2));
            return;
        }
        case 2:
            return declare(unit, direction, firstOf(1), lastOf(12));
        default:
            return declare(unit, direction, firstOf(month).plusDays(stage_.pick(0, 20)), lastOf(month));
    }
}

}  // namespace vanthu::tests::golden
