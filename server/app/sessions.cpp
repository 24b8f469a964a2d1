#include "server/app/sessions.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "storage/account_store.h"
#include "storage/post_store.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <utility>

namespace vanthu::app {
namespace {

constexpr std::chrono::seconds kRecheckAfter{60};
constexpr std::size_t kRememberedTokens = 20'000;

}  // namespace

LoggedIn Sessions::logIn(const std::string& login, std::string_view password, const std::string& address) {
    const auto now = clock_.now();
    throttle_.check(login, address, now);
    const auto credentials = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::findCredentials(transaction, login); });
    bool isRight = false;
    if (credentials)
        isRight = passwords_.matches(credentials->passwordHash, password) && !credentials->account.disabled;
    else
        passwords_.pretend(password);
    if (!isRight) {
        throttle_.failed(login, address, now);
        throw Refused(Refusal::loginFailed, {login, address});
    }
    throttle_.succeeded(login, address);

    LoggedIn session{randomToken(), now + std::chrono::hours{limits::kSessionHours}, credentials->account};
    database_.write({credentials->account.id, now}, [&](storage::WriteTransaction& transaction) {
        storage::insertLoginSession(transaction,
                                    {tokenHash(session.token), session.account.id, session.expiresAt});
    });
    return session;
}

void Sessions::changePassword(std::string_view token, const PasswordChange& change,
                              const std::string& address) {
    const auto caller = authenticate(token);
    require(*caller, Action::changeOwnPassword);
    Checks checks;
    checks.password("new_password", change.newPassword);
    if (change.newPassword == change.currentPassword)
        checks.add("new_password", "unchanged", "Mật khẩu mới phải khác mật khẩu hiện tại.");
    checks.finish();

    const auto& account = caller->account;
    const auto now = clock_.now();
    throttle_.check(account.login, address, now);
    const auto refuse = [&] {
        throttle_.failed(account.login, address, now);
        throw Refused(Refusal::ownPasswordWrong, {account.login},
                      {{"current_password", "wrong_password", "Mật khẩu hiện tại không đúng."}});
    };
    const auto before = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findCredentials(transaction, account.login);
    });
    if (!before || !passwords_.matches(before->passwordHash, change.currentPassword)) refuse();

    const auto passwordHash = passwords_.hash(change.newPassword);
    const bool changed = database_.write({account.id, now}, [&](storage::WriteTransaction& transaction) {
        // An administrator may have set another one since we looked: that one must stand.
        const auto current = storage::findCredentials(transaction, account.login);
        if (!current || current->passwordHash != before->passwordHash) return false;
        const auto own = storage::findLoginSession(transaction, tokenHash(token));
        storage::setPasswordHash(transaction, account.id, passwordHash);
        storage::removeLoginSessionsOf(transaction, account.id);
        if (own) storage::insertLoginSession(transaction, *own);
        return true;
    });
    if (!changed) refuse();
    throttle_.succeeded(account.login, address);
    forget(account.id);
}

void Sessions::logOut(std::string_view token) {
    const auto hash = tokenHash(token);
    const auto caller = authenticate(token);
    database_.write({caller->account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::removeLoginSession(transaction, hash);
    });
    const std::unique_lock lock(mutex_);
    entries_.erase(hash);
    ++forgotten_;
}

std::shared_ptr<const Caller> Sessions::authenticate(std::string_view token) {
    const auto hash = tokenHash(token);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    std::uint64_t forgottenBefore = 0;
    {
        const std::shared_lock lock(mutex_);
        forgottenBefore = forgotten_;
        const auto found = entries_.find(hash);
        // Posts begin and end at midnight in Vietnam.
        if (found != entries_.end() && now - found->second.checkedAt < kRecheckAfter &&
            domain::vietnamDate(now) == domain::vietnamDate(found->second.checkedAt) &&
            found->second.directoryVersion == directory->version()) {
            if (now >= found->second.expiresAt) throw Refused(Refusal::tokenEnded);
            return found->second.caller;
        }
    }
    const Entry entry = check(hash, *directory);
    const std::unique_lock lock(mutex_);
    // Someone may have logged out or been disabled while we looked; then the answer must not be remembered.
    if (forgotten_ == forgottenBefore) {
        if (entries_.size() >= kRememberedTokens) entries_.clear();
        entries_[hash] = entry;
    }
    return entry.caller;
}

Sessions::Entry Sessions::check(const std::string& hash, const DirectorySnapshot& directory) {
    const auto now = clock_.now();
    struct Found {
        storage::LoginSession session;
        domain::Account account;
        std::vector<domain::DelegatedPost> delegations;
    };
    const auto found = database_.read([&](storage::ReadTransaction& transaction) -> std::optional<Found> {
        auto session = storage::findLoginSession(transaction, hash);
        if (!session) return std::nullopt;
        auto account = storage::findAccount(transaction, session->account);
        if (!account) return std::nullopt;
        auto delegations = storage::delegationsTo(transaction, account->id);
        return Found{std::move(*session), std::move(*account), std::move(delegations)};
    });
    if (!found || found->account.disabled) throw Refused(Refusal::tokenEnded);
    if (now >= found->session.expiresAt) throw Refused(Refusal::tokenEnded);
    auto caller = std::make_shared<const Caller>(
        callerFor(found->account, found->delegations, directory, domain::vietnamDate(now)));
    return {std::move(caller), found->session.expiresAt, now, directory.version()};
}

void Sessions::forget(domain::AccountId account) {
    const std::unique_lock lock(mutex_);
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.caller->account.id == account; });
    ++forgotten_;
}

std::size_t Sessions::remembered() const {
    const std::shared_lock lock(mutex_);
    return entries_.size();
}

}  // namespace vanthu::app
