#pragma once

#include "schemas/domain/deadline.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct CalendarRequest {
    std::string day;  ///< "2026-01-02", or "01-02" for every year
    bool working{false};
    std::string name;
    std::string legalBasis;
};

struct DeadlineRuleRequest {
    domain::DeadlineStep step{domain::DeadlineStep::handle};
    std::optional<OrganisationReference> organisation;
    std::string typeCode;
    std::optional<domain::Urgency> urgency;
    int workingDays{0};
    std::optional<domain::Date> validFrom;  ///< none: today
    std::optional<domain::Date> validTo;
    std::string legalBasis;
};

/// The working calendar and the deadlines by rule, as administrators keep them. What changes here counts at
/// once, in every computation. Any thread may call.
class Deadlines {
  public:
    Deadlines(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Exceptions in force: those of one year and the yearly ones, or all.
    [[nodiscard]] std::string calendar(const Caller& caller, std::optional<int> year);
    [[nodiscard]] Created addException(const Caller& caller, const CalendarRequest& request,
                                       const std::optional<RequestKey>& key);
    [[nodiscard]] std::string withdrawException(const Caller& caller, domain::CalendarExceptionId id,
                                                const std::string& reason);

    /// All rules, those that ended too.
    [[nodiscard]] std::string rules(const Caller& caller);
    /// An open rule of the same scope ends the day before.
    [[nodiscard]] Created addRule(const Caller& caller, const DeadlineRuleRequest& request,
                                  const std::optional<RequestKey>& key);
    [[nodiscard]] std::string endRule(const Caller& caller, domain::DeadlineRuleId id, domain::Date lastDay,
                                      const std::string& reason);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
