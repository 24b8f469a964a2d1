#include "server/reports/rate_formula.h"

#include "schemas/domain/error.h"

#include <cstdint>
#include <string>

namespace vanthu::reports {
namespace {

using C = domain::RateCounter;
using domain::RateName;

[[noreturn]] void throwUnknown(C counter) {
    throw Error{ErrorCode::internal, "no count " + std::string(domain::code(counter)) + " in this report"};
}

std::int64_t valueOf(const domain::EntryCounts& counts, C counter) {
    switch (counter) {
        case C::entered:
            return counts.entered;
        case C::withFile:
            return counts.enteredWithFile;
        case C::onTime:
            return counts.enteredOnTime;
        case C::late:
            return std::int64_t{counts.entered} - counts.enteredOnTime;
        case C::electronic:
            return counts.enteredElectronic;
        case C::missing:
            return counts.missing;
        case C::voided:
            return counts.voided;
        default:
            throwUnknown(counter);
    }
}

std::int64_t valueOf(const domain::ExchangeCounts& counts, C counter) {
    switch (counter) {
        case C::documentsDue:
            return counts.documentsDue;
        case C::servedAll:
            return counts.documentsServedAll;
        case C::servedAny:
            return counts.documentsServedAny;
        case C::servedSigned:
            return counts.documentsServedSigned;
        case C::servedOnPaper:
            return counts.documentsServedOnPaper;
        case C::deliveriesDue:
            return counts.deliveriesDue;
        case C::deliveriesServed:
            return counts.deliveriesServed;
        case C::agencies:
            return counts.agencies;
        case C::agenciesServed:
            return counts.agenciesServed;
        case C::fromAgencies:
            return counts.fromAgencies;
        case C::fromAgenciesElectronic:
            return counts.fromAgenciesElectronic;
        case C::issuedWithFile:
            return counts.issuedWithFile;
        case C::signedByPerson:
            return counts.signedByPerson;
        case C::signedByAgency:
            return counts.signedByAgency;
        case C::signedByBoth:
            return counts.signedByBoth;
        case C::arrived:
            return counts.arrived;
        case C::acceptedSameDay:
            return counts.acceptedSameDay;
        default:
            throwUnknown(counter);
    }
}

std::int64_t valueOf(const domain::HandlingCounts& counts, C counter) {
    switch (counter) {
        case C::done:
            return counts.done();
        case C::doneInTime:
            return counts.doneInTime;
        case C::doneLate:
            return counts.doneLate;
        case C::doneWithoutDeadline:
            return counts.doneWithoutDeadline;
        case C::doneOnline:
            return counts.doneOnline;
        case C::openInTime:
            return counts.openInTime;
        case C::openOverdue:
            return counts.openOverdue;
        case C::openWithoutDeadline:
            return counts.openWithoutDeadline;
        case C::notRequired:
            return counts.notRequired;
        default:
            throwUnknown(counter);
    }
}

std::int64_t valueOf(const domain::SendingCounts& counts, C counter) {
    switch (counter) {
        case C::sendingsDue:
            return counts.due;
        case C::sentByDecree30:
            return counts.inTimeByDecree30;
        case C::sentByDecision28:
            return counts.inTimeByDecision28;
        default:
            throwUnknown(counter);
    }
}

/// How the denominator of the built-in set is called.
RateBase baseOf(RateName name) {
    switch (name) {
        case RateName::a:
        case RateName::aFile:
        case RateName::aOnTime:
        case RateName::b:
        case RateName::bFile:
        case RateName::bOnTime:
            return RateBase::numberSeries;
        case RateName::c:
        case RateName::cAny:
        case RateName::cSigned:
            return RateBase::documentsDue;
        case RateName::d:
            return RateBase::deliveriesDue;
        case RateName::e:
            return RateBase::betweenAgencies;
        case RateName::fPerson:
        case RateName::fAgency:
        case RateName::fBoth:
            return RateBase::issuedWithFile;
        case RateName::g:
            return RateBase::finished;
        case RateName::h:
            return RateBase::finishedWithDeadline;
        case RateName::i:
            return RateBase::arrivedElectronically;
        case RateName::jDecree30:
        case RateName::jDecision28:
            break;
    }
    return RateBase::sendingsOver;
}

template <class Counts>
Rate divided(const Counts& counts, const domain::RateRules& rules, RateName name) {
    const auto& definition = rules.rates.at(name);
    const auto& builtIn = domain::builtInRules().rates.at(name);
    Rate rate{.base = definition.denominator == builtIn.denominator ? baseOf(name) : RateBase::defined};
    for (const auto counter : definition.numerator)
        rate.numerator += valueOf(counts, counter);
    for (const auto counter : definition.denominator)
        rate.denominator += valueOf(counts, counter);
    return rate;
}

}  // namespace

Rate rateOf(const domain::EntryCounts& counts, const domain::RateRules& rules, RateName name) {
    return divided(counts, rules, name);
}
Rate rateOf(const domain::ExchangeCounts& counts, const domain::RateRules& rules, RateName name) {
    return divided(counts, rules, name);
}
Rate rateOf(const domain::HandlingCounts& counts, const domain::RateRules& rules, RateName name) {
    return divided(counts, rules, name);
}
Rate rateOf(const domain::SendingCounts& counts, const domain::RateRules& rules, RateName name) {
    return divided(counts, rules, name);
}

}  // namespace vanthu::reports
