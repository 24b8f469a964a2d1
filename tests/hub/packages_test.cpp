#include <catch2/catch.hpp>

#include "tests/exchange/packages.h"
#include "tests/hub/province.h"

namespace vanthu::tests {

using domain::DeliveryState;

TEST_CASE("a statistic package goes over a hub that is killed, once, and its answer comes back", "[hub]") {
    Province province;
    const std::string reason = GENERATE("", "Chứng thư chưa được khai tại đây.");
    const auto reaches = [&](const std::string& message, DeliveryState state) {
        return eventually([&] { return packageSent(province.a().database, message).state == state; });
    };
    province.hub.kill();
    const auto message = sendPackage(province.a(), province.unitOfB);
    province.hub.start();
    REQUIRE(reaches(message, DeliveryState::arrived));
    const auto arrivals = packagesAt(province.b().database);
    REQUIRE(arrivals.size() == 1);
    CHECK(arrivals.front().file == kPackageFile);
    CHECK(province.b().inbox().empty());

    province.hub.kill();
    decidePackage(province.b(), arrivals.front(), reason);
    province.hub.start();

    REQUIRE(reaches(message, reason.empty() ? DeliveryState::accepted : DeliveryState::refused));
    CHECK(packageSent(province.a().database, message).reason == reason);
    CHECK(packagesAt(province.b().database).size() == 1);
}

TEST_CASE("a package for whom the hub does not know ends, and its sender reads why", "[hub]") {
    Province province;
    const auto stranger = province.a().addOrganisation("Đơn vị H99.9", "H99.9", false);
    const auto message = sendPackage(province.a(), stranger);

    REQUIRE(eventually(
        [&] { return packageSent(province.a().database, message).state == DeliveryState::failed; }));
    CHECK(packageSent(province.a().database, message).reason == "Nơi nhận không có trên hệ thống nhận");
}

}  // namespace vanthu::tests
