#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// One line of a plan as a client describes it.
struct PlanLineRequest {
    domain::PlanLevel level{domain::PlanLevel::file};
    std::string title;
    std::string notation;   ///< of a large heading
    std::string retention;  ///< of a file: "vinh_vien" or years
    domain::CaseKind kind{domain::CaseKind::work};
    std::string maker;  ///< of a file: login
    std::string note;
};

struct CasePlanRequest {
    std::optional<OrganisationReference> unit;  ///< none: the caller's; only when it is made
    int year{0};                                ///< only when it is made
    domain::CaseNumbering numbering{domain::CaseNumbering::continuous};
    std::vector<PlanLineRequest> lines;
};

struct CasePlanMoveRequest {
    domain::CasePlanAction action{domain::CasePlanAction::submit};
    std::string text;
};

struct ShownPlan {
    std::string json;
    std::string etag;
};

/// Danh mục hồ sơ: the yearly plans of case files. Any thread may call.
class CasePlans {
  public:
    CasePlans(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    [[nodiscard]] std::string list(const Caller& caller, const std::optional<OrganisationReference>& unit);
    [[nodiscard]] ShownPlan show(const Caller& caller, domain::CasePlanId id);
    /// Throws Error{conflict} when the unit has a plan for that year. All answers are the plan as JSON.
    [[nodiscard]] Created create(const Caller& caller, const CasePlanRequest& request,
                                 const std::optional<RequestKey>& key);
    /// Puts these lines in place of those that it has. Throws Error{illegalMove} unless it is being drafted,
    /// Error{versionChanged} unless it is the one seen.
    [[nodiscard]] ShownPlan revise(const Caller& caller, domain::CasePlanId id,
                                   const CasePlanRequest& request, const std::string& ifMatch);
    /// With the approval every file of the plan is numbered and there, planned.
    [[nodiscard]] Created move(const Caller& caller, domain::CasePlanId id,
                               const CasePlanMoveRequest& request, const std::optional<RequestKey>& key);

  private:
    [[nodiscard]] domain::OrganisationId unitOf(const Caller& caller,
                                                const std::optional<OrganisationReference>& unit,
                                                Action action);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

/// The plan, when it exists and the caller may know of it: of a unit whose case files the caller reads, or of
/// the agency of one of the caller's posts. Throws Error{notFound} alike for both.
[[nodiscard]] domain::CasePlan casePlanInScope(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::CasePlanId id, const DirectorySnapshot& directory,
                                               domain::Date today);

/// The agency whose case files are asked for; the caller's own without a reference. Throws Error{notFound}
/// for one that is none or not the caller's to know of.
[[nodiscard]] domain::OrganisationId caseFileAgency(const Caller& caller,
                                                    const std::optional<OrganisationReference>& unit,
                                                    const DirectorySnapshot& directory, domain::Date today);

}  // namespace vanthu::app
