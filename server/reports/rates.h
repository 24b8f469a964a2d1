#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/declared_count.h"
#include "schemas/domain/document_type.h"
#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/rate_counts.h"
#include "schemas/domain/rate_rules.h"
#include "schemas/domain/time.h"
#include "server/reports/rate.h"
#include "server/reports/unit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// Names the rules by which documents are counted; what is divided by what is another thing (adr/0044).
inline constexpr std::string_view kRuleSet = domain::kBuiltInRules;

/// What stands above the table.
struct Heading {
    std::string organisation;  ///< the one that reports: "UBND tỉnh Bình Minh"
    Period period;
    domain::Timestamp asOf{};  ///< what was known at that moment was counted
    /// The last change of the log that was counted: for the same one the same figures for ever. 0: counted
    /// from the tables as they stood.
    domain::Sequence change{0};
    /// Units stand in the report as they are on that day; none: as they were in the period.
    std::optional<domain::Date> unitsOn{};
    /// What is divided by what; printed, so that a figure can be computed again after the rules changed.
    domain::RateRules rules{domain::builtInRules()};
};

/// Rates A (outgoing) and B (incoming) of domain §6.5. By number series: a number in the span of the period
/// that carries no document and was not voided with a reason is a document not entered. By declaration: what
/// the unit says that its paper register has for the whole period; without one the registry has no rate. By
/// the greater of both. Secret documents are in no count: this registry does not hold them and they number
/// apart.
struct DirectionFigures {
    Rate entered;     ///< of all numbers that left the series: with a file or without
    Rate withFile;    ///< of the same numbers: entered with a file; outgoing ones with their signer too
    Rate onTime;      ///< of the same numbers: entered on their day or the next working day
    Rate electronic;  ///< of the same numbers: incoming ones that came by the exchange from an agency
    /// Of what is counted: all, those that are complete, incoming ones that came by the exchange.
    std::int64_t documents{0}, complete{0}, cameElectronically{0};
    std::int64_t missing{0};
    std::int64_t voided{0};
    std::int64_t declared{0};    ///< by those who declared the whole period
    std::int64_t declaredBy{0};  ///< how many units those are

    /// Whether the base of the rates is known: a declared one may not be.
    [[nodiscard]] bool hasBase() const { return entered.base != RateBase::declared || declaredBy > 0; }
    /// Incoming ones on paper, with their scan or standing in the book alone: what is not electronic.
    [[nodiscard]] std::int64_t incomplete() const { return documents - complete; }
    [[nodiscard]] std::int64_t scanned() const;
    [[nodiscard]] std::int64_t onlyListed() const;
    DirectionFigures& operator+=(const DirectionFigures& other);
};
struct EntryFigures {
    DirectionFigures outgoing;
    DirectionFigures incoming;
    domain::RateName leads{domain::RateName::aFile};

    /// The rate that is held against the threshold: usually A, which asks for the file too.
    [[nodiscard]] const Rate& leading() const;
    EntryFigures& operator+=(const EntryFigures& other);
};

/// Rates C (documents), D (deliveries), E (between agencies, both ways), F (signing) and I (answers to what
/// came) of domain §6.5. A receiver is served when its system acknowledged.
struct InterconnectionFigures {
    Rate documents{0, 0, RateBase::documentsDue};             ///< C: every receiver served
    Rate documentsAnyReceiver{0, 0, RateBase::documentsDue};  ///< C, variant: at least one receiver served
    Rate documentsSigned{0, 0, RateBase::documentsDue};       ///< C, variant: of those, by signer and agency
    std::int64_t onPaper{0};                         ///< served to every receiver, and copies on paper issued
    Rate deliveries{0, 0, RateBase::deliveriesDue};  ///< D
    Rate exchanged{0, 0, RateBase::betweenAgencies};      ///< E: sent and received electronically of all
    Rate signedByPerson{0, 0, RateBase::issuedWithFile};  ///< F: a valid signature of the signer
    Rate signedByAgency{0, 0, RateBase::issuedWithFile};
    Rate signedByBoth{0, 0, RateBase::issuedWithFile};
    Rate acceptedSameDay{0, 0, RateBase::arrivedElectronically};  ///< I
    std::int64_t refused{0};
    std::int64_t recalled{0};

    domain::RateName leads{domain::RateName::c};

    /// The rate that is held against the threshold: usually C.
    [[nodiscard]] const Rate& leading() const;
    InterconnectionFigures& operator+=(const InterconnectionFigures& other);
};

/// Table 3 of domain §6.6: how incoming documents stood; rates G and H.
struct HandlingFigures {
    std::int64_t total{0};
    std::int64_t doneInTime{0}, doneLate{0}, doneWithoutDeadline{0};
    std::int64_t openInTime{0}, openOverdue{0}, openWithoutDeadline{0};
    std::int64_t notRequired{0};
    Rate inTime{0, 0, RateBase::finishedWithDeadline};  ///< H: of those finished that had a deadline
    Rate online{0, 0, RateBase::finished};  ///< G: with their file, and given to somebody in the program

    domain::RateName leads{domain::RateName::h};

    [[nodiscard]] const Rate& leading() const { return leads == domain::RateName::g ? online : inTime; }
    HandlingFigures& operator+=(const HandlingFigures& other);
};

/// Rates J (both clocks) and H of domain §6.5.
struct TimelinessFigures {
    Rate decree30{0, 0, RateBase::sendingsOver};
    Rate decision28{0, 0, RateBase::sendingsOver};
    std::int64_t notSent{0};
    HandlingFigures handling;

    domain::RateName leads{domain::RateName::jDecision28};

    /// The rate that is held against the threshold: usually J by the stricter clock.
    [[nodiscard]] const Rate& leading() const {
        return leads == domain::RateName::jDecree30 ? decree30 : decision28;
    }
    TimelinessFigures& operator+=(const TimelinessFigures& other);
};

/// Table 4 of domain §6.6: where outgoing documents stand. No rate is held against anything.
struct OutgoingFigures {
    std::array<std::int64_t, domain::kOutgoingStandings> byStanding{};

    [[nodiscard]] std::int64_t of(domain::OutgoingStanding standing) const {
        return byStanding[static_cast<std::size_t>(standing)];
    }
    /// Drafts on their way to the issue.
    [[nodiscard]] std::int64_t underWay() const;
    [[nodiscard]] std::int64_t issued() const;
    /// All but those that were given up.
    [[nodiscard]] std::int64_t total() const { return underWay() + issued(); }
    OutgoingFigures& operator+=(const OutgoingFigures& other);
};

/// Whether a rate of the report is held against a threshold, so that units reach it or do not.
template <class Figures>
inline constexpr bool kIsJudged = requires(const Figures& figures) {
    figures.leading();
};

/// Figures of a unit whose registry is on another installation, as they were delivered.
struct DeliveredPackage {
    domain::Date from;
    domain::Date to;
    std::int64_t sequence{0};
    domain::Timestamp asOf{};  ///< what the unit knew at that moment was counted
    std::string digest;        ///< of what it signed
};

template <class Figures>
struct UnitLine {
    Unit unit;
    Figures figures;
    bool isCounted{false};                      ///< anything was counted of it
    std::vector<DeliveredPackage> delivered{};  ///< of a registry elsewhere, by first day
};

/// A unit without figures.
struct UncountedUnit {
    Unit unit;
    bool isAwaited{false};  ///< it is to deliver them; else its registry here is empty
};
/// How many units are to have figures, and how many have.
struct Coverage {
    int expected{0};
    int counted{0};
    std::vector<UncountedUnit> missing{};
};
template <class Figures>
struct GroupLine {
    UnitGroup group{UnitGroup::others};
    Figures figures{};
    Standing standing;
};

/// The same documents divided by something else than units: by their type, their urgency or how they came.
template <class Figures>
struct PartLine {
    std::string code;
    std::string name;
    Figures figures{};
};
template <class Figures>
struct Division {
    std::string_view list;  ///< what JSON calls it, and one of its lines: "types", "type"
    std::string_view one;
    std::string_view title;  ///< above its lines: "Chia theo loại văn bản"
    std::string_view what;   ///< before the name of a line that stands alone: "Loại văn bản"
    std::vector<PartLine<Figures>> lines{};

    [[nodiscard]] Figures total() const {
        if (lines.empty()) return {};
        auto sum = lines.front().figures;
        for (std::size_t i = 1; i < lines.size(); ++i)
            sum += lines[i].figures;
        return sum;
    }
};

/// The leading rates of another period, counted by the same rules as known at the same moment.
struct ComparedPeriod {
    Period period;
    Rate total;
    std::map<domain::OrganisationId, Rate> units{};
};
/// So many periods the trend of a comparison has, the one of the report included.
inline constexpr std::size_t kTrendPeriods = 6;
/// The leading rates of a judged report, to stand in the comparison of a later one.
template <class Report>
[[nodiscard]] ComparedPeriod comparedPeriod(const Report& earlier) {
    ComparedPeriod compared{.period = earlier.heading.period, .total = earlier.total.leading()};
    for (const auto& line : earlier.units)
        compared.units.emplace(line.unit.id, line.figures.leading());
    return compared;
}
/// What a judged report is held against besides the threshold.
struct Comparison {
    ComparedPeriod previous;
    ComparedPeriod yearBefore;
    /// Totals of this period and those before it, the oldest first.
    std::vector<ComparedPeriod> trend{};
};

/// A row per unit, a subtotal per group that has units, the total, and how many units reach the threshold.
/// Units without anything to count are listed and show "—"; `standing` leaves them out.
template <class Figures>
struct RateReport {
    Heading heading;
    std::vector<UnitLine<Figures>> units{};  ///< in the order given, stably sorted by group
    std::vector<GroupLine<Figures>> groups{};
    std::vector<Division<Figures>> divisions{};
    Figures total{};
    Standing standing{};                     ///< of a judged report
    std::optional<Coverage> coverage{};      ///< of a report on several units; see cover()
    std::optional<Comparison> comparison{};  ///< of a judged report, when asked for
};
using EntryReport = RateReport<EntryFigures>;
using InterconnectionReport = RateReport<InterconnectionFigures>;
using HandlingReport = RateReport<HandlingFigures>;
using TimelinessReport = RateReport<TimelinessFigures>;
using OutgoingReport = RateReport<OutgoingFigures>;

/// What rates A and B are held against (domain §6.5).
struct EntryBase {
    RateBase base{RateBase::numberSeries};  ///< or declared, or greater
    std::vector<domain::DeclaredSum> declared{};
};

/// Counts of organisations that are not among `units` are left out: the caller passes the units that may be
/// seen. Rates and thresholds are those of the heading's rules.
[[nodiscard]] EntryReport entryReport(const Heading& heading, const std::vector<Unit>& units,
                                      const std::vector<domain::EntryCounts>& counts,
                                      const EntryBase& base = {});
[[nodiscard]] InterconnectionReport interconnectionReport(const Heading& heading,
                                                          const std::vector<Unit>& units,
                                                          const std::vector<domain::ExchangeCounts>& counts);

[[nodiscard]] HandlingReport handlingReport(const Heading& heading, const std::vector<Unit>& units,
                                            const std::vector<domain::HandlingCounts>& counts);
[[nodiscard]] TimelinessReport timelinessReport(const Heading& heading, const std::vector<Unit>& units,
                                                const std::vector<domain::SendingCounts>& sendings,
                                                const std::vector<domain::HandlingCounts>& handlings);
/// Divides it by urgency and by how documents came; parts of units that are no rows of it are left out.
void divide(HandlingReport& report, const std::vector<domain::HandlingPart>& parts);
/// Types are named as on the last day of the period.
[[nodiscard]] OutgoingReport outgoingReport(const Heading& heading, const std::vector<Unit>& units,
                                            const std::vector<domain::OutgoingCounts>& counts,
                                            const domain::DocumentTypeCatalogue& types);

/// One JSON object; rates as {"numerator","denominator","percent","base"}, percent null for 0/0. Documented
/// in schemas/api/openapi.yaml as `Report`.
[[nodiscard]] std::string toJson(const EntryReport& report);
[[nodiscard]] std::string toJson(const InterconnectionReport& report);
[[nodiscard]] std::string toJson(const HandlingReport& report);
[[nodiscard]] std::string toJson(const TimelinessReport& report);
[[nodiscard]] std::string toJson(const OutgoingReport& report);

/// RFC 4180 in UTF-8 with a byte order mark, one line per unit, then groups and total. Percentages carry the
/// decimal comma of Vietnamese spreadsheets. Names that a spreadsheet would take for a formula are defused
/// with "'".
[[nodiscard]] std::string toCsv(const EntryReport& report);
[[nodiscard]] std::string toCsv(const InterconnectionReport& report);
[[nodiscard]] std::string toCsv(const HandlingReport& report);
[[nodiscard]] std::string toCsv(const TimelinessReport& report);
[[nodiscard]] std::string toCsv(const OutgoingReport& report);

/// The table of the PDF as a spreadsheet: counts are numbers, sums and rates are formulas over them,
/// everything else is text.
[[nodiscard]] std::string toXlsx(const EntryReport& report);
[[nodiscard]] std::string toXlsx(const InterconnectionReport& report);
[[nodiscard]] std::string toXlsx(const HandlingReport& report);
[[nodiscard]] std::string toXlsx(const TimelinessReport& report);
[[nodiscard]] std::string toXlsx(const OutgoingReport& report);

/// What a report says of itself when anybody may read it.
struct Publication {
    std::string title;
    domain::Date day;  ///< on which it was published
};
/// One page that needs nothing beside it and runs no script: well-formed XML as well as HTML, in the style of
/// htmlStyle(). All columns of the CSV; the rate that is held against the threshold is drawn too. A
/// published one links to its other forms and to the list of all.
[[nodiscard]] std::string toHtml(const EntryReport& report,
                                 const std::optional<Publication>& publication = {});
[[nodiscard]] std::string toHtml(const InterconnectionReport& report,
                                 const std::optional<Publication>& publication = {});
[[nodiscard]] std::string toHtml(const HandlingReport& report,
                                 const std::optional<Publication>& publication = {});
[[nodiscard]] std::string toHtml(const TimelinessReport& report,
                                 const std::optional<Publication>& publication = {});
[[nodiscard]] std::string toHtml(const OutgoingReport& report,
                                 const std::optional<Publication>& publication = {});

/// A4 landscape, ready for printing and signing; the bytes of the file. Throws Error{internal} when the fonts
/// are not installed.
[[nodiscard]] std::string toPdf(const EntryReport& report);
[[nodiscard]] std::string toPdf(const InterconnectionReport& report);
[[nodiscard]] std::string toPdf(const HandlingReport& report);
[[nodiscard]] std::string toPdf(const TimelinessReport& report);
[[nodiscard]] std::string toPdf(const OutgoingReport& report);

}  // namespace vanthu::reports
