#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

namespace vanthu::tests {
namespace {

/// A PDF of one page with a line of Helvetica.
std::string somePdf() {
    const std::string content = "BT /F 12 Tf 50 700 Td (a draft) Tj ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
           "/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
           std::to_string(content.size()) + ">>stream\n" + content +
           "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
           "trailer<</Root 1 0 R>>\n";
}

HttpWorld::Call upload(const std::string& token, const std::string& part, const std::string& bytes) {
    return {"POST",
            "/api/v1/form-checks",
            token,
            "--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"x\"\r\n\r\n" + bytes +
                "\r\n--b--\r\n",
            "multipart/form-data; boundary=b",
            {}};
}

TEST_CASE("a draft is checked and what departs is listed with its place and rule", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("chuyenvien", domain::Role::officer, "H99.1");

    const auto answer = world.send(upload(token, "file", somePdf()));

    REQUIRE(answer.status == 200);
    const auto json = answer.json();
    CHECK(json->getValue<bool>("checked"));
    CHECK(json->getValue<int>("errors") == 3);
    const auto paper = json->getArray("findings")->getObject(0);
    CHECK(paper->getValue<std::string>("rule") == "paper");
    CHECK(paper->getValue<std::string>("found") == "215,9 × 279,4 mm");
    CHECK(paper->getValue<std::string>("source") == "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.1");
    CHECK(paper->getValue<int>("page") == 1);
    const auto font = json->getArray("findings")->getObject(1);
    CHECK(font->getValue<std::string>("where") == "a draft");
    CHECK(font->getValue<std::string>("found") == "Helvetica");
    // The line begins 50 of 612 points from the left and 92 of 792 from above.
    const auto box = font->getObject("box");
    CHECK(box->getValue<double>("left") == Approx(50.0 / 612).margin(0.01));
    CHECK(box->getValue<double>("bottom") == Approx(92.0 / 792).margin(0.01));
    CHECK_FALSE(paper->has("box"));
}

TEST_CASE("a file of a document is checked for whoever may read it", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto bytes = somePdf();
    const auto path = world.registerFile(clerk, "kế hoạch.pdf", bytes);

    const auto answer = world.get(path + "1/form-check", clerk);

    REQUIRE(answer.status == 200);
    CHECK(answer.json()->getValue<std::string>("file") == "kế hoạch.pdf");
    CHECK(answer.json()->getValue<int>("errors") == 3);
    CHECK(world.get(path + "2/form-check", clerk).status == 404);
    CHECK(world.get(path + "1/form-check", world.tokenOf("khac", domain::Role::officer, "H99")).status ==
          404);
}

TEST_CASE("a file that gives no layout says why and has no findings", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto [bytes, state] = GENERATE(table<std::string, std::string>({
        {"only text", "unsupported"},
        {"%PDF-1.4 and nothing", "damaged"},
        {"PK\x03\x04 and nothing", "damaged"},
    }));

    const auto answer = world.send(upload(token, "file", bytes));

    REQUIRE(answer.status == 200);
    CHECK(answer.json()->getValue<std::string>("state") == state);
    CHECK_FALSE(answer.json()->getValue<bool>("checked"));
    CHECK(!answer.json()->getValue<std::string>("reason").empty());
    CHECK(answer.json()->getArray("findings")->size() == 0);
}

TEST_CASE("a form check without a file in it is refused", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");

    CHECK(world.send(upload(token, "document", "x")).status == 400);
    CHECK(world.post("/api/v1/form-checks", token, "{}").status == 415);
}

TEST_CASE("the rules are listed with the severity in force", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");

    const auto rules = world.get("/api/v1/form-rules", token).json()->getArray("rules");

    REQUIRE(rules->size() == 46);
    CHECK(rules->getObject(0)->getValue<std::string>("rule") == "paper");
    CHECK(rules->getObject(0)->getValue<std::string>("severity") == "error");
}

}  // namespace
}  // namespace vanthu::tests
