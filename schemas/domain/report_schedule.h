#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/figure.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Reports that are made and mailed on a schedule (adr/0041).
namespace vanthu::domain {

enum class ScheduledReport { entry, interconnection, handling, timeliness, outgoing, index };
template <>
inline constexpr auto kWords<ScheduledReport> = std::array{
    Word{ScheduledReport::entry, "entry", label(FigureReport::entry)},
    Word{ScheduledReport::interconnection, "interconnection", label(FigureReport::interconnection)},
    Word{ScheduledReport::handling, "handling", label(FigureReport::handling)},
    Word{ScheduledReport::timeliness, "timeliness", label(FigureReport::timeliness)},
    Word{ScheduledReport::outgoing, "outgoing", "Giải quyết văn bản đi"},
    Word{ScheduledReport::index, "index", "Chỉ số cải cách hành chính"},
};

/// Which days a run tells of, seen from the day on which it is due.
enum class SchedulePeriod { lastWeek, lastMonth, lastQuarter, lastYear, yearToDate };
template <>
inline constexpr auto kWords<SchedulePeriod> = std::array{
    Word{SchedulePeriod::lastWeek, "last_week", "Tuần trước"},
    Word{SchedulePeriod::lastMonth, "last_month", "Tháng trước"},
    Word{SchedulePeriod::lastQuarter, "last_quarter", "Quý trước"},
    Word{SchedulePeriod::lastYear, "last_year", "Năm trước"},
    Word{SchedulePeriod::yearToDate, "year_to_date", "Từ đầu năm"},
};

enum class ScheduleRhythm { weekly, monthly, quarterly };
template <>
inline constexpr auto kWords<ScheduleRhythm> = std::array{
    Word{ScheduleRhythm::weekly, "weekly", "Hằng tuần"},
    Word{ScheduleRhythm::monthly, "monthly", "Hằng tháng"},
    Word{ScheduleRhythm::quarterly, "quarterly", "Hằng quý"},
};

enum class ScheduledFormat { pdf, xlsx, csv };
template <>
inline constexpr auto kWords<ScheduledFormat> = std::array{
    Word{ScheduledFormat::pdf, "pdf", "PDF"},
    Word{ScheduledFormat::xlsx, "xlsx", "XLSX"},
    Word{ScheduledFormat::csv, "csv", "CSV"},
};

/// When a schedule is due, in Vietnam time.
struct ScheduleTimes {
    ScheduleRhythm rhythm{ScheduleRhythm::monthly};
    /// Of the week from Monday = 1, of the month, or of the first month of the quarter; in a shorter month
    /// its last day.
    int day{1};
    int minute{0};  ///< of that day, 0 to 1439

    bool operator==(const ScheduleTimes&) const = default;
};
inline constexpr int kWeekDays = 7;
inline constexpr int kMonthDays = 31;
inline constexpr int kDayMinutes = 24 * 60;

/// The first due time after that moment.
[[nodiscard]] Timestamp nextDue(const ScheduleTimes& times, Timestamp after);
/// First and last day. A week is Monday to Sunday; `yearToDate` ends on the day before, and is last year on
/// the first of January.
[[nodiscard]] std::pair<Date, Date> daysOf(SchedulePeriod period, Date day);

/// Who gets the mails: an account at the address that it has on that day, or an address.
struct ReportRecipient {
    std::optional<AccountId> account;
    std::string address;  ///< "" of an account
    bool operator==(const ReportRecipient&) const = default;
};

struct ReportSchedule {
    ReportScheduleId id;
    std::string title;
    AccountId owner;      ///< with whose rights it is made
    OrganisationId unit;  ///< of the owner, when it was set up
    ScheduledReport report{};
    std::optional<OrganisationId> organisation;  ///< the one unit that it tells of; none: every one
    std::string base;                            ///< code of what an entry report is held against, else ""
    std::string indexCode{};                     ///< of the department index, the same in every year, else ""
    SchedulePeriod period{SchedulePeriod::lastMonth};
    ScheduleTimes times;
    std::vector<ScheduledFormat> formats;  ///< in the order of their list, each once
    std::vector<ReportRecipient> recipients;
    std::int64_t version{1};
    Timestamp createdAt{};
    Timestamp changedAt{};
    std::optional<Timestamp> stoppedAt;
    std::optional<AccountId> stoppedBy;
    Timestamp nextDueAt{};
};

enum class ReportRunState { waiting, made, failed, skipped };
template <>
inline constexpr auto kWords<ReportRunState> = std::array{
    Word{ReportRunState::waiting, "waiting", "Chờ lập"},
    Word{ReportRunState::made, "made", "Đã lập"},
    Word{ReportRunState::failed, "failed", "Không lập được"},
    Word{ReportRunState::skipped, "skipped", "Bỏ qua"},
};

enum class ReportMailState { waiting, sent, refused, dropped };
template <>
inline constexpr auto kWords<ReportMailState> = std::array{
    Word{ReportMailState::waiting, "waiting", "Chờ gửi"},
    Word{ReportMailState::sent, "sent", "Đã gửi"},
    Word{ReportMailState::refused, "refused", "Máy chủ thư không nhận"},
    Word{ReportMailState::dropped, "dropped", "Không gửi"},
};

/// The report of a run in one form.
struct ReportRunFile {
    ScheduledFormat format{};
    std::string mediaType;
    std::string name;    ///< "ty-le-nhap-2018-01-01-2018-12-31.pdf"
    std::string digest;  ///< of the bytes in the blob store
    std::int64_t sizeBytes{0};
};

/// One due time of a schedule, and what became of it.
struct ReportRun {
    ReportRunId id;
    ReportScheduleId schedule;
    Timestamp dueAt{};
    std::optional<AccountId> askedBy;  ///< none: the schedule
    ReportRunState state{ReportRunState::waiting};
    std::string reason;             ///< why it failed or was skipped, Vietnamese
    std::optional<Date> from, to;   ///< of the period, once it is made
    std::optional<Timestamp> asOf;  ///< what was known at that moment was counted
    Sequence asOfChange{0};         ///< the last change of the log that was counted; 0: the tables
    std::optional<Timestamp> finishedAt;
    std::optional<Timestamp> beganAt;  ///< the newest attempt
    int attempts{0};
    Timestamp nextAttemptAt{};
    std::vector<ReportRunFile> files;  ///< in the order of the formats
};

/// One mail of a run to one address.
struct ReportMail {
    ReportMailId id;
    ReportRunId run;
    std::optional<AccountId> account;
    std::string address;
    ReportMailState state{ReportMailState::waiting};
    std::string reason;  ///< why it was not sent, or not yet
    int attempts{0};
    Timestamp nextAttemptAt{};
    std::optional<Timestamp> endedAt;
};

/// Without its domain: the same at every attempt, so that a repeat can be recognised.
[[nodiscard]] std::string messageIdOf(const ReportRun& run, const ReportMail& mail);

}  // namespace vanthu::domain
