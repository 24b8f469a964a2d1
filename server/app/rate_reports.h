#pragma once

#include "schemas/domain/figure.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/figures.h"
#include "server/app/standpoint.h"
#include "server/reports/difference.h"
#include "server/reports/rate.h"
#include "server/reports/rates.h"
#include "server/reports/unit.h"
#include "storage/database.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanthu::app {

enum class ReportFormat { json, csv, xlsx, pdf, html };

struct ReportRequest {
    domain::Date from;
    domain::Date to;
    std::optional<OrganisationReference> unit;  ///< none: every unit that the caller may see
    ReportFormat format{ReportFormat::json};
    /// Only of the rates that follow the log: what was known at that moment, or when the log ended with that
    /// change. None: now.
    std::optional<domain::Timestamp> asOf{};
    std::optional<domain::Sequence> asOfChange{};
    reports::RateBase base{
        reports::RateBase::numberSeries};          ///< of an entry report: that, declared or greater
    std::optional<domain::Direction> direction{};  ///< of evidence: none for both
    /// Beside the period before and the same one of the year before; not every report has rates to compare.
    bool compared{false};
    bool divided{false};  ///< of a handling report: by urgency and by source too
    /// Definitions in force on that day; none: on the last day of the period.
    std::optional<domain::Date> rulesOn{};
    bool unitsToday{false};  ///< units as they are when the report looks, not as they were in the period
    std::vector<domain::OrganisationId>
        hidden{};  ///< sorted; units that are left out, of sums and counts too
};

struct OpenDocumentsRequest {
    std::optional<domain::Date> from, to;       ///< in which they arrived; none: whenever that was
    std::optional<OrganisationReference> unit;  ///< whose registry; none: every one that the caller may see
};

struct DifferenceRequest {
    domain::FigureReport report{};
    ReportRequest after;
    std::optional<domain::Timestamp> before{};  ///< as ReportRequest::asOf; one of both
    std::optional<domain::Sequence> beforeChange{};
};

/// A report that follows the log, counted and not yet written.
using RateTable = std::variant<reports::EntryReport, reports::InterconnectionReport, reports::HandlingReport,
                               reports::TimelinessReport>;

struct Report {
    std::string bytes;
    std::string mediaType;
    std::string fileName;
    std::string_view style{};  ///< of a page: the one style sheet that stands in it
};

/// The rates that provinces report. The root organisation and administrators see every unit, others the
/// units whose registry they may read. Any thread may call.
class RateReports {
  public:
    RateReports(storage::Database& database, const domain::Clock& clock, Directory& directory,
                Figures& figures)
        : database_(database), clock_(clock), directory_(directory), figures_(figures) {}

    /// Throws Error{invalidInput} for a period that ends before it begins or has not begun, or a moment that
    /// is still to come, Error{notFound} for a unit that is none or not the caller's to see,
    /// Error{unavailable} while figures are made again. For the same period and `asOfChange` the same bytes
    /// for ever, as far as figures go.
    [[nodiscard]] Report entry(const Caller& caller, const ReportRequest& request);
    [[nodiscard]] Report interconnection(const Caller& caller, const ReportRequest& request);
    /// How incoming documents of the period stood.
    [[nodiscard]] Report handling(const Caller& caller, const ReportRequest& request);
    /// What is open now and what of it is late, registry by registry; when that is one registry, by the units
    /// and the persons in charge too. Throws as the reports do. Every number is that of the documents that
    /// DocumentPages lists for the same unit, standing and one in charge, restricted ones not the caller's to
    /// know apart.
    [[nodiscard]] std::string openDocuments(const Caller& caller, const OpenDocumentsRequest& request);
    /// What was sent in time by both clocks, and handled in time.
    [[nodiscard]] Report timeliness(const Caller& caller, const ReportRequest& request);
    /// Where outgoing documents of the period stand now, by unit and by type.
    [[nodiscard]] Report outgoing(const Caller& caller, const ReportRequest& request);
    [[nodiscard]] reports::OutgoingReport countedOutgoing(const Caller& caller, const ReportRequest& request);
    /// The figures of one of the four that follow the log; throws as they do.
    [[nodiscard]] RateTable counted(const Caller& caller, domain::FigureReport report,
                                    const ReportRequest& request);
    /// Why a report says something else as of `asOf` than it said as of an earlier moment or change, by the
    /// things that made it so. JSON and CSV only. Throws Error{invalidInput} also when the earlier one is
    /// none, or is later, or when more than some thousand things differ.
    [[nodiscard]] Report difference(const Caller& caller, const DifferenceRequest& request);
    /// The number series behind rates A and B: first and last number, what was entered, what is explained and
    /// why, and the missing numbers as ranges. They add up to the figures of entry() by number series.
    [[nodiscard]] Report series(const Caller& caller, const ReportRequest& request);
    /// What units declared of their paper registers for days of the period, with who and when; corrected
    /// declarations too.
    [[nodiscard]] Report declarations(const Caller& caller, const ReportRequest& request);
    /// How often proposals of auto-fill were kept, per field and confidence; JSON only.
    [[nodiscard]] std::string proposals(const Caller& caller, const ReportRequest& request);

  private:
    [[nodiscard]] reports::EntryReport countEntry(const Caller& caller, const ReportRequest& request,
                                                  const Standpoint& standpoint);
    [[nodiscard]] reports::InterconnectionReport countInterconnection(const Caller& caller,
                                                                      const ReportRequest& request,
                                                                      const Standpoint& standpoint);
    [[nodiscard]] reports::HandlingReport countHandling(const Caller& caller, const ReportRequest& request,
                                                        const Standpoint& standpoint);
    [[nodiscard]] reports::TimelinessReport countTimeliness(const Caller& caller,
                                                            const ReportRequest& request,
                                                            const Standpoint& standpoint);
    /// Counted, and beside earlier periods when that is asked for: all from one standpoint.
    template <class Report>
    [[nodiscard]] Report compared(const Caller& caller, const ReportRequest& request,
                                  Report (RateReports::*count)(const Caller&, const ReportRequest&,
                                                               const Standpoint&));
    /// Sums the lines by unit; before that, of a report on another base than the number series, adds what
    /// declarations make of it.
    void addBase(const Caller& caller, const ReportRequest& request, const Standpoint& before,
                 const Standpoint& after, reports::DifferenceReport& report);
    struct Frame;
    [[nodiscard]] Standpoint standpointOf(const ReportRequest& request, const std::string& field = "as_of");
    /// `counted`: organisations of which the report counts something.
    [[nodiscard]] Frame frameOf(const Caller& caller, const ReportRequest& request,
                                const std::set<domain::OrganisationId>& counted);
    [[nodiscard]] Frame frameOf(const Caller& caller, const ReportRequest& request,
                                const Standpoint& standpoint,
                                const std::set<domain::OrganisationId>& counted);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Figures& figures_;
};

}  // namespace vanthu::app
