#include "indexer/writer/index_writer.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

/// A text long enough to be compared.
std::string paperText(const std::string& word) {
    std::string text = "Kế hoạch cải cách hành chính của " + word + ".";
    for (int line = 1; line <= 30; ++line)
        text += " Điều " + std::to_string(line) + ". Giao " + word + " thực hiện nhiệm vụ số " +
                std::to_string(line * 7) + " trong quý.";
    return text;
}

HttpAnswer ask(const HttpWorld& world, const std::string& token, const std::string& json,
               const std::string& bytes) {
    return world.send({"POST",
                       "/api/v1/duplicates",
                       token,
                       "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json +
                           "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                           bytes + "\r\n--b--\r\n",
                       "multipart/form-data; boundary=b",
                       {}});
}

/// "7 same_bytes near_text", one for each duplicate.
std::vector<std::string> twinsIn(const HttpAnswer& answer) {
    std::vector<std::string> twins;
    const auto list = answer.json()->getArray("duplicates");
    for (unsigned i = 0; i < list->size(); ++i) {
        auto twin = list->getObject(i)->getObject("document")->getValue<std::string>("id");
        const auto because = list->getObject(i)->getArray("because");
        for (unsigned j = 0; j < because->size(); ++j)
            twin += ' ' + because->getElement<std::string>(j);
        twins.push_back(twin);
    }
    return twins;
}

/// A registry with one incoming document, 1/KH-BNV of "Bộ", whose file holds paperText("sở").
struct OnePaper : HttpWorld {
    std::string token{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string files{registerFile(token, "ke-hoach.txt", paperText("sở"))};
    std::string path{files.substr(0, files.size() - std::string("/files/").size())};
    std::string id{path.substr(path.rfind('/') + 1)};

    void makeIndex() {
        indexer::IndexWriter writer(folder.path() / "index");
        const auto document = domain::documentFromJson(get(path, token).body);
        writer.put({document,
                    {},
                    {{{document.files.at(0).digest, domain::ExtractionState::text, ""}}, paperText("sở")}});
        writer.commit({1, "hash"});
    }
};

const std::string kNothingKnown = R"({"direction":"incoming"})";

}  // namespace

TEST_CASE("a paper that is registered already is shown, for each of its reasons", "[http]") {
    OnePaper world;
    world.makeIndex();
    const auto& id = world.id;

    const auto sameFile = ask(world, world.token, kNothingKnown, paperText("sở"));
    CHECK(sameFile.status == 200);
    CHECK(twinsIn(sameFile) == std::vector{id + " same_bytes near_text"});
    CHECK(sameFile.json()->getValue<bool>("texts_compared"));

    const auto nearly = ask(world, world.token, kNothingKnown, paperText("sở") + " Nơi nhận: như trên.");
    REQUIRE(twinsIn(nearly) == std::vector{id + " near_text"});
    const auto share = nearly.json()->getArray("duplicates")->getObject(0)->getValue<double>("resemblance");
    CHECK(share > 0.9);
    CHECK(share < 1);

    const auto sameCode =
        ask(world, world.token, R"({"direction":"incoming","code":"01/KH-BNV","issuer_name":"BỘ"})",
            "trang khác");
    CHECK(twinsIn(sameCode) == std::vector{id + " same_code"});

    CHECK(twinsIn(ask(world, world.token, kNothingKnown, "một văn bản khác hẳn")).empty());
    CHECK(world.get("/api/v1/documents", world.token).json()->getArray("documents")->size() == 1);
}

TEST_CASE("who may not know of a document does not learn of it as a duplicate", "[http]") {
    OnePaper world;
    world.makeIndex();
    app::OrganisationRequest other;
    other.name = "Sở Tài chính";
    other.code = "H99.2";
    other.parent = std::string("H99");
    other.keepsRegistry = true;
    static_cast<void>(world.app.organisations.create(world.admin, {other}, std::nullopt));
    const auto stranger = world.tokenOf("vanthu2", domain::Role::clerk, "H99.2");

    CHECK(twinsIn(ask(world, stranger, R"({"direction":"incoming","code":"1/KH-BNV","issuer_name":"Bộ"})",
                      paperText("sở")))
              .empty());
    CHECK(world.get(world.path + "/duplicates", stranger).status == 404);
}

TEST_CASE("a registered document is compared with the others, not with itself", "[http]") {
    OnePaper world;
    world.makeIndex();
    CHECK(twinsIn(world.get(world.path + "/duplicates", world.token)).empty());

    const auto again = world.send({"POST", "/api/v1/documents", world.token,
                                   R"({"direction":"incoming","code":"1/KH-BNV","issuer_name":"Bộ",)"
                                   R"("issued_date":"2026-02-27","type":"KH","subject":"Kế hoạch",)"
                                   R"("confirm_duplicate":true})"});
    REQUIRE(again.status == 201);
    const auto second = again.json()->getValue<std::string>("id");
    CHECK(twinsIn(world.get(world.path + "/duplicates", world.token)) == std::vector{second + " same_code"});
}

TEST_CASE("without an index bytes and code still tell", "[http]") {
    OnePaper world;
    const auto answer = ask(world, world.token, kNothingKnown, paperText("sở"));
    CHECK(answer.status == 200);
    CHECK(twinsIn(answer) == std::vector{world.id + " same_bytes"});
    CHECK_FALSE(answer.json()->getValue<bool>("texts_compared"));
}

TEST_CASE("a question about duplicates in the wrong form is refused", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    CHECK(ask(world, token, R"({"direction":"sideways"})", "x").status == 422);
    CHECK(ask(world, token, "{", "x").status == 400);
    CHECK(ask(world, token, R"({"direction":"incoming","secrecy":"mat"})", "x").code() == "secret_document");
    CHECK(world.post("/api/v1/duplicates", token, kNothingKnown).status == 200);
}

}  // namespace vanthu::tests
