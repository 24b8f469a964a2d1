#include "server/app/passwords.h"
#include "tests/http/http_world.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

/// Registers a document with one file; answers the address of its signatures.
std::string signaturesOf(HttpWorld& world, const std::string& clerk, const std::string& name,
                         const std::string& bytes) {
    const auto document =
        R"({"direction":"incoming","code":"1/KH-BNV","issuer_name":"Bộ","issued_date":"2026-02-27","type":"KH",)"
        R"("subject":"Kế hoạch","files":[{"part":"f","name":")" +
        name + R"(","size":)" + std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) +
        "\"}]}";
    const auto made =
        world.send({"POST",
                    "/api/v1/documents",
                    clerk,
                    "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + document +
                        "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                        bytes + "\r\n--b--\r\n",
                    "multipart/form-data; boundary=b",
                    {}});
    REQUIRE(made.status == 201);
    return "/api/v1/documents/" + made.json()->getValue<std::string>("id") + "/files/1/signatures";
}

}  // namespace

TEST_CASE("the signatures of a file are shown to whoever may read it", "[http]") {
    const auto signedFile = testData("office_files/signed/06-bct.signed.pdf");
    if (!signedFile) {
        WARN("no office_files test data");
        return;
    }
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto path = signaturesOf(world, clerk, "06.pdf", contentOf(*signedFile));

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

    const auto answer = world.get(signaturesOf(world, clerk, "a.pdf", bytes), clerk);

    REQUIRE(answer.status == 200);
    CHECK_FALSE(answer.json()->getValue<bool>("checked"));
    CHECK_FALSE(answer.json()->getValue<std::string>("reason").empty());
    CHECK(answer.json()->getArray("signatures")->empty());
}

}  // namespace vanthu::tests
