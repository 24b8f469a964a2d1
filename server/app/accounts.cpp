#include "server/app/accounts.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/people_order.h"
#include "server/app/registry_unit.h"
#include "server/app/representations.h"
#include "storage/account_store.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::Account;
using domain::AccountId;

namespace {

Account foundAccount(storage::ReadTransaction& transaction, AccountId id) {
    auto account = storage::findAccount(transaction, id);
    if (!account) throw Refused(Refusal::accountUnknown, {std::to_string(id.value)});
    return *account;
}

void raise(storage::WriteTransaction& transaction, const DirectorySnapshot& directory, domain::AlertKind kind,
           const Account& account) {
    raiseAlert(transaction, directory,
               {.kind = kind,
                .account = account.id,
                .organisation = account.organisation,
                .entity = "account",
                .entityId = account.id.value});
}

}  // namespace

std::string Accounts::represent(const Account& account) {
    return toJson(account, *directory_.current(), domain::vietnamDate(clock_.now()));
}

std::string Accounts::self(const Caller& caller) {
    require(caller, Action::seeOwnSession);
    return represent(caller.account);
}

std::string Accounts::changeOwnMail(const Caller& caller, const MailChange& change) {
    require(caller, Action::changeOwnMail);
    Checks checks;
    checks.email("email", change.email);
    checks.finish();
    const auto id = caller.account.id;
    const auto account = database_.write({id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::setAccountMail(transaction, id, change.email, change.preference);
        return foundAccount(transaction, id);
    });
    sessions_.forget(id);
    return represent(account);
}

std::string Accounts::list(const Caller& caller) {
    require(caller, Action::manageAccounts);
    auto accounts = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::listAccounts(transaction); });
    orderByName(accounts);
    std::vector<std::string> items;
    for (const auto& account : accounts)
        items.push_back(represent(account));
    return listJson("accounts", items);
}

std::string Accounts::show(const Caller& caller, AccountId id) {
    require(caller, Action::manageAccounts);
    return represent(
        database_.read([&](storage::ReadTransaction& transaction) { return foundAccount(transaction, id); }));
}

std::string Accounts::colleagues(const Caller& caller) {
    require(caller, Action::handleDocuments);
    const auto today = domain::vietnamDate(clock_.now());
    const auto directory = directory_.current();
    const auto agencyOf = [&](domain::OrganisationId unit) {
        return registryUnitOf(unit, *directory, today).value_or(unit);
    };
    const auto own = actingUnit(caller, Action::handleDocuments);
    const auto agency = agencyOf(own);
    domain::JsonWriter json;
    json.beginObject().field("agency", agency.value).key("units").beginArray();
    std::vector<std::pair<std::string, const domain::Organisation*>> units;
    for (const auto unit : directory->unitsBelow(agency, today))
        if (const auto* organisation = directory->organisation(unit))
            units.emplace_back(domain::sortKey(organisation->on(today).name), organisation);
    std::ranges::stable_sort(units, {}, &std::pair<std::string, const domain::Organisation*>::first);
    for (const auto& [order, organisation] : units)
        json.beginObject()
            .field("id", organisation->id.value)
            .field("name", organisation->on(today).name)
            .endObject();
    json.endArray().key("people").beginArray();
    auto accounts = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::listAccounts(transaction); });
    orderByName(accounts);
    for (const auto& listed : accounts) {
        const auto* post = domain::mainPostOn(listed.posts, today);
        if (listed.disabled || post == nullptr || agencyOf(post->organisation) != agency) continue;
        const auto* organisation = directory->organisation(post->organisation);
        json.beginObject()
            .field("account", listed.id.value)
            .field("login", listed.login)
            .field("full_name", listed.fullName)
            .field("role", domain::code(post->role));
        if (!post->title.empty()) json.field("title", post->title);
        json.field("organisation", post->organisation.value);
        if (organisation != nullptr) json.field("organisation_name", organisation->on(today).name);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

Created Accounts::create(const Caller& caller, const AccountRequest& request,
                         const std::optional<RequestKey>& key) {
    require(caller, Action::manageAccounts);
    const auto now = clock_.now();
    Checks checks;
    checks.login("login", request.login);
    checks.email("email", request.email);
    checks.password("password", request.password);
    Account account{{}, request.login, {}, request.role, {}, false, now};
    account.email = request.email;
    account.fullName = checks.text("full_name", request.fullName, limits::kFullName, Presence::required);
    if (const auto* unit = directory_.current()->organisation(request.organisation, domain::vietnamDate(now)))
        account.organisation = unit->id;
    else
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    checks.finish();

    const auto passwordHash = passwords_.hash(request.password);
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto made = storage::insertAccount(transaction, account, passwordHash);
        raise(transaction, *directory, domain::AlertKind::accountCreated, made);
        return represent(made);
    });
}

std::string Accounts::change(const Caller& caller, AccountId id, const AccountChange& change,
                             const std::string& ifMatch) {
    require(caller, Action::manageAccounts);
    Checks checks;
    if (!change.disabled && !change.password && !change.email)
        checks.add("", "required", "Nêu ít nhất một thay đổi: disabled, password hoặc email.");
    if (change.email) checks.email("email", *change.email);
    if (change.password) checks.password("password", *change.password);
    checks.finish();
    if (id == caller.account.id && change.disabled.value_or(false))
        throw Refused(Refusal::ownAccountDisabled);

    const auto passwordHash = change.password ? passwords_.hash(*change.password) : std::string{};
    const auto account =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = foundAccount(transaction, id);
            requireVersion(ifMatch, etagOf(represent(before)));
            if (change.disabled && *change.disabled != before.disabled) {
                storage::setAccountDisabled(transaction, id, *change.disabled);
                raise(
                    transaction, *directory_.current(),
                    *change.disabled ? domain::AlertKind::accountDisabled : domain::AlertKind::accountEnabled,
                    before);
            }
            if (change.email) storage::setAccountMail(transaction, id, *change.email, before.mailPreference);
            if (change.password) storage::setPasswordHash(transaction, id, passwordHash);
            if (change.disabled || change.password) storage::removeLoginSessionsOf(transaction, id);
            return foundAccount(transaction, id);
        });
    sessions_.forget(id);
    return represent(account);
}

}  // namespace vanthu::app
