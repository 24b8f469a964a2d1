#include "tests/http/uploading.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

TEST_CASE("a client of tus creates, asks, sends on and has its item", "[http]") {
    const Uploading world;
    const auto path = world.begin(6);

    const auto first = world.patch(path, "abc", {{"Upload-Offset", "0"}});
    CHECK(first.status == 204);
    CHECK(first.response.get("Upload-Offset") == "3");
    CHECK(first.response.get("Tus-Resumable") == "1.0.0");
    const auto asked = world.head(path);
    CHECK(asked.status == 200);
    CHECK(asked.response.get("Upload-Offset") == "3");
    CHECK(asked.response.get("Upload-Length") == "6");
    CHECK(asked.response.get("Cache-Control") == "no-store");
    CHECK(asked.response.get("Upload-Expires") == "Wed, 04 Mar 2026 01:00:00 GMT");
    CHECK(world.patch(path, "def", {{"Upload-Offset", "3"}}).status == 204);

    const auto whole = world.get(path, world.token).json();
    const auto item = whole->getValue<std::string>("item");
    CHECK(world.get("/api/v1/intake/" + item + "/files/1", world.token).body == "abcdef");
}

TEST_CASE("a connection that breaks in a piece leaves what came of it", "[http]") {
    const Uploading world;
    const auto path = world.begin(6);

    const auto answer =
        world.raw("PATCH " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + world.token +
                  "\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                  "Content-Length: 6\r\n\r\nabcd");

    CHECK(answer.find(" 400 ") != std::string::npos);
    CHECK(world.head(path).response.get("Upload-Offset") == "4");
    CHECK(world.patch(path, "ef", {{"Upload-Offset", "4"}}).status == 204);
}

TEST_CASE("a piece with a wrong checksum is answered 460 and not kept", "[http]") {
    const Uploading world;
    const auto path = world.begin(3);
    // SHA-256 of "abc".
    const std::string digest = "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

    CHECK(world.patch(path, "abx", {{"Upload-Offset", "0"}, {"Upload-Checksum", digest}}).status == 460);
    CHECK(world.head(path).response.get("Upload-Offset") == "0");
    CHECK(world.patch(path, "abc", {{"Upload-Offset", "0"}, {"Upload-Checksum", digest}}).status == 204);
}

TEST_CASE("headers of tus that are wrong are told by name", "[http]") {
    const Uploading world;
    const auto path = world.begin(3);
    using Told = std::vector<std::string>;

    CHECK(world.create({{"Upload-Metadata", "filename eA=="}}).violations() ==
          Told{"Upload-Length required"});
    CHECK(world.create({{"Upload-Length", "-1"}}).violations() == Told{"Upload-Length not_a_number"});
    CHECK(world.create({{"Upload-Length", "3"}}).violations() == Told{"filename not_a_file_name"});
    CHECK(world.create({{"Upload-Length", "3"}, {"Upload-Metadata", "filename eA==,filename eA=="}})
              .violations() == Told{"Upload-Metadata malformed"});
    CHECK(world.patch(path, "abc", {}).violations() == Told{"Upload-Offset required"});
    CHECK(world.patch(path, "abc", {{"Upload-Offset", "0"}, {"Upload-Checksum", "md5 eA=="}}).violations() ==
          Told{"Upload-Checksum not_a_digest"});
    CHECK(world.patch(path, "abc", {{"Upload-Offset", "1"}}).status == 409);
    CHECK(
        world.send({"PATCH", path, world.token, "abc", "application/pdf", {{"Upload-Offset", "0"}}}).status ==
        415);
    CHECK(world.create({{"Tus-Resumable", "0.2.2"}}).status == 412);
}

TEST_CASE("an upload that is deleted is gone", "[http]") {
    const Uploading world;
    const auto path = world.begin(3);

    CHECK(world.send({"DELETE", path, world.token}).status == 204);
    CHECK(world.head(path).status == 404);
}

}  // namespace
}  // namespace vanthu::tests
