#include "server/app/assignment_request.h"

#include "schemas/domain/limits.h"
#include "storage/account_store.h"

namespace vanthu::app {

using domain::Assignment;
using domain::OrganisationId;

std::optional<domain::Account> accountByLogin(storage::ReadTransaction& transaction, const std::string& login,
                                              const std::string& field, Checks& checks) {
    const auto found = storage::findCredentials(transaction, login);
    if (found && !found->account.disabled) return found->account;
    checks.add(field, "unknown_account",
               "Không có tài khoản này; nhập tên đăng nhập của người đang làm việc.");
    return std::nullopt;
}

bool isWithin(OrganisationId unit, OrganisationId top, const DirectorySnapshot& directory, domain::Date day) {
    // A tree of organisations is shallow; the limit guards against a circle entered by mistake.
    constexpr int kDepth = 20;
    for (int depth = 0; depth < kDepth; ++depth) {
        if (unit == top) return true;
        const auto* organisation = directory.organisation(unit);
        if (organisation == nullptr || !organisation->on(day).parent) return false;
        unit = *organisation->on(day).parent;
    }
    return false;
}

std::vector<Assignment> checkedAssignments(storage::ReadTransaction& transaction,
                                           const std::vector<AssignmentRequest>& requests, OrganisationId top,
                                           const DirectorySnapshot& directory, domain::Date today) {
    Checks checks;
    std::vector<Assignment> assignments;
    if (requests.empty())
        checks.add("assignments", "required", "Nêu ít nhất một đơn vị hoặc người được giao.");
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto& request = requests[i];
        const auto path = "assignments[" + std::to_string(i) + "].";
        Assignment assignment;
        assignment.role = request.role;
        assignment.dueDate = request.dueDate;
        assignment.instruction = checks.text(path + "instruction", request.instruction, limits::kOpinion);
        if (!request.account.empty()) {
            if (const auto account = accountByLogin(transaction, request.account, path + "account", checks)) {
                assignment.account = account->id;
                assignment.unit = account->organisation;
            }
        } else if (request.unit) {
            if (const auto* unit = directory.organisation(*request.unit)) assignment.unit = unit->id;
        }
        if (!request.account.empty() && request.unit)
            checks.add(path + "unit", "not_allowed", "Nêu đơn vị hoặc người, không nêu cả hai.");
        else if (assignment.unit.value == 0 && request.account.empty())
            checks.add(path + "unit", request.unit ? "unknown_organisation" : "required",
                       "Nhập mã hoặc id của đơn vị, hoặc tên đăng nhập của người được giao.");
        else if (assignment.unit.value != 0 && !isWithin(assignment.unit, top, directory, today))
            checks.add(path + (request.account.empty() ? "unit" : "account"), "outside_unit",
                       "Chỉ giao cho đơn vị hoặc người trong cơ quan của bạn.");
        if (request.dueDate && *request.dueDate < today)
            checks.add(path + "due_date", "too_early",
                       "Không được trước hôm nay (" + today.vietnamese() + ").");
        assignments.push_back(std::move(assignment));
    }
    checks.finish();
    return assignments;
}

}  // namespace vanthu::app
