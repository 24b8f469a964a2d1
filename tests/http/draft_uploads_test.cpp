#include "tests/http/uploading.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vanthu::tests {
namespace {

/// An officer whose uploads become versions of a draft.
struct UploadedDrafts : Uploading {
    std::string clerk{token};
    std::string path;

    UploadedDrafts() {
        token = tokenOf("can.bo", domain::Role::officer, "H99.1");
        const auto made = post("/api/v1/drafts", token, R"({"type":"KH","subject":"Kế hoạch"})");
        REQUIRE(made.status == 201);
        path = "/api/v1/drafts/" + made.json()->getValue<std::string>("id");
    }
    [[nodiscard]] HttpAnswer beginDraft(std::size_t size, const std::string& more = "") const {
        return create({{"Upload-Length", std::to_string(size)},
                       {"Upload-Metadata",
                        "filename " + base64("dự thảo.pdf") + ",purpose " + base64("draft") + more}});
    }
    /// The id of an upload for a draft of which so many bytes came.
    [[nodiscard]] std::string upload(const std::string& bytes, std::size_t sent) const {
        const auto made = beginDraft(bytes.size());
        REQUIRE(made.status == 201);
        const auto location = made.response.get("Location");
        CHECK(patch(location, bytes.substr(0, sent), {{"Upload-Offset", "0"}}).status == 204);
        return location.substr(location.rfind('/') + 1);
    }
    [[nodiscard]] std::string upload(const std::string& bytes) const { return upload(bytes, bytes.size()); }
    static std::string file(const std::string& id, const std::string& bytes) {
        return R"({"upload":)" + id + R"(,"sha256":")" + app::tokenHash(bytes) + "\"}";
    }
    [[nodiscard]] HttpAnswer version(const std::string& files, Headers headers = {}) const {
        return send({"POST", path + "/versions", token, R"({"note":"Bản mới","files":[)" + files + "]}",
                     "application/json", std::move(headers)});
    }
    [[nodiscard]] std::vector<std::string> told(const std::string& files) const {
        return version(files).violations();
    }
    [[nodiscard]] std::size_t versions() const {
        return get(path, token).json()->getArray("versions")->size();
    }
};

using ToldOfUpload = std::vector<std::string>;

TEST_CASE("a whole upload becomes a file of a version, is used once, and lies on nobody's desk", "[http]") {
    UploadedDrafts desk;
    const auto id = desk.upload("bản một");

    const auto shown = desk.get("/api/v1/uploads/" + id, desk.token).json();
    CHECK(shown->getValue<std::string>("purpose") == "draft");
    CHECK_FALSE(shown->has("item"));
    CHECK(desk.get("/api/v1/intake", desk.clerk).json()->getArray("items")->empty());
    const auto made = desk.version(UploadedDrafts::file(id, "bản một"));

    REQUIRE(made.status == 201);
    const auto file = made.json()->getArray("versions")->getObject(0)->getArray("files")->getObject(0);
    CHECK(file->getValue<std::string>("name") == "dự thảo.pdf");
    CHECK(file->getValue<std::string>("media_type") == "application/pdf");
    CHECK(desk.get(desk.path + "/files/1", desk.token).body == "bản một");
    CHECK(desk.get("/api/v1/uploads/" + id, desk.token).status == 404);
    CHECK_FALSE(std::filesystem::exists(desk.folder.path() / "uploads" / id));
    CHECK(desk.told(UploadedDrafts::file(id, "bản một")) == ToldOfUpload{"files[0].upload unknown_upload"});
    CHECK(desk.versions() == 1);
}

TEST_CASE("a version made of uploads and asked for again with its key is made once", "[http]") {
    UploadedDrafts desk;
    const auto files = UploadedDrafts::file(desk.upload("bản một"), "bản một");
    const auto made = desk.version(files, {{"Idempotency-Key", "k1"}});
    REQUIRE(made.status == 201);

    const auto again = desk.version(files, {{"Idempotency-Key", "k1"}});

    CHECK(again.status == 201);
    CHECK(again.body == made.body);
    CHECK(desk.versions() == 1);
}

TEST_CASE("an upload that cannot be a file of a draft is told by its file, and stays", "[http]") {
    UploadedDrafts desk;
    const auto id = desk.upload("abc");
    const auto unfinished = desk.upload("abcdef", 3);
    desk.token.swap(desk.clerk);
    const auto ofClerk = desk.upload("abc");
    const auto forIntake = desk.begin(3);
    CHECK(desk.patch(forIntake, "abc", {{"Upload-Offset", "0"}}).status == 204);
    desk.token.swap(desk.clerk);
    const auto intakeId = forIntake.substr(forIntake.rfind('/') + 1);

    CHECK(desk.told(UploadedDrafts::file("999", "abc")) == ToldOfUpload{"files[0].upload unknown_upload"});
    CHECK(desk.told(UploadedDrafts::file(ofClerk, "abc")) == ToldOfUpload{"files[0].upload unknown_upload"});
    CHECK(desk.told(UploadedDrafts::file(intakeId, "abc")) == ToldOfUpload{"files[0].upload unknown_upload"});
    CHECK(desk.told(UploadedDrafts::file(unfinished, "abcdef")) ==
          ToldOfUpload{"files[0].upload unfinished"});
    CHECK(desk.told(UploadedDrafts::file(id, "abd")) == ToldOfUpload{"files[0].sha256 digest_mismatch"});
    CHECK(desk.told(UploadedDrafts::file(id, "abc") + "," + UploadedDrafts::file(id, "abc")) ==
          ToldOfUpload{"files[1].upload repeated"});
    CHECK(desk.told("") == ToldOfUpload{"files required"});
    CHECK(desk.told(R"({"part":"f","name":"a.txt","size":3,"sha256":")" + app::tokenHash("abc") + "\"}") ==
          ToldOfUpload{"files[0].part missing"});
    CHECK(desk.versions() == 0);
    CHECK(desk.version(UploadedDrafts::file(id, "abc")).status == 201);
}

TEST_CASE("an upload for a draft is no file of a registration", "[http]") {
    UploadedDrafts desk;
    desk.token.swap(desk.clerk);
    const auto id = desk.upload("abc");

    const auto answer = desk.post("/api/v1/documents", desk.token,
                                  R"({"direction":"incoming","type":"KH","code":"1/KH-BNV","subject":"K",)"
                                  R"("issuer_name":"Bộ Nội vụ","files":[)" +
                                      UploadedDrafts::file(id, "abc") + "]}");

    CHECK(answer.violations() == ToldOfUpload{"files[0].upload unknown_upload"});
}

TEST_CASE("who writes drafts uploads for them, and for nothing else", "[http]") {
    UploadedDrafts desk;
    const auto metadata = [](const std::string& more) {
        return Uploading::Headers{{"Upload-Length", "3"},
                                  {"Upload-Metadata", "filename " + base64("a.pdf") + more}};
    };

    CHECK(desk.create(metadata("")).status == 403);
    CHECK(desk.create(metadata(",purpose " + base64("intake"))).status == 403);
    CHECK(desk.create(metadata(",purpose " + base64("x"))).violations() ==
          ToldOfUpload{"purpose unknown_value"});
    CHECK(desk.beginDraft(3, ",unit " + base64("H99.1")).violations() == ToldOfUpload{"unit not_allowed"});
    const auto admin = desk.tokenOf("quantri.hai", domain::Role::administrator, "H99");
    desk.token = admin;
    CHECK(desk.beginDraft(3).status == 403);
}

TEST_CASE("an upload for a draft that is not what was announced begins anew", "[http]") {
    UploadedDrafts desk;
    const auto made = desk.beginDraft(3, ",sha256 " + base64(app::tokenHash("abc")));
    REQUIRE(made.status == 201);
    const auto location = made.response.get("Location");

    const auto wrong = desk.patch(location, "abd", {{"Upload-Offset", "0"}});
    CHECK(wrong.violations() == ToldOfUpload{"sha256 digest_mismatch"});
    CHECK(desk.head(location).response.get("Upload-Offset") == "0");
    CHECK(desk.patch(location, "abc", {{"Upload-Offset", "0"}}).status == 204);
}

TEST_CASE("of two versions that take one upload at once one is made", "[http]") {
    UploadedDrafts desk;
    const auto files =
        UploadedDrafts::file(desk.upload(std::string(100'000, 'd')), std::string(100'000, 'd'));
    std::atomic<int> made{0};
    {
        std::vector<std::jthread> people;
        for (int i = 0; i < 4; ++i)
            people.emplace_back([&] { made += desk.version(files).status == 201; });
    }

    CHECK(made == 1);
    CHECK(desk.versions() == 1);
}

}  // namespace
}  // namespace vanthu::tests
