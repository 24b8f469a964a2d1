#include "storage/post_store.h"

#include "storage/account_store.h"
#include "storage/open_work.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Account storeHolder(storage::Database& database, const std::string& login,
                            domain::OrganisationId organisation) {
    return database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertAccount(transaction,
                                      {.login = login,
                                       .fullName = "Trần Thị Thư",
                                       .role = domain::Role::clerk,
                                       .organisation = organisation,
                                       .createdAt = clerk().at},
                                      "hash");
    });
}

}  // namespace

CONTRACT_CASE("a new account has a main post from the day it is made", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto account = storeHolder(database, "thu", office.organisation);

    const auto found = database.read(
        [&](ReadTransaction& transaction) { return storage::findAccount(transaction, account.id); });

    REQUIRE(found);
    CHECK(found->role == domain::Role::clerk);
    CHECK(found->organisation == office.organisation);
    REQUIRE(found->posts.size() == 1);
    CHECK(found->posts[0].isMain);
    CHECK(found->posts[0].validFrom == day(2018, 11, 1));
    CHECK(database.read([](ReadTransaction& transaction) { return storage::listAccounts(transaction); })
              .at(0)
              .posts == found->posts);
}

CONTRACT_CASE("posts are held from their first to their last day, the main one counts", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto other = makeOffice(database, "H53.02");
    auto account = storeHolder(database, "thu", office.organisation);
    const auto post = database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::endPost(transaction, account.posts[0].id, day(2018, 12, 31));
        storage::insertPost(transaction, {.account = account.id,
                                          .organisation = office.organisation,
                                          .title = "Thư ký",
                                          .role = domain::Role::officer,
                                          .validFrom = day(2018, 11, 1)});
        return storage::insertPost(transaction, {.account = account.id,
                                                 .organisation = other.organisation,
                                                 .title = "Chánh Văn phòng",
                                                 .role = domain::Role::leader,
                                                 .isMain = true,
                                                 .validFrom = day(2019, 1, 1)});
    });

    account = *database.read(
        [&](ReadTransaction& transaction) { return storage::findAccount(transaction, account.id); });

    CHECK(account.posts.size() == 3);
    CHECK(domain::accountOn(account, day(2018, 12, 31)).role == domain::Role::clerk);
    CHECK(domain::accountOn(account, day(2019, 1, 1)).role == domain::Role::leader);
    CHECK(domain::accountOn(account, day(2019, 1, 1)).organisation == other.organisation);
    CHECK(domain::mainPostOn(account.posts, day(2018, 10, 31)) == nullptr);
    const auto there = database.read(
        [&](ReadTransaction& transaction) { return storage::postsIn(transaction, other.organisation); });
    CHECK(there == std::vector{post});
}

CONTRACT_CASE("an ended post does not go on, and an unknown one is not found", "[storage]") {
    auto& database = contract.database();
    const auto account = storeHolder(database, "thu", makeOffice(database).organisation);
    const auto end = [&](domain::PostId id, Date lastDay) {
        return codeOf([&] {
            database.write(
                clerk(), [&](WriteTransaction& transaction) { storage::endPost(transaction, id, lastDay); });
        });
    };
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::endPost(transaction, account.posts[0].id, day(2018, 12, 31));
    });

    CHECK(end(account.posts[0].id, day(2019, 1, 1)) == ErrorCode::conflict);
    CHECK(end({999}, day(2019, 1, 1)) == ErrorCode::notFound);
}

CONTRACT_CASE("a delegation comes back with the post it draws on, and ends early", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto holder = storeHolder(database, "truong", office.organisation);
    const auto delegate = storeHolder(database, "pho", office.organisation);
    const auto stored = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertDelegation(transaction, {.post = holder.posts[0].id,
                                                       .delegate = delegate.id,
                                                       .rights = {"see_documents", "read_files"},
                                                       .matters = "Ký văn bản tuần trực",
                                                       .legalBasis = "12/GUQ-SNV",
                                                       .validFrom = day(2018, 11, 5),
                                                       .validTo = day(2018, 11, 11)});
    });
    const auto received = [&] {
        return database.read(
            [&](ReadTransaction& transaction) { return storage::delegationsTo(transaction, delegate.id); });
    };

    REQUIRE(received().size() == 1);
    CHECK(received()[0].delegation == stored);
    CHECK(received()[0].post == holder.posts[0]);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::endDelegation(transaction, stored.id, day(2018, 11, 7));
    });
    CHECK(received()[0].delegation.validTo == day(2018, 11, 7));
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::endDelegation(transaction, stored.id, day(2018, 11, 8));
              });
          }) == ErrorCode::conflict);
    CHECK(codeOf([&] {
              database.write(clerk(), [&](WriteTransaction& transaction) {
                  storage::endDelegation(transaction, {999}, day(2018, 11, 8));
              });
          }) == ErrorCode::notFound);
}

}  // namespace vanthu::tests
