#include "tests/http/http_world.h"
#include "tests/http/received_item.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

/// H99.1 received a document with one file.
struct ReceivingOffice : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string item;

    explicit ReceivingOffice(const std::string& name = "kh.txt", const std::string& bytes = "nội dung") {
        const auto unit = app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id;
        item = "/api/v1/exchange/inbox/" + std::to_string(receiveItem(*this, unit, name, bytes));
    }
};

TEST_CASE("an item of the exchange inbox is shown with its files to those of its unit", "[http]") {
    ReceivingOffice office;
    const auto leader = office.tokenOf("lanhdao", domain::Role::leader, "H99.1");

    const auto answer = office.get(office.item, leader);

    REQUIRE(answer.status == 200);
    CHECK(answer.json()->getValue<std::string>("state") == "arrived");
    CHECK(answer.json()->getObject("document_as_sent")->getObject("signer")->getValue<std::string>("name") ==
          "An");
    const auto files = answer.json()->getObject("document_as_sent")->getArray("files");
    REQUIRE(files->size() == 1);
    CHECK(files->getObject(0)->getValue<std::string>("name") == "kh.txt");
    CHECK(office.get(office.item + "0", leader).status == 404);
    CHECK(office.get(office.item, office.tokenOf("khac", domain::Role::leader, "H99")).status == 200);
    CHECK(office.get(office.item, office.tokenOf("vanthu.tinh", domain::Role::clerk, "H99")).status == 404);
}

TEST_CASE("the files of an arrived item are read as they were sent, by those who may accept it", "[http]") {
    ReceivingOffice office;
    const auto file = office.item + "/files/1";

    const auto answer = office.get(file, office.clerk);

    CHECK(answer.status == 200);
    CHECK(answer.body == "nội dung");
    CHECK(answer.response.get("Content-Disposition").find("kh.txt") != std::string::npos);
    CHECK(office.get(office.item + "/files/0", office.clerk).status == 404);
    CHECK(office.get(office.item + "/files/2", office.clerk).status == 404);
    CHECK(office.get(office.item + "/files/99999999999999", office.clerk).status == 404);
    CHECK(office.get(file, office.tokenOf("lanhdao", domain::Role::leader, "H99.1")).status == 403);
    CHECK(office.get(file, office.tokenOf("vanthu.tinh", domain::Role::clerk, "H99")).status == 404);
}

TEST_CASE("the files of a decided item are no longer read from the inbox", "[http]") {
    ReceivingOffice office;
    const std::string decision = GENERATE("acceptance", "refusal");
    const auto body = decision == "refusal" ? R"({"reason":"Gửi nhầm"})" : "{}";
    REQUIRE(office.post(office.item + '/' + decision, office.clerk, body).status == 201);

    CHECK(office.get(office.item, office.clerk).status == 200);
    CHECK(office.get(office.item + "/files/1", office.clerk).status == 409);
    CHECK(office.get(office.item + "/files/1/signatures", office.clerk).status == 409);
}

TEST_CASE("the signatures of an arrived file are checked before it is accepted", "[http]") {
    const auto signedFile = testData("office_files/signed/06-bct.signed.pdf");
    if (!signedFile) {
        WARN("no office_files test data");
        return;
    }
    ReceivingOffice office("06.pdf", contentOf(*signedFile));

    const auto answer = office.get(office.item + "/files/1/signatures", office.clerk);

    REQUIRE(answer.status == 200);
    CHECK(answer.json()->getValue<bool>("checked"));
    REQUIRE(answer.json()->getArray("signatures")->size() == 1);
    CHECK(answer.json()->getArray("signatures")->getObject(0)->getValue<std::string>("integrity") ==
          "intact");
    CHECK_FALSE(answer.json()->has("evidence"));
}

}  // namespace
}  // namespace vanthu::tests
