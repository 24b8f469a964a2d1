#include <catch2/catch.hpp>

#include "storage/exchange_store.h"
#include "tests/hub/following_province.h"
#include "tests/support/contains.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;
using wire::DirectoryChange;
using wire::DirectoryOrganisation;

}  // namespace

TEST_CASE("who stands in the directory alone may connect, is reached, and follows it", "[hub]") {
    FollowingProvince province;
    province.publishEverybody();
    REQUIRE(province.hasEverything(province.commune));
    CHECK(contains(province.hub.stateText(), R"("publisher":"H53","sequence":5)"));

    const auto unit = province.office.addOrganisation("Xã", "H53.2", false);
    const auto there = province.office.send(province.office.registerOutgoing({"%PDF-1.4 một"}), {unit});
    REQUIRE(eventually(
        [&] { return province.office.delivery(there.front().id).state == DeliveryState::arrived; }));
    const auto back = province.commune.send(province.commune.registerOutgoing({"%PDF-1.4 hai"}),
                                            {province.commune.addOrganisation("Văn phòng", "H53.1", false)});
    REQUIRE(eventually(
        [&] { return province.commune.delivery(back.front().id).state == DeliveryState::arrived; }));
}

TEST_CASE("a hub that is killed while it follows goes on, and what it forgot nobody misses", "[hub]") {
    FollowingProvince province;
    province.publishEverybody();
    for (int round = 0; round < 5; ++round) {
        std::vector<DirectoryChange> changes;
        for (int i = 0; i < 1500; ++i)
            changes.push_back(wire::put(DirectoryOrganisation{.code = "H53.3." + std::to_string(i),
                                                              .name = "Lần " + std::to_string(round),
                                                              .gateway = "xa"}));
        province.publish(changes);
        province.hub.kill();
        province.hub.start();
    }
    REQUIRE(province.hasEverything(province.commune));
    CHECK(province.commune.database
              .read([](storage::ReadTransaction& transaction) {
                  return directory::verify(transaction, kDirectoryPublisher, [](auto, auto) { return true; });
              })
              .problems.empty());
}

TEST_CASE("who is merged into another unit is reached there", "[hub]") {
    FollowingProvince province;
    auto former = FollowingProvince::unit("H53.9", "");
    former.successor = "H53.2";
    province.publishEverybody();
    province.publish({wire::put(former)});
    REQUIRE(province.hasEverything(province.commune));
    // The commune takes what is still sent under the old code.
    province.commune.addOrganisation("Xã cũ", "H53.9", true);

    const auto unit = province.office.addOrganisation("Xã cũ", "H53.9", false);
    const auto sent = province.office.send(province.office.registerOutgoing({"%PDF-1.4 một"}), {unit});
    REQUIRE(eventually(
        [&] { return province.office.delivery(sent.front().id).state == DeliveryState::arrived; }));
}

}  // namespace vanthu::tests
