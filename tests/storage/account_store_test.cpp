#include "storage/account_store.h"

#include "storage/change_log.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Account storeAccount(storage::Database& database, const Office& office, const std::string& login) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertAccount(transaction,
                                      {.login = login,
                                       .fullName = "Trần Thị Bình",
                                       .role = domain::Role::clerk,
                                       .organisation = office.organisation,
                                       .createdAt = clerk().at},
                                      "$argon2id$secret");
    });
}

}  // namespace

CONTRACT_CASE("an account comes back by id and by login, its password only with the latter", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto stored = storeAccount(database, office, "binh");

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findAccount(transaction, stored.id);
        REQUIRE(found);
        CHECK(found->login == "binh");
        CHECK(found->fullName == "Trần Thị Bình");
        CHECK(found->role == domain::Role::clerk);
        CHECK(found->organisation == office.organisation);
        CHECK(found->createdAt == clerk().at);
        CHECK_FALSE(found->disabled);
        CHECK(storage::findCredentials(transaction, "binh")->passwordHash == "$argon2id$secret");
        CHECK_FALSE(storage::findCredentials(transaction, "BINH"));
        CHECK(storage::listAccounts(transaction).size() == 1);
        for (const auto& change : storage::changesOf(transaction, "account", stored.id.value))
            CHECK(change.after.find("argon2id") == std::string::npos);
    });
    CHECK(codeOf([&] { storeAccount(database, office, "binh"); }) == ErrorCode::conflict);
}

CONTRACT_CASE("an account is disabled, enabled and given a new password, and the log says so", "[storage]") {
    auto& database = contract.database();
    const auto id = storeAccount(database, makeOffice(database), "binh").id;

    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::setAccountDisabled(transaction, id, true);
        storage::setAccountDisabled(transaction, id, true);
        storage::setPasswordHash(transaction, id, "$argon2id$new");
    });

    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findAccount(transaction, id)->disabled);
        CHECK(storage::findCredentials(transaction, "binh")->passwordHash == "$argon2id$new");
        const auto changes = storage::changesOf(transaction, "account", id.value);
        REQUIRE(changes.size() == 3);
        CHECK(changes[1].action == "disabled");
        CHECK(changes[2].action == "password_changed");
    });
    CHECK(codeOf([&] {
              database.write(clerk(), [](WriteTransaction& transaction) {
                  storage::setAccountDisabled(transaction, domain::AccountId{99}, true);
              });
          }) == ErrorCode::notFound);
}

CONTRACT_CASE("logins last until they expire, end, or end all together", "[storage]") {
    auto& database = contract.database();
    const auto account = storeAccount(database, makeOffice(database), "binh").id;
    const auto at = [](int seconds) { return domain::Timestamp{std::chrono::seconds{seconds}}; };
    database.write(clerk(), [&](WriteTransaction& transaction) {
        for (const auto& [hash, expires] : {std::pair{"a", 100}, {"b", 200}, {"c", 300}})
            storage::insertLoginSession(transaction,
                                        {.tokenHash = hash, .account = account, .expiresAt = at(expires)});
    });
    const auto has = [&](std::string_view hash) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findLoginSession(transaction, hash).has_value();
        });
    };

    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::removeExpiredLoginSessions(transaction, at(100));
    });
    CHECK_FALSE(has("a"));
    CHECK(has("b"));
    database.write(clerk(),
                   [&](WriteTransaction& transaction) { storage::removeLoginSession(transaction, "b"); });
    CHECK_FALSE(has("b"));
    CHECK(has("c"));
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::removeLoginSessionsOf(transaction, account);
    });
    CHECK_FALSE(has("c"));
}

CONTRACT_CASE("an answer is remembered once per account and key, and for a time", "[storage]") {
    auto& database = contract.database();
    const auto remember = [&](int account, const std::string& body) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::rememberAnswer(transaction, domain::AccountId{account}, "key",
                                           {.requestDigest = "d", .status = 201, .body = body});
        });
    };
    const auto find = [&](int account) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findAnswer(transaction, domain::AccountId{account}, "key");
        });
    };

    CHECK(remember(1, "first"));
    CHECK_FALSE(remember(1, "second"));
    CHECK(remember(2, "other"));
    REQUIRE(find(1));
    CHECK(find(1)->body == "first");
    CHECK(find(1)->status == 201);
    CHECK(find(1)->requestDigest == "d");

    const auto forget = [&](domain::Timestamp before) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::removeAnswersBefore(transaction, before);
        });
    };
    forget(clerk().at);
    CHECK(find(1));
    forget(clerk().at + std::chrono::seconds{1});
    CHECK_FALSE(find(1));
}

}  // namespace vanthu::tests
