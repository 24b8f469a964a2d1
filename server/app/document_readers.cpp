#include "server/app/document_readers.h"

#include "schemas/domain/json_writer.h"
#include "server/app/read_document.h"
#include "storage/account_store.h"
#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/post_store.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace vanthu::app {

using domain::Access;
using domain::Account;
using domain::AccountId;
using domain::Date;

namespace {

/// True when the account was there and not locked at some moment of the day, by its history.
bool wasOpenOn(storage::ReadTransaction& transaction, const Account& account, Date day) {
    if (domain::vietnamDate(account.createdAt) > day) return false;
    bool open = true;
    for (const auto& change : storage::changesOf(transaction, "account", account.id.value)) {
        const auto changedOn = domain::vietnamDate(change.actor.at);
        if (changedOn > day) break;
        if (change.action == "enabled") open = true;
        // Locked in the course of the day: until then it could read.
        if (change.action == "disabled" && changedOn < day) open = false;
    }
    return open;
}

void addReason(domain::JsonWriter& json, const Capacity& capacity, const DirectorySnapshot& directory,
               Date day) {
    json.beginObject()
        .field("post", capacity.post.id.value)
        .field("role", domain::code(capacity.role))
        .fieldIfAny("title", capacity.post.title)
        .field("organisation", capacity.unit.value);
    if (const auto* unit = directory.organisation(capacity.unit))
        json.field("organisation_name", unit->on(day).name);
    if (capacity.delegation)
        json.field("delegation", capacity.delegation->id.value)
            .field("legal_basis", capacity.delegation->legalBasis);
    json.endObject();
}

bool has(const Capacity& capacity, Action action) {
    return std::binary_search(capacity.rights.begin(), capacity.rights.end(), action);
}

/// By which posts the account knows of such a document of that unit's registry.
std::vector<const Capacity*> reasonsOf(const Caller& reader, domain::OrganisationId unit, Access access) {
    std::vector<const Capacity*> reasons;
    for (const auto& capacity : reader.capacities) {
        const auto& units = access == Access::restricted ? capacity.restricted : capacity.reads;
        const bool administers = access == Access::unit && capacity.role == domain::Role::administrator;
        if (has(capacity, Action::seeDocuments) &&
            (administers || std::binary_search(units.begin(), units.end(), unit)))
            reasons.push_back(&capacity);
    }
    return reasons;
}

/// The widest access that the document had in the course of the day, by its history.
Access accessOn(storage::ReadTransaction& transaction, const domain::Document& document, Date day) {
    auto access = document.access;
    bool isFirst = true;
    for (const auto& change : storage::changesOf(transaction, "document", document.id.value)) {
        if (change.after.empty()) continue;
        const auto changedOn = domain::vietnamDate(change.actor.at);
        if (changedOn > day) break;
        const auto after = domain::documentFromJson(change.after).access;
        // Restricted in the course of the day: until then all could read.
        if (isFirst || changedOn < day || after == Access::unit) access = after;
        isFirst = false;
    }
    return access;
}

/// The work on the document by which the reader knew of it on that day.
std::vector<domain::Assignment> workOn(const std::vector<domain::Assignment>& assignments,
                                       const Caller& reader, Date day) {
    std::vector<domain::Assignment> own;
    for (const auto& assignment : assignments) {
        if (domain::vietnamDate(assignment.assignedAt) > day) continue;
        if (assignment.state == domain::AssignmentState::withdrawn && assignment.endedAt &&
            domain::vietnamDate(*assignment.endedAt) < day)
            continue;
        if (assignment.account == reader.account.id ||
            std::ranges::binary_search(reader.scope.assigned, assignment.unit))
            own.push_back(assignment);
    }
    return own;
}

/// One account that could read, and why.
void addReader(domain::JsonWriter& json, const Caller& reader, const std::vector<const Capacity*>& reasons,
               const std::vector<domain::Assignment>& work, bool readsFiles,
               const DirectorySnapshot& directory, Date day) {
    json.beginObject()
        .field("account", reader.account.id.value)
        .field("login", reader.account.login)
        .field("full_name", reader.account.fullName)
        .field("files", readsFiles)
        .key("by")
        .beginArray();
    for (const auto* reason : reasons)
        addReason(json, *reason, directory, day);
    json.endArray();
    if (!work.empty()) {
        json.key("work").beginArray();
        for (const auto& assignment : work)
            json.beginObject()
                .field("assignment", assignment.id.value)
                .field("role", domain::code(assignment.role))
                .endObject();
        json.endArray();
    }
    json.endObject();
}

}  // namespace

std::string DocumentReaders::list(const Caller& caller, domain::DocumentId id, Date day) {
    require(caller, Action::seeReaders);
    const auto directory = directory_.current();
    domain::JsonWriter json;
    json.beginObject().field("document", id.value).field("on", day.iso()).key("readers").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto document = documentInScope(transaction, caller, id);
        if (domain::vietnamDate(document.registeredAt) > day) return;
        std::unordered_map<AccountId, std::vector<domain::DelegatedPost>> delegations;
        for (auto& delegated : storage::listDelegations(transaction))
            delegations[delegated.delegation.delegate].push_back(std::move(delegated));
        const auto access = accessOn(transaction, document, day);
        const auto assignments = storage::assignmentsOf(transaction, id);
        for (const auto& account : storage::listAccounts(transaction)) {
            const auto reader = callerFor(account, delegations[account.id], *directory, day);
            const auto reasons = reasonsOf(reader, document.organisation, access);
            const auto work = workOn(assignments, reader, day);
            if ((reasons.empty() && work.empty()) || reader.capacities.empty() ||
                !wasOpenOn(transaction, account, day))
                continue;
            const bool readsFiles = mayReadFilesOf(reader, document.organisation, access) || !work.empty();
            addReader(json, reader, reasons, work, readsFiles, *directory, day);
        }
    });
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
