#include "server/app/accounts.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/account_store.h"

#include <algorithm>
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

}  // namespace

std::string Accounts::represent(const Account& account) {
    return toJson(account, *directory_.current(), domain::vietnamDate(clock_.now()));
}

std::string Accounts::self(const Caller& caller) {
    require(caller, Action::seeOwnSession);
    return represent(caller.account);
}

std::string Accounts::list(const Caller& caller) {
    require(caller, Action::manageAccounts);
    auto accounts = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::listAccounts(transaction); });
    std::sort(accounts.begin(), accounts.end(),
              [](const Account& left, const Account& right) { return left.login < right.login; });
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

Created Accounts::create(const Caller& caller, const AccountRequest& request,
                         const std::optional<RequestKey>& key) {
    require(caller, Action::manageAccounts);
    const auto now = clock_.now();
    Checks checks;
    checks.login("login", request.login);
    checks.password("password", request.password);
    Account account{{}, request.login, {}, request.role, {}, false, now};
    account.fullName = checks.text("full_name", request.fullName, limits::kFullName, Presence::required);
    if (const auto* unit = directory_.current()->organisation(request.organisation, domain::vietnamDate(now)))
        account.organisation = unit->id;
    else
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    checks.finish();

    const auto passwordHash = passwords_.hash(request.password);
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        return represent(storage::insertAccount(transaction, account, passwordHash));
    });
}

std::string Accounts::change(const Caller& caller, AccountId id, const AccountChange& change,
                             const std::string& ifMatch) {
    require(caller, Action::manageAccounts);
    Checks checks;
    if (!change.disabled && !change.password)
        checks.add("", "required", "Nêu ít nhất một thay đổi: disabled hoặc password.");
    if (change.password) checks.password("password", *change.password);
    checks.finish();
    if (id == caller.account.id && change.disabled.value_or(false))
        throw Refused(Refusal::ownAccountDisabled);

    const auto passwordHash = change.password ? passwords_.hash(*change.password) : std::string{};
    const auto account =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            requireVersion(ifMatch, etagOf(represent(foundAccount(transaction, id))));
            if (change.disabled) storage::setAccountDisabled(transaction, id, *change.disabled);
            if (change.password) storage::setPasswordHash(transaction, id, passwordHash);
            storage::removeLoginSessionsOf(transaction, id);
            return foundAccount(transaction, id);
        });
    sessions_.forget(id);
    return represent(account);
}

}  // namespace vanthu::app
