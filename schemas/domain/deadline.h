#pragma once

#include "schemas/domain/calendar.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// What must be done within some working days.
enum class DeadlineStep { enter, present, issue, handle };
template <>
inline constexpr auto kWords<DeadlineStep> = std::array{
    Word{DeadlineStep::enter, "enter", "Đăng ký văn bản đến"},
    Word{DeadlineStep::present, "present", "Trình, chuyển giao văn bản đến"},
    Word{DeadlineStep::issue, "issue", "Ban hành văn bản đã ký"},
    Word{DeadlineStep::handle, "handle", "Giải quyết văn bản đến"},
};

/// How many working days a step may take, for a unit, a type and an urgency or for all of them.
struct DeadlineRule {
    DeadlineRuleId id;
    DeadlineStep step{DeadlineStep::handle};
    std::optional<OrganisationId> organisation;  ///< none: every unit
    std::string typeCode;                        ///< "": every type
    std::optional<Urgency> urgency;              ///< none: every urgency
    int workingDays{0};                          ///< after the day of the event; 0: on that day
    Date validFrom;
    std::optional<Date> validTo;  ///< last day
    std::string legalBasis;

    [[nodiscard]] bool holdsOn(Date day) const { return validFrom <= day && (!validTo || day <= *validTo); }
    /// True for the same step, unit, type and urgency.
    [[nodiscard]] bool hasScopeOf(const DeadlineRule& other) const;
};

/// The rows of schemas/codes/deadline_rules.tsv that a new database starts with.
[[nodiscard]] std::vector<DeadlineRule> initialDeadlineRules();

/// Which rule counts for what. Immutable; any thread.
class DeadlineRules {
  public:
    /// What is asked about.
    struct Matter {
        DeadlineStep step{DeadlineStep::handle};
        OrganisationId organisation;
        std::string_view typeCode;
        Urgency urgency{Urgency::normal};
    };

    explicit DeadlineRules(std::vector<DeadlineRule> rules) : rules_(std::move(rules)) {}

    /// The narrowest rule that holds on that day: of the unit before of all, then of the type, then of the
    /// urgency; nullptr when there is none.
    [[nodiscard]] const DeadlineRule* find(const Matter& matter, Date day) const;
    /// The last day on which the step is in time when its event was on `day`.
    [[nodiscard]] std::optional<Date> lastDay(const Matter& matter, Date day,
                                              const WorkingCalendar& calendar) const;
    [[nodiscard]] const std::vector<DeadlineRule>& all() const { return rules_; }

  private:
    std::vector<DeadlineRule> rules_;
};

/// NĐ 30/2020 Điều 18: sent on the day of signature, at the latest on the next working day.
[[nodiscard]] bool isSentInTimeByDecree30(const WorkingCalendar& calendar, Date signedOn, Timestamp sentAt);
/// QĐ 28/2018/QĐ-TTg: sent on the day of signature, at the latest in the morning of the next working day.
[[nodiscard]] bool isSentInTimeByDecision28(const WorkingCalendar& calendar, Date signedOn, Timestamp sentAt);

}  // namespace vanthu::domain
