#include "tests/http/http_world.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
TEST_CASE("the signatures of a file are shown to whoever may read it", "[http]") {
    const auto signedFile = testData("office_files/signed/06-bct.signed.pdf");
    if (!signedFile) {
        WARN("no office_files test data");
        return;
    }
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto path = world.registerFile(clerk, "06.pdf", contentOf(*signedFile)) + "1/signatures";

    const auto answer = world.get(path, clerk);

    REQUIRE(answer.status == 200);
    CHECK(answer.json()->getValue<bool>("checked"));
    REQUIRE(answer.json()->getArray("signatures")->size() == 1);
    const auto signature = answer.json()->getArray("signatures")->getObject(0);
    CHECK(signature->getValue<std::string>("signer") == "CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ");
    CHECK(signature->getValue<std::string>("signed_at") == "2024-04-12T21:37:19+07:00");
    CHECK(signature->getValue<std::string>("integrity") == "intact");
    CHECK(signature->getValue<std::string>("coverage") == "whole_file");
    CHECK(signature->getValue<std::string>("certificate") == "not_checked");
    CHECK(world.get(path, world.tokenOf("khac", domain::Role::officer, "H99")).status == 404);
}

TEST_CASE("a file that is no readable PDF says so", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto bytes = GENERATE(std::string("plain text"), std::string("%PDF-1.4\nnothing"));

    const auto answer = world.get(world.registerFile(clerk, "a.pdf", bytes) + "1/signatures", clerk);

    REQUIRE(answer.status == 200);
    CHECK_FALSE(answer.json()->getValue<bool>("checked"));
    CHECK_FALSE(answer.json()->getValue<std::string>("reason").empty());
    CHECK(answer.json()->getArray("signatures")->empty());
}

}  // namespace vanthu::tests
