#include <catch2/catch.hpp>

#include "tests/hub/province.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

constexpr std::size_t kSeveralMegabytes = 5'000'003;

}  // namespace

TEST_CASE("a document goes over a hub, is accepted, and the sender learns its number there", "[hub]") {
    Province province;
    const std::vector<std::string> files{randomBytes(kSeveralMegabytes, 1), randomBytes(4096, 2)};
    const auto document = province.a().registerOutgoing(files);
    const auto id = province.a().send(document, {province.unitOfB}).front().id;

    REQUIRE(province.reaches(id, DeliveryState::arrived));
    const auto inbox = province.b().inbox();
    REQUIRE(inbox.size() == 1);
    CHECK(inbox.front().senderCode == "H53.1");
    for (const auto& file : document.files)
        CHECK(province.b().blobs.read(file.digest) == province.a().blobs.read(file.digest));

    province.b().accept(inbox.front(), "27");
    REQUIRE(province.reaches(id, DeliveryState::accepted));
    CHECK(province.a().delivery(id).arrivalNumber == "27");
}

TEST_CASE("a refusal comes back over the hub with its reason", "[hub]") {
    Province province;
    const auto id =
        province.a().send(province.a().registerOutgoing({"%PDF-1.4 một"}), {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));

    province.b().refuse(province.b().inbox().front(), "Gửi nhầm cơ quan");

    REQUIRE(province.reaches(id, DeliveryState::refused));
    CHECK(province.a().delivery(id).reason == "Gửi nhầm cơ quan");
}

TEST_CASE("who is unknown to the hub is not reached, and the sender is told so", "[hub]") {
    Province province;
    const auto stranger = province.a().addOrganisation("Đơn vị H99.9", "H99.9", false);
    const auto id = province.a().send(province.a().registerOutgoing({"%PDF-1.4 một"}), {stranger}).front().id;

    REQUIRE(province.reaches(id, DeliveryState::failed));
    CHECK(province.a().delivery(id).reason == "Nơi nhận không có trên hệ thống nhận");
}

TEST_CASE("a recall over the hub is answered, whether or not the document was registered", "[hub]") {
    Province province;
    const bool registered = GENERATE(false, true);
    const auto document = province.a().registerOutgoing({"%PDF-1.4 một"});
    const auto id = province.a().send(document, {province.unitOfB}).front().id;
    REQUIRE(province.reaches(id, DeliveryState::arrived));
    if (registered) {
        province.b().accept(province.b().inbox().front(), "27");
        REQUIRE(province.reaches(id, DeliveryState::accepted));
    }

    province.a().recall(document, "Ban hành nhầm");

    REQUIRE(
        eventually([&] { return province.a().recallOf(document.id).state == domain::RecallState::done; }));
    const auto state = province.b().inbox().front().state;
    CHECK(state == (registered ? domain::InboxState::accepted : domain::InboxState::recalled));
}

TEST_CASE("many documents to and fro arrive once each", "[hub]") {
    constexpr int kEach = 60;
    Province province;
    const auto unitOfA = province.b().addOrganisation("Đơn vị H53.1", "H53.1", false);
    std::vector<domain::DeliveryId> ofA;
    std::vector<domain::DeliveryId> ofB;
    for (int i = 0; i < kEach; ++i) {
        const auto file = randomBytes(2000, static_cast<unsigned>(i));
        ofA.push_back(
            province.a().send(province.a().registerOutgoing({file}), {province.unitOfB}).front().id);
        ofB.push_back(province.b().send(province.b().registerOutgoing({file}), {unitOfA}).front().id);
    }

    for (const auto id : ofA)
        REQUIRE(province.reaches(id, DeliveryState::arrived));
    for (const auto id : ofB)
        REQUIRE(eventually([&] { return province.b().delivery(id).state == DeliveryState::arrived; }));
    CHECK(province.a().inbox().size() == kEach);
    CHECK(province.b().inbox().size() == kEach);
}

}  // namespace vanthu::tests
