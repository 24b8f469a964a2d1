#include "server/app/case_plans.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/case_representation.h"
#include "server/app/case_request.h"
#include "server/app/flow_rules.h"
#include "server/app/registry_unit.h"
#include "server/app/representations.h"
#include "storage/account_store.h"
#include "storage/case_file_store.h"
#include "storage/case_plan_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::CasePlan;
using domain::CasePlanAction;
using domain::CasePlanState;

namespace {

constexpr int kFirstYear = 1945;

std::string planEtag(const CasePlan& plan) {
    return '"' + std::to_string(plan.version) + '"';
}

domain::Relations relationsTo(const Caller& caller, const CasePlan& plan) {
    domain::Relations have;
    if (holds(caller, domain::Role::clerk, plan.organisation, Action::planCaseFiles))
        have.add(domain::Relation::clerk);
    if (holds(caller, domain::Role::leader, plan.organisation, Action::planCaseFiles))
        have.add(domain::Relation::leader);
    return have;
}

bool knowsAgency(const Caller& caller, domain::OrganisationId agency, const DirectorySnapshot& directory,
                 domain::Date today) {
    if (inScope(caseFileScope(caller), agency)) return true;
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        return std::binary_search(capacity.rights.begin(), capacity.rights.end(), Action::seeCaseFiles) &&
               registryUnitOf(capacity.unit, directory, today) == agency;
    });
}

/// Numbers the files of an approved plan and makes each of them.
void makeFiles(storage::WriteTransaction& transaction, CasePlan& plan) {
    domain::numberLines(plan.numbering, plan.lines, [&](const std::string& notation) {
        return storage::highestCaseNumber(transaction, plan.organisation, plan.year,
                                          notation.empty() ? std::nullopt : std::optional{notation});
    });
    const auto notations = domain::notationsOf(plan.lines);
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const auto& line = plan.lines[i];
        if (line.level != domain::PlanLevel::file || !line.maker) continue;
        domain::CaseFile file;
        file.organisation = plan.organisation;
        const auto maker = storage::findAccount(transaction, *line.maker);
        file.unit = maker ? maker->organisation : plan.organisation;
        file.year = plan.year;
        file.code = {line.number, notations[i]};
        file.plan = plan.id;
        file.kind = line.kind;
        file.title = line.title;
        file.retention = line.retention;
        file.maker = *line.maker;
        file.language = kVietnamese;
        file.description = line.note;
        file.createdAt = transaction.actor().at;
        file.since = transaction.actor().at;
        static_cast<void>(storage::insertCaseFile(transaction, file));
    }
}

}  // namespace

CasePlan casePlanInScope(storage::ReadTransaction& transaction, const Caller& caller, domain::CasePlanId id,
                         const DirectorySnapshot& directory, domain::Date today) {
    auto plan = storage::findCasePlan(transaction, id);
    if (!plan || !knowsAgency(caller, plan->organisation, directory, today))
        throw Refused(Refusal::casePlanUnknown, {std::to_string(id.value)});
    return std::move(*plan);
}

domain::OrganisationId caseFileAgency(const Caller& caller, const std::optional<OrganisationReference>& unit,
                                      const DirectorySnapshot& directory, domain::Date today) {
    if (!unit) {
        const auto own = actingUnit(caller, Action::seeCaseFiles);
        return registryUnitOf(own, directory, today).value_or(own);
    }
    const auto* named = directory.organisation(*unit);
    if (named == nullptr || !knowsAgency(caller, named->id, directory, today))
        throw Refused(Refusal::unitUnknown);
    return named->id;
}

std::string CasePlans::list(const Caller& caller, const std::optional<OrganisationReference>& unit) {
    require(caller, Action::seeCaseFiles);
    const auto agency =
        caseFileAgency(caller, unit, *directory_.current(), domain::vietnamDate(clock_.now()));
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& plan : storage::listCasePlans(transaction, agency))
            items.push_back(casePlanSummary(plan));
    });
    return listJson("plans", items);
}

ShownPlan CasePlans::show(const Caller& caller, domain::CasePlanId id) {
    require(caller, Action::seeCaseFiles);
    const auto directory = directory_.current();
    const auto today = domain::vietnamDate(clock_.now());
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto plan = casePlanInScope(transaction, caller, id, *directory, today);
        return ShownPlan{casePlanJson(transaction, plan, relationsTo(caller, plan)), planEtag(plan)};
    });
}

domain::OrganisationId CasePlans::unitOf(const Caller& caller,
                                         const std::optional<OrganisationReference>& unit, Action action) {
    const auto directory = directory_.current();
    const auto today = domain::vietnamDate(clock_.now());
    Checks checks;
    std::optional<domain::OrganisationId> found;
    if (!unit)
        found = registryUnitOf(actingUnit(caller, action), *directory, today);
    else if (const auto* named = directory->organisation(*unit); named != nullptr)
        found = named->id;
    if (!found || !mayDoIn(caller, action, *found) || registryUnitOf(*found, *directory, today) != found)
        checks.add("unit", "unknown_organisation",
                   "Nhập mã hoặc id của cơ quan giữ sổ mà bạn là văn thư hoặc lãnh đạo.");
    checks.finish();
    return *found;
}

Created CasePlans::create(const Caller& caller, const CasePlanRequest& request,
                          const std::optional<RequestKey>& key) {
    require(caller, Action::planCaseFiles);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    CasePlan plan;
    plan.organisation = unitOf(caller, request.unit, Action::planCaseFiles);
    plan.year = request.year;
    plan.numbering = request.numbering;
    plan.createdBy = caller.account.id;
    plan.createdAt = now;
    plan.since = now;
    Checks checks;
    if (plan.year < kFirstYear || plan.year > today.year() + 1)
        checks.add("year", "out_of_range", "Năm của danh mục không được sau năm tới.");
    checks.finish();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        plan.lines = checkedPlanLines(transaction, request.lines, plan.organisation, *directory, today);
        const auto made = storage::insertCasePlan(transaction, plan);
        return casePlanJson(transaction, made, relationsTo(caller, made));
    });
}

ShownPlan CasePlans::revise(const Caller& caller, domain::CasePlanId id, const CasePlanRequest& request,
                            const std::string& ifMatch) {
    require(caller, Action::planCaseFiles);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    return database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        auto plan = casePlanInScope(transaction, caller, id, *directory, today);
        plan.state = moved(plan.state, CasePlanAction::revise, relationsTo(caller, plan), caller, "");
        requireVersion(ifMatch, planEtag(plan));
        plan.numbering = request.numbering;
        plan.lines = checkedPlanLines(transaction, request.lines, plan.organisation, *directory, today);
        plan = storage::storeCasePlan(transaction, plan, domain::code(CasePlanAction::revise));
        return ShownPlan{casePlanJson(transaction, plan, relationsTo(caller, plan)), planEtag(plan)};
    });
}

Created CasePlans::move(const Caller& caller, domain::CasePlanId id, const CasePlanMoveRequest& request,
                        const std::optional<RequestKey>& key) {
    require(caller, Action::planCaseFiles);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    const auto text = checkedText(request.text);
    if (request.action == CasePlanAction::revise)
        throw Error(ErrorCode::invalidInput, "an action with a route of its own",
                    {{"action", "unknown_value", "Sửa danh mục bằng PUT; hãy xem mô tả API."}});
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        auto plan = casePlanInScope(transaction, caller, id, *directory, today);
        plan.state = moved(plan.state, request.action, relationsTo(caller, plan), caller, text);
        plan.since = now;
        plan.note = text;
        if (request.action == CasePlanAction::approve) {
            plan.approvedBy = caller.account.id;
            plan.approvedAt = now;
            makeFiles(transaction, plan);
        }
        plan = storage::storeCasePlan(transaction, plan, domain::code(request.action));
        return casePlanJson(transaction, plan, relationsTo(caller, plan));
    });
}

}  // namespace vanthu::app
