#include "server/app/document_readers.h"

#include "schemas/domain/json_writer.h"
#include "server/app/read_document.h"
#include "storage/account_store.h"
#include "storage/change_log.h"
#include "storage/post_store.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace vanthu::app {

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

/// By which posts the account knows of what that unit's registry holds.
std::vector<const Capacity*> reasonsOf(const Caller& reader, domain::OrganisationId unit) {
    std::vector<const Capacity*> reasons;
    for (const auto& capacity : reader.capacities)
        if (has(capacity, Action::seeDocuments) &&
            (capacity.role == domain::Role::administrator ||
             std::binary_search(capacity.reads.begin(), capacity.reads.end(), unit)))
            reasons.push_back(&capacity);
    return reasons;
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
        for (const auto& account : storage::listAccounts(transaction)) {
            const auto reader = callerFor(account, delegations[account.id], *directory, day);
            if (!inScope(reader.scope, document.organisation) || !wasOpenOn(transaction, account, day))
                continue;
            json.beginObject()
                .field("account", account.id.value)
                .field("login", account.login)
                .field("full_name", account.fullName)
                .field("files", mayReadFilesOf(reader, document.organisation))
                .key("by")
                .beginArray();
            for (const auto* reason : reasonsOf(reader, document.organisation))
                addReason(json, *reason, *directory, day);
            json.endArray().endObject();
        }
    });
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
