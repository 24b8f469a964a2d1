#include "server/demo/plan.h"

#include <algorithm>
#include <array>
#include <set>

#include "schemas/domain/calendar.h"
#include "server/demo/random.h"
#include "server/demo/words.h"

namespace vanthu::demo {
namespace {

using domain::Date;

/// Departments whose entry falls short of 99 %, and by how many percent of their numbers.
struct Shortfall {
    std::size_t unit;
    int percent;
};
constexpr std::array kShortfalls{Shortfall{4, 4}, Shortfall{9, 7}, Shortfall{13, 3}, Shortfall{18, 12}};

/// Percent of the documents that each unit sends through the exchange, the rest goes on paper only.
constexpr std::array kSentPercent{0,   100, 99, 98, 85, 99, 71, 99, 97, 66, 98,
                                  100, 99,  63, 97, 92, 80, 98, 58, 99, 75, 97};

/// How the outgoing documents of a department are made up, in percent.
constexpr std::array<std::pair<std::string_view, int>, 7> kTypeShares{
    {{"CV", 45}, {"BC", 13}, {"QĐ", 12}, {"KH", 8}, {"TTr", 8}, {"TB", 8}, {"GM", 6}}};

std::string_view anyType(Random& random) {
    int at = random.between(0, 99);
    for (const auto& [type, share] : kTypeShares)
        if ((at -= share) < 0) return type;
    return kTypeShares.front().first;
}

/// Plans one unit; every draw of the dice comes from one generator, so the order of the calls is the plan.
class Planner {
  public:
    Planner(std::size_t unit, std::uint64_t seed)
        : unit_(unit),
          words_(units()[unit]),
          random_(seed * 1000 + unit),
          days_(workingDays(Date::fromParts(kYear, 1, 2).value(), Date::fromParts(kYear, 12, 31).value())) {}

    UnitPlan run() {
        plan_.leaders.head = personName(random_);
        plan_.leaders.deputies = {personName(random_), personName(random_)};
        if (unit_ != 0) planNumbers(random_.between(130, 280));
        const int arrivals = random_.between(25, 45);
        for (int i = 0; i < arrivals; ++i)
            planArrival(i);
        return std::move(plan_);
    }

  private:
    void planNumbers(int count) {
        const auto missing = someNumbers(count, missingOf(count));
        const auto voided = someNumbers(count, random_.between(0, 2));
        for (int number = 1; number <= count; ++number) {
            const auto place =
                static_cast<std::size_t>(number - 1) * days_.size() / static_cast<std::size_t>(count);
            if (voided.count(number) > 0)
                plan_.voids.push_back({number, days_[place]});
            else if (missing.count(number) == 0)
                plan_.documents.push_back(document(number, days_[place]));
        }
    }

    int missingOf(int count) {
        for (const auto& shortfall : kShortfalls)
            if (shortfall.unit == unit_) return count * shortfall.percent / 100 + 1;
        return random_.between(0, count / 150);
    }

    /// Neither the first nor the last number: a gap is known by its neighbours.
    std::set<int> someNumbers(int count, int wanted) {
        std::set<int> numbers;
        while (static_cast<int>(numbers.size()) < wanted)
            numbers.insert(random_.between(2, count - 1));
        return numbers;
    }

    PlannedDocument document(int number, Date issued) {
        PlannedDocument document;
        document.number = number;
        document.issued = issued;
        document.registered = registration(issued);
        document.type = anyType(random_);
        document.division = random_.pick(words_.divisions);
        document.subject = subjectOf(random_, words_, typeWords(document.type));
        if (random_.chance(60)) document.deputy = random_.below(plan_.leaders.deputies.size());
        chooseReceivers(document);
        document.sent = !document.receivers.empty() && random_.chance(kSentPercent.at(unit_));
        document.textSeed = random_.next();
        return document;
    }

    /// Mostly the same day, sometimes the next working day, now and then late.
    Date registration(Date day) {
        const int dice = random_.between(0, 99);
        if (dice < 86) return day;
        const int later = dice < 94 ? 1 : random_.between(2, 9);
        const auto at = std::lower_bound(days_.begin(), days_.end(), day) - days_.begin();
        return days_[std::min(static_cast<std::size_t>(at + later), days_.size() - 1)];
    }

    void chooseReceivers(PlannedDocument& document) {
        const auto type = document.type;
        if (type == "BC" || type == "TTr") document.receivers = {0};
        if (type == "CV") {
            if (random_.chance(30)) document.district = random_.below(districts().size());
            if (random_.chance(65)) addDepartments(document, random_.between(1, 2));
        }
        if (type == "GM" || type == "TB") addDepartments(document, 2);
        if ((type == "QĐ" || type == "KH") && random_.chance(30)) addDepartments(document, 1);
    }

    void addDepartments(PlannedDocument& document, int count) {
        while (static_cast<int>(document.receivers.size()) < count) {
            const auto receiver = 1 + random_.below(units().size() - 1);
            const auto& chosen = document.receivers;
            if (receiver != unit_ && std::find(chosen.begin(), chosen.end(), receiver) == chosen.end())
                document.receivers.push_back(receiver);
        }
    }

    void planArrival(int index) {
        PlannedArrival arrival;
        const auto at = random_.below(days_.size());
        arrival.arrived = days_[at];
        arrival.issued = days_[at < 4 ? 0 : at - 1 - random_.below(3)];
        arrival.registered = registration(arrival.arrived);
        // Numbers far apart for every unit, so that no two letters of an issuer share one.
        const int number = 100 * static_cast<int>(unit_) + index + 1;
        const int dice = random_.between(0, 99);
        if (dice < 35 && unit_ != 0) {
            arrival.issuer = units()[0].name;
            arrival.code =
                std::to_string(number) + "/UBND-" + std::string(random_.pick(units()[0].divisions));
        } else if (dice < 75) {
            arrival.issuer = random_.pick(districts());
            arrival.code = std::to_string(number) + "/UBND";
        } else {
            arrival.issuer = random_.pick(outsiders());
            arrival.code = std::to_string(number) + "/CV";
        }
        arrival.subject = subjectOf(random_, words_, typeWords("CV"));
        arrival.signer = personName(random_);
        arrival.textSeed = random_.next();
        plan_.arrivals.push_back(std::move(arrival));
    }

    std::size_t unit_;
    const UnitWords& words_;
    Random random_;
    std::vector<Date> days_;
    UnitPlan plan_;
};

}  // namespace

UnitPlan planUnit(std::size_t unit, std::uint64_t seed) {
    return Planner(unit, seed).run();
}

std::vector<Date> workingDays(Date from, Date to) {
    const domain::WorkingCalendar calendar(domain::initialCalendar());
    std::vector<Date> days;
    for (Date day = from; day <= to; day = day.plusDays(1))
        if (calendar.isWorkingDay(day)) days.push_back(day);
    return days;
}

}  // namespace vanthu::demo
