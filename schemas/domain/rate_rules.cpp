#include "schemas/domain/rate_rules.h"

#include <algorithm>

namespace vanthu::domain {

namespace {

using C = RateCounter;

/// A count and those that it is a part of.
struct Part {
    C part;
    std::vector<C> of;
};
const std::vector<Part>& parts() {
    static const std::vector<Part> all{
        {C::withFile, {C::entered}},
        {C::onTime, {C::entered}},
        {C::late, {C::entered}},
        {C::electronic, {C::entered}},
        {C::servedAll, {C::servedAny, C::documentsDue}},
        {C::servedAny, {C::documentsDue}},
        {C::servedSigned, {C::servedAll, C::servedAny, C::documentsDue}},
        {C::servedOnPaper, {C::servedAll, C::servedAny, C::documentsDue}},
        {C::deliveriesServed, {C::deliveriesDue}},
        {C::agenciesServed, {C::agencies}},
        {C::fromAgenciesElectronic, {C::fromAgencies}},
        {C::signedByPerson, {C::issuedWithFile}},
        {C::signedByAgency, {C::issuedWithFile}},
        {C::signedByBoth, {C::signedByPerson, C::signedByAgency, C::issuedWithFile}},
        {C::doneInTime, {C::done}},
        {C::doneLate, {C::done}},
        {C::doneWithoutDeadline, {C::done}},
        {C::doneOnline, {C::done}},
        {C::acceptedSameDay, {C::arrived}},
        {C::sentByDecree30, {C::sendingsDue}},
        {C::sentByDecision28, {C::sendingsDue}},
    };
    return all;
}

bool isPartOf(C part, C whole) {
    if (part == whole) return true;
    return std::ranges::any_of(
        parts(), [&](const Part& each) { return each.part == part && std::ranges::count(each.of, whole); });
}

/// Counts that never have a document in common.
bool areDisjoint(C left, C right) {
    static const std::vector<RateSum> kApart{
        {C::onTime, C::late},
        {C::doneInTime, C::doneLate, C::doneWithoutDeadline},
    };
    return left != right && std::ranges::any_of(kApart, [&](const RateSum& apart) {
               return std::ranges::count(apart, left) && std::ranges::count(apart, right);
           });
}

/// Each count of the numerator has its place in one of the denominator, beside others that it does not
/// overlap.
bool isSurelyWithin(const RateDefinition& rate) {
    std::map<C, RateSum> placed;
    return std::ranges::all_of(rate.numerator, [&](C counter) {
        const auto whole = std::ranges::find_if(rate.denominator, [&](C each) {
            return isPartOf(counter, each) &&
                   std::ranges::all_of(placed[each], [&](C other) { return areDisjoint(counter, other); });
        });
        if (whole == rate.denominator.end()) return false;
        placed[*whole].push_back(counter);
        return true;
    });
}

bool hasRepeated(RateSum sum) {
    std::ranges::sort(sum);
    return std::ranges::adjacent_find(sum) != sum.end();
}

/// Among counts of a denominator: what is part of another one would be counted twice.
bool hasOverlap(const RateSum& sum) {
    return std::ranges::any_of(sum, [&](C part) {
        return std::ranges::any_of(sum, [&](C whole) { return part != whole && isPartOf(part, whole); });
    });
}

std::string fieldOf(RateName rate, const char* side) {
    return "rates[" + std::string(code(rate)) + "]." + side;
}

class Faults {
  public:
    void sum(RateName rate, const char* side, const RateSum& sum) {
        const auto allowed = countersOf(rate);
        if (sum.empty())
            add(fieldOf(rate, side), "required",
                side == kDenominator ? "Mẫu số trống: không chia được cho số không."
                                     : "Tử số trống: nêu ít nhất một số đếm.");
        else if (std::ranges::any_of(sum, [&](C each) { return !std::ranges::count(allowed, each); }))
            add(fieldOf(rate, side), "not_allowed", "Tỷ lệ này chỉ có các số đếm: " + codesOf(allowed) + ".");
        else if (hasRepeated(sum))
            add(fieldOf(rate, side), "repeated", "Mỗi số đếm chỉ nêu một lần.");
    }
    void rate(RateName name, const RateDefinition& rate) {
        const auto before = violations_.size();
        sum(name, kNumerator, rate.numerator);
        sum(name, kDenominator, rate.denominator);
        if (violations_.size() != before) return;
        if (hasOverlap(rate.denominator))
            add(fieldOf(name, kDenominator), "overlaps",
                "Một số đếm đã nằm trong số đếm khác của mẫu số, sẽ bị tính hai lần.");
        else if (!isSurelyWithin(rate))
            add(fieldOf(name, kNumerator), "exceeds",
                "Tử số có thể lớn hơn mẫu số: mỗi số đếm của tử số phải nằm trong mẫu số và không chồng lên "
                "nhau.");
    }
    void variants(const RateRules& rules, RateName first, RateName other) {
        if (rules.rates.at(first).denominator != rules.rates.at(other).denominator)
            add(fieldOf(other, kDenominator), "differs",
                "Các biến thể của một tỷ lệ có cùng mẫu số: " + std::string(code(first)) + " chia cho " +
                    codesOf(rules.rates.at(first).denominator) + ".");
    }
    void leading(FigureReport report, const LeadingRate& leading) {
        const auto field = "leading[" + std::string(code(report)) + "].";
        const auto allowed = leadingRatesOf(report);
        if (!std::ranges::count(allowed, leading.rate)) {
            std::string names;
            for (const auto each : allowed)
                names += (names.empty() ? "" : ", ") + std::string(code(each));
            add(field + "rate", "not_allowed", "Cho phép: " + names + ".");
        }
        if (leading.perMille < 0 || leading.perMille > 1000)
            add(field + "threshold", "out_of_range", "Ngưỡng từ 0 đến 1000 phần nghìn.");
    }
    Violations take() { return std::move(violations_); }

    static constexpr auto* kNumerator = "numerator";
    static constexpr auto* kDenominator = "denominator";

  private:
    void add(const std::string& field, const char* fault, const std::string& message) {
        violations_.push_back({field, fault, message});
    }
    Violations violations_;
};

RateRules madeBuiltIn() {
    RateRules rules{.id = {}, .code = std::string(kBuiltInRules)};
    const RateSum numbers{C::entered, C::missing};
    const RateSum due{C::documentsDue};
    const RateSum issued{C::issuedWithFile};
    rules.rates = {
        {RateName::a, {{C::entered}, numbers}},
        {RateName::aFile, {{C::withFile}, numbers}},
        {RateName::aOnTime, {{C::onTime}, numbers}},
        {RateName::b, {{C::entered}, numbers}},
        {RateName::bFile, {{C::withFile}, numbers}},
        {RateName::bOnTime, {{C::onTime}, numbers}},
        {RateName::c, {{C::servedAll}, due}},
        {RateName::cAny, {{C::servedAny}, due}},
        {RateName::cSigned, {{C::servedSigned}, due}},
        {RateName::d, {{C::deliveriesServed}, {C::deliveriesDue}}},
        {RateName::e, {{C::agenciesServed, C::fromAgenciesElectronic}, {C::agencies, C::fromAgencies}}},
        {RateName::fPerson, {{C::signedByPerson}, issued}},
        {RateName::fAgency, {{C::signedByAgency}, issued}},
        {RateName::fBoth, {{C::signedByBoth}, issued}},
        {RateName::g, {{C::doneOnline}, {C::done}}},
        {RateName::h, {{C::doneInTime}, {C::doneInTime, C::doneLate}}},
        {RateName::i, {{C::acceptedSameDay}, {C::arrived}}},
        {RateName::jDecree30, {{C::sentByDecree30}, {C::sendingsDue}}},
        {RateName::jDecision28, {{C::sentByDecision28}, {C::sendingsDue}}},
    };
    rules.leading = {
        {FigureReport::entry, {RateName::aFile, 990}},
        {FigureReport::interconnection, {RateName::c, 900}},
        {FigureReport::handling, {RateName::h, 1000}},
        {FigureReport::timeliness, {RateName::jDecision28, 1000}},
    };
    return rules;
}

template <class Text>
std::string joined(const RateSum& sum, Text text) {
    std::string all;
    for (const auto counter : sum)
        all += (all.empty() ? "" : " + ") + std::string(text(counter));
    return all;
}

}  // namespace

const RateRules& builtInRules() {
    static const auto rules = madeBuiltIn();
    return rules;
}

std::vector<RateCounter> countersOf(RateName rate) {
    switch (rate) {
        case RateName::a:
        case RateName::aFile:
        case RateName::aOnTime:
            return {C::entered, C::withFile, C::onTime, C::late, C::missing, C::voided};
        case RateName::b:
        case RateName::bFile:
        case RateName::bOnTime:
            return {C::entered, C::withFile, C::onTime, C::late, C::electronic, C::missing, C::voided};
        case RateName::c:
        case RateName::cAny:
        case RateName::cSigned:
            return {C::documentsDue, C::servedAll, C::servedAny, C::servedSigned, C::servedOnPaper};
        case RateName::d:
            return {C::deliveriesDue, C::deliveriesServed};
        case RateName::e:
            return {C::agencies, C::agenciesServed, C::fromAgencies, C::fromAgenciesElectronic};
        case RateName::fPerson:
        case RateName::fAgency:
        case RateName::fBoth:
            return {C::issuedWithFile, C::signedByPerson, C::signedByAgency, C::signedByBoth};
        case RateName::g:
        case RateName::h:
            return {C::done,       C::doneInTime, C::doneLate,    C::doneWithoutDeadline,
                    C::doneOnline, C::openInTime, C::openOverdue, C::openWithoutDeadline,
                    C::notRequired};
        case RateName::i:
            return {C::arrived, C::acceptedSameDay};
        case RateName::jDecree30:
        case RateName::jDecision28:
            break;
    }
    return {C::sendingsDue, C::sentByDecree30, C::sentByDecision28};
}

std::vector<RateName> leadingRatesOf(FigureReport report) {
    switch (report) {
        case FigureReport::entry:
            return {RateName::a, RateName::aFile, RateName::aOnTime};
        case FigureReport::interconnection:
            return {RateName::c, RateName::cAny, RateName::cSigned, RateName::d, RateName::e};
        case FigureReport::handling:
            return {RateName::g, RateName::h};
        case FigureReport::timeliness:
            break;
    }
    return {RateName::jDecree30, RateName::jDecision28};
}

Violations faultsOf(const RateRules& rules) {
    Faults faults;
    for (const auto& [name, rate] : rules.rates)
        faults.rate(name, rate);
    for (const auto& word : kWords<RateName>)
        if (const auto first = parse<RateName>(word.code.substr(0, 1)); first && *first != word.value)
            faults.variants(rules, *first, word.value);
    faults.variants(rules, RateName::fPerson, RateName::fAgency);
    faults.variants(rules, RateName::fPerson, RateName::fBoth);
    faults.variants(rules, RateName::jDecree30, RateName::jDecision28);
    for (const auto& [report, leading] : rules.leading)
        faults.leading(report, leading);
    return faults.take();
}

std::string codesOf(const RateSum& sum) {
    return joined(sum, [](C counter) { return code(counter); });
}

std::string labelsOf(const RateSum& sum) {
    return joined(sum, [](C counter) { return label(counter); });
}

std::vector<std::string> differences(const RateRules& before, const RateRules& rules) {
    std::vector<std::string> all;
    for (const auto& [name, rate] : rules.rates)
        if (before.rates.at(name) != rate)
            all.push_back(std::string(code(name)) + " (" + std::string(label(name)) +
                          "): " + labelsOf(rate.numerator) + ", chia cho " + labelsOf(rate.denominator));
    for (const auto& [report, leading] : rules.leading)
        if (before.leading.at(report) != leading)
            all.push_back("Ngưỡng của báo cáo " + std::string(code(report)) + ": " +
                          std::string(code(leading.rate)) + " từ " + std::to_string(leading.perMille) + " ‰");
    return all;
}

}  // namespace vanthu::domain
