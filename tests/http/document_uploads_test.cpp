#include "tests/http/uploading.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

/// Uploads whose bytes are the files of registrations.
struct UploadedDocuments : Uploading {
    /// The id of an upload of which so many bytes came.
    [[nodiscard]] std::string upload(const std::string& bytes, std::size_t sent) const {
        const auto path = begin(static_cast<int>(bytes.size()));
        CHECK(patch(path, bytes.substr(0, sent), {{"Upload-Offset", "0"}}).status == 204);
        return path.substr(path.rfind('/') + 1);
    }
    [[nodiscard]] std::string upload(const std::string& bytes) const { return upload(bytes, bytes.size()); }
    [[nodiscard]] std::string itemOf(const std::string& id) const {
        return get("/api/v1/uploads/" + id, token).json()->getValue<std::string>("item");
    }
    static std::string file(const std::string& id, const std::string& bytes, const std::string& more = "") {
        return R"({"upload":)" + id + R"(,"sha256":")" + app::tokenHash(bytes) + '"' + more + "}";
    }
    static std::string document(const std::string& files, const std::string& number = "1") {
        return R"({"direction":"incoming","type":"KH","code":")" + number +
               R"(/KH-BNV","issuer_name":"Bộ Nội vụ","issued_date":"2026-02-27","subject":"Kế hoạch","files":[)" +
               files + "]}";
    }
    [[nodiscard]] HttpAnswer enter(const std::string& json, Headers headers = {}) const {
        return send({"POST", "/api/v1/documents", token, json, "application/json", std::move(headers)});
    }
};

TEST_CASE("a finished upload is a file of a registration, and its item is registered as that document",
          "[http]") {
    const UploadedDocuments world;
    const auto id = world.upload("bản quét");
    const auto item = world.itemOf(id);

    const auto made = world.enter(UploadedDocuments::document(UploadedDocuments::file(id, "bản quét")));

    REQUIRE(made.status == 201);
    const auto file = made.json()->getArray("files")->getObject(0);
    CHECK(file->getValue<std::string>("name") == "quét.pdf");
    CHECK(file->getValue<std::string>("media_type") == "application/pdf");
    CHECK(file->getValue<int>("size") == 11);
    CHECK(world.get(made.response.get("Location") + "/files/1", world.token).body == "bản quét");
    const auto registered = world.get("/api/v1/intake/" + item, world.token).json();
    CHECK(registered->getValue<std::string>("state") == "registered");
    CHECK(registered->getValue<std::string>("document") == made.json()->getValue<std::string>("id"));
}

TEST_CASE("uploads and parts of the request stand side by side, in the order announced", "[http]") {
    const UploadedDocuments world;
    const auto id = world.upload("phụ lục");
    const std::string sent = "chính";
    const auto json = UploadedDocuments::document(
        R"({"part":"f","name":"a.txt","size":6,"sha256":")" + app::tokenHash(sent) + "\"}," +
        UploadedDocuments::file(id, "phụ lục", R"(,"name":"b.txt","size":11)"));
    const auto body = "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json +
                      "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" + sent +
                      "\r\n--b--\r\n";

    const auto made =
        world.send({"POST", "/api/v1/documents", world.token, body, "multipart/form-data; boundary=b", {}});

    REQUIRE(made.status == 201);
    const auto path = made.response.get("Location") + "/files/";
    CHECK(world.get(path + "1", world.token).body == sent);
    CHECK(world.get(path + "2", world.token).body == "phụ lục");
    CHECK(made.json()->getArray("files")->getObject(1)->getValue<std::string>("name") == "b.txt");
}

TEST_CASE("an upload is used once; the same request again is answered as before", "[http]") {
    const UploadedDocuments world;
    const auto id = world.upload("abc");
    const auto json = UploadedDocuments::document(UploadedDocuments::file(id, "abc"));
    const auto made = world.enter(json, {{"Idempotency-Key", "k1"}});
    REQUIRE(made.status == 201);

    const auto again = world.enter(json, {{"Idempotency-Key", "k1"}});
    const auto elsewhere = world.enter(UploadedDocuments::document(UploadedDocuments::file(id, "abc"), "2"));

    CHECK(again.status == 201);
    CHECK(again.body == made.body);
    CHECK(elsewhere.status == 409);
    CHECK(world
              .enter(UploadedDocuments::document(
                  UploadedDocuments::file(id, "abc") + "," + UploadedDocuments::file(id, "abc"), "3"))
              .status == 409);
}

TEST_CASE("an upload that cannot be used is told by its file, and still can be afterwards", "[http]") {
    const UploadedDocuments world;
    const auto id = world.upload("abc");
    const auto unfinished = world.upload("abcdef", 3);
    const auto told = [&](const std::string& files) {
        return world.enter(UploadedDocuments::document(files)).violations();
    };
    using Told = std::vector<std::string>;

    CHECK(told(UploadedDocuments::file("999", "abc")) == Told{"files[0].upload unknown_upload"});
    CHECK(told(UploadedDocuments::file(unfinished, "abcdef")) == Told{"files[0].upload unfinished"});
    CHECK(told(UploadedDocuments::file(id, "abd")) == Told{"files[0].sha256 digest_mismatch"});
    CHECK(told(UploadedDocuments::file(id, "abc", R"(,"size":4)")) == Told{"files[0].size size_mismatch"});
    CHECK(told(UploadedDocuments::file(id, "abc", R"(,"part":"f")")) == Told{"files[0].part unknown_field"});
    CHECK(told(R"({"upload":)" + id + "}") == Told{"files[0].sha256 required"});
    CHECK(told(UploadedDocuments::file(id, "abc") + "," + UploadedDocuments::file(id, "abc")) ==
          Told{"files[1].upload repeated"});

    CHECK(world.enter(UploadedDocuments::document(UploadedDocuments::file(id, "abc"))).status == 201);
}

TEST_CASE("nobody registers the upload of somebody else", "[http]") {
    UploadedDocuments world;
    const auto id = world.upload("abc");
    const auto json = UploadedDocuments::document(UploadedDocuments::file(id, "abc"));
    const auto other = world.tokenOf("vanthu.hai", domain::Role::clerk, "H99.1");

    CHECK(world.post("/api/v1/documents", other, json).violations() ==
          std::vector<std::string>{"files[0].upload unknown_upload"});
    CHECK(
        world.get("/api/v1/intake/" + world.itemOf(id), world.token).json()->getValue<std::string>("state") ==
        "waiting");
}

}  // namespace
}  // namespace vanthu::tests
