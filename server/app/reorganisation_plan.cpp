#include "server/app/reorganisation_plan.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/addressing.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/organisations.h"
#include "storage/organisation_changes.h"
#include "storage/post_store.h"

#include <algorithm>
#include <iterator>

namespace vanthu::app {

using domain::Organisation;
using domain::OrganisationId;
using domain::SuccessionKind;

namespace {

bool isAmong(const std::vector<OrganisationId>& ids, OrganisationId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<OrganisationId> resolved(const std::vector<OrganisationReference>& references,
                                     const std::string& name, const DirectorySnapshot& directory,
                                     domain::Date day, Checks& checks) {
    std::vector<OrganisationId> ids;
    for (std::size_t i = 0; i < references.size(); ++i) {
        const auto field = name + "[" + std::to_string(i) + "]";
        const auto* organisation = addressee(references[i], field, directory, day, checks);
        if (organisation == nullptr) continue;
        if (isAmong(ids, organisation->id))
            checks.add(field, "repeated", "Cơ quan này đã được nêu.");
        else
            ids.push_back(organisation->id);
    }
    return ids;
}

/// A successor that takes its place, level and registry from the first predecessor.
Organisation madeFrom(const NewSuccessor& wanted, const ReorganisationPlan& plan,
                      const DirectorySnapshot& directory, const std::string& prefix, Checks& checks) {
    const auto lastDay = plan.effectiveFrom.plusDays(-1);
    OrganisationRequest request;
    request.name = wanted.name;
    request.shortName = wanted.shortName;
    request.notation = wanted.notation;
    request.code = wanted.code;
    request.validFrom = plan.effectiveFrom;
    std::optional<OrganisationId> parent;
    if (!plan.predecessors.empty()) {
        const auto& first = directory.organisation(plan.predecessors.front())->on(lastDay);
        request.level = first.level;
        request.kind = first.kind;
        if (request.notation.empty()) request.notation = first.notation;
        parent = first.parent;
    }
    for (const auto id : plan.predecessors) {
        const auto& version = directory.organisation(id)->on(lastDay);
        request.keepsRegistry = request.keepsRegistry || version.keepsRegistry;
        request.interconnected = request.interconnected || version.interconnected;
    }
    return checkedOrganisation(request, prefix, parent, checks);
}

void checkShape(const ReorganisationRequest& request, const ReorganisationPlan& plan, Checks& checks) {
    const auto successors = plan.successors.size() + plan.made.size();
    if (request.predecessors.empty())
        checks.add("predecessors", "required", "Nêu ít nhất một cơ quan kết thúc hoặc được tổ chức lại.");
    if (request.predecessors.size() > limits::kOrganisationsPerRequest)
        checks.add("predecessors", "too_many", "Tối đa 1.000 cơ quan mỗi lần.");
    if (request.successors.size() + request.newSuccessors.size() > limits::kOrganisationsPerRequest)
        checks.add("successors", "too_many", "Tối đa 1.000 cơ quan mỗi lần.");
    if (successors == 0 && request.kind != SuccessionKind::takeover)
        checks.add("successors", "required", "Nêu ít nhất một cơ quan kế thừa.");
    if (successors > 1 && (request.kind == SuccessionKind::merge || request.kind == SuccessionKind::rename))
        checks.add("successors", "too_many", "Hợp nhất, đổi tên chỉ có một cơ quan kế thừa.");
    if (request.kind == SuccessionKind::split && plan.predecessors.size() > 1)
        checks.add("predecessors", "too_many", "Mỗi lần chia, tách một cơ quan.");
    if (request.movePosts && successors != 1)
        checks.add("move_posts", "not_allowed", "Chỉ chuyển chức vụ khi có đúng một cơ quan kế thừa.");
    if (request.predecessorsGoOn && request.kind != SuccessionKind::split)
        checks.add("predecessors_go_on", "not_allowed", "Chỉ dùng khi tách một phần.");
}

/// Units whose superior ends now stand below the one that follows it.
std::int64_t moveUnitsBelow(storage::WriteTransaction& transaction, const ReorganisationPlan& plan,
                            OrganisationId successor, const DirectorySnapshot& directory) {
    std::int64_t count = 0;
    for (const auto& organisation : directory.organisations()) {
        if (organisation.lastDay() || isAmong(plan.ending, organisation.id) || organisation.id == successor)
            continue;
        auto version = organisation.versions.back();
        if (!version.parent || !isAmong(plan.ending, *version.parent)) continue;
        version.parent = successor;
        version.validFrom = std::max(version.validFrom, plan.effectiveFrom);
        storage::changeOrganisation(transaction, organisation.id, version);
        ++count;
    }
    return count;
}

std::int64_t movePosts(storage::WriteTransaction& transaction, const ReorganisationPlan& plan,
                       OrganisationId successor) {
    std::int64_t count = 0;
    const auto lastDay = plan.effectiveFrom.plusDays(-1);
    for (const auto unit : plan.ending)
        for (auto post : storage::postsIn(transaction, unit)) {
            if (post.validTo && *post.validTo <= lastDay) continue;
            // A post that was to begin later begins in the successor.
            const auto from = std::max(post.validFrom, plan.effectiveFrom);
            storage::endPost(transaction, post.id, std::max(lastDay, post.validFrom.plusDays(-1)));
            post.organisation = successor;
            post.validFrom = from;
            storage::insertPost(transaction, post);
            ++count;
        }
    return count;
}

domain::JsonWriter& list(domain::JsonWriter& json, const std::string& name,
                         const std::vector<OrganisationId>& ids) {
    json.key(name).beginArray();
    for (const auto id : ids)
        json.value(id.value);
    return json.endArray();
}

}  // namespace

ReorganisationPlan planOf(const ReorganisationRequest& request, const DirectorySnapshot& directory) {
    Checks checks;
    ReorganisationPlan plan;
    plan.kind = request.kind;
    plan.effectiveFrom = request.effectiveFrom;
    plan.legalBasis = checks.text("legal_basis", request.legalBasis, limits::kReason, Presence::required);
    plan.partial = request.predecessorsGoOn;
    plan.movePosts = request.movePosts;
    const auto lastDay = request.effectiveFrom.plusDays(-1);
    plan.predecessors = resolved(request.predecessors, "predecessors", directory, lastDay, checks);
    plan.successors = resolved(request.successors, "successors", directory, request.effectiveFrom, checks);
    for (std::size_t i = 0; i < request.newSuccessors.size(); ++i)
        plan.made.push_back(madeFrom(request.newSuccessors[i], plan, directory,
                                     "new_successors[" + std::to_string(i) + "].", checks));
    // Sáp nhập: one of those that merge may go on as the successor.
    for (const auto id : plan.predecessors)
        if (!request.predecessorsGoOn && !isAmong(plan.successors, id)) plan.ending.push_back(id);
    std::erase_if(plan.predecessors, [&](OrganisationId id) { return isAmong(plan.successors, id); });
    checkShape(request, plan, checks);
    checks.finish();
    return plan;
}

std::string carryOut(storage::WriteTransaction& transaction, const ReorganisationPlan& plan,
                     const DirectorySnapshot& directory) {
    // First the ends: a code may go on with the successor.
    for (const auto id : plan.ending)
        storage::endOrganisation(transaction, id, plan.effectiveFrom.plusDays(-1));
    auto successors = plan.successors;
    for (const auto& organisation : plan.made)
        successors.push_back(storeWithBooks(transaction, organisation).id);
    for (const auto predecessor : plan.predecessors)
        for (const auto successor : successors)
            storage::insertSuccession(transaction, {predecessor, successor, plan.effectiveFrom, plan.kind,
                                                    plan.partial, plan.legalBasis});
    const auto units =
        successors.size() == 1 ? moveUnitsBelow(transaction, plan, successors.front(), directory) : 0;
    const auto posts = plan.movePosts ? movePosts(transaction, plan, successors.front()) : 0;
    for (const auto successor : successors)
        raiseAlert(transaction, directory,
                   {.kind = domain::AlertKind::reorganised,
                    .organisation = successor,
                    .entity = "organisation",
                    .entityId = successor.value});
    domain::JsonWriter json;
    json.beginObject()
        .field("kind", domain::code(plan.kind))
        .field("effective_from", plan.effectiveFrom.iso())
        .field("legal_basis", plan.legalBasis);
    list(list(json, "predecessors", plan.predecessors), "successors", successors);
    return json.field("moved_units", units).field("moved_posts", posts).endObject().take();
}

}  // namespace vanthu::app
