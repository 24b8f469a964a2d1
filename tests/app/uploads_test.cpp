#include "server/app/uploads.h"

#include "schemas/domain/limits.h"
#include "server/app/passwords.h"
#include "storage/upload_store.h"
#include "tests/app/case_office.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace vanthu::tests {
namespace {

/// Bytes in memory; after them the end, or a connection that breaks.
class Bytes : public app::UploadPiece {
  public:
    explicit Bytes(std::string bytes, bool breaks = false) : bytes_(std::move(bytes)), breaks_(breaks) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = bytes_.copy(buffer, size, at_);
        at_ += count;
        if (count == 0 && breaks_) throw std::runtime_error("the client went away");
        return count;
    }

  private:
    std::string bytes_;
    bool breaks_;
    std::size_t at_{0};
};

struct UploadDesk : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    static app::UploadRequest request(std::int64_t size, const std::string& sha256 = "") {
        return {.name = "quét.pdf", .mediaType = "", .sizeBytes = size, .sha256 = sha256, .unit = {}};
    }
    domain::UploadId begin(std::int64_t size, const std::string& sha256 = "") {
        return app.uploads.create(clerk, request(size, sha256), std::nullopt).id;
    }
    std::optional<domain::Upload> append(domain::UploadId id, std::int64_t offset, const std::string& bytes,
                                         const std::string& sha256 = "") {
        Bytes piece(bytes);
        return app.uploads.append(clerk, id, offset, piece, sha256);
    }
    [[nodiscard]] std::filesystem::path fileOf(domain::UploadId id) const {
        return folder.path() / "uploads" / std::to_string(id.value);
    }
    std::string contentOfItem(domain::IntakeId id) {
        const auto file = app.intakeQueue.file(clerk, id, 1);
        return {std::istreambuf_iterator<char>(*file.bytes), {}};
    }
};

TEST_CASE("an upload in pieces becomes an item once it is whole", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(9, app::tokenHash("một hai"));  // 9 bytes in UTF-8

    CHECK(desk.append(id, 0, "một")->receivedBytes == 5);
    CHECK_FALSE(desk.app.uploads.status(desk.clerk, id).item);
    const auto whole = desk.append(id, 5, " hai");

    REQUIRE(whole->item);
    CHECK(desk.contentOfItem(*whole->item) == "một hai");
    CHECK(desk.app.uploads.status(desk.clerk, id).item == whole->item);
    CHECK_FALSE(std::filesystem::exists(desk.fileOf(id)));
    const auto item = parsed(desk.app.intakeQueue.show(desk.clerk, *whole->item));
    CHECK(item->getValue<std::string>("channel") == "upload");
    CHECK(item->getValue<std::string>("sender") == "Người vanthu");
}

TEST_CASE("a piece at another place than the one reached is refused, and changes nothing", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(6);
    static_cast<void>(desk.append(id, 0, "abc"));

    for (const auto offset : {0, 2, 4, 6})
        CHECK(codeOf([&] { static_cast<void>(desk.append(id, offset, "xyz")); }) == ErrorCode::conflict);

    CHECK(desk.contentOfItem(*desk.append(id, 3, "def")->item) == "abcdef");
}

TEST_CASE("bytes beyond the announced size are refused, and those before them may come again", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);

    CHECK(codeOf([&] { static_cast<void>(desk.append(id, 0, "abcd")); }) == ErrorCode::invalidInput);

    CHECK(desk.app.uploads.status(desk.clerk, id).receivedBytes == 0);
    CHECK(desk.contentOfItem(*desk.append(id, 0, "abc")->item) == "abc");
}

TEST_CASE("a piece that is not the one of its digest is not kept", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);

    CHECK_FALSE(desk.append(id, 0, "abx", app::tokenHash("abc")));
    CHECK(desk.app.uploads.status(desk.clerk, id).receivedBytes == 0);

    CHECK(desk.contentOfItem(*desk.append(id, 0, "abc", app::tokenHash("abc"))->item) == "abc");
}

TEST_CASE("a whole that is not what was announced begins anew", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3, app::tokenHash("abc"));

    CHECK(codeOf([&] { static_cast<void>(desk.append(id, 0, "abx")); }) == ErrorCode::invalidInput);

    CHECK(desk.app.uploads.status(desk.clerk, id).receivedBytes == 0);
    CHECK(desk.append(id, 0, "abc")->item);
}

TEST_CASE("what came before a connection broke counts, unless it had to come as a whole", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(6);
    Bytes broken("abc", true);
    CHECK_THROWS_AS(desk.app.uploads.append(desk.clerk, id, 0, broken, ""), std::runtime_error);
    CHECK(desk.app.uploads.status(desk.clerk, id).receivedBytes == 3);

    Bytes brokenWhole("de", true);
    CHECK_THROWS_AS(desk.app.uploads.append(desk.clerk, id, 3, brokenWhole, app::tokenHash("def")),
                    std::runtime_error);
    CHECK(desk.app.uploads.status(desk.clerk, id).receivedBytes == 3);

    CHECK(desk.contentOfItem(*desk.append(id, 3, "def")->item) == "abcdef");
}

TEST_CASE("after kill -9 an upload goes on from what was told", "[app]") {
    UploadDesk desk;
    constexpr std::int64_t kSize = 12 << 20;
    const std::string bytes(kSize, 'u');
    const auto id = desk.begin(kSize, app::tokenHash(bytes));
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // The threads of the test do not live in a fork: the child begins afresh.
        storage::Database database{{"sqlite:" + (desk.folder.path() / "vanthu.db").string()}};
        storage::BlobStore blobs{desk.folder.path() / "blobs-child"};
        app::Directory directory{database, desk.clock};
        app::Uploads uploads(database, blobs, desk.clock, directory, desk.folder.path());
        struct Dying : Bytes {
            using Bytes::Bytes;
            std::size_t read(char* buffer, std::size_t size) override {
                const auto count = Bytes::read(buffer, size);
                if (count == 0) ::kill(::getpid(), SIGKILL);
                return count;
            }
        } dying(bytes.substr(0, 9 << 20));
        static_cast<void>(uploads.append(desk.clerk, id, 0, dying, ""));
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    const auto told = desk.app.uploads.status(desk.clerk, id).receivedBytes;
    CHECK(told >= 8 << 20);  // every eight mebibytes
    CHECK(told <= 9 << 20);
    const auto whole = desk.append(id, told, bytes.substr(static_cast<std::size_t>(told)));

    REQUIRE(whole->item);
    CHECK((desk.contentOfItem(*whole->item) == bytes));
}

TEST_CASE("an upload whose last piece was stored before a crash becomes its item when it is asked for",
          "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);
    std::ofstream(desk.fileOf(id)) << "abc";
    desk.database.write({{}, desk.clock.now()}, [&](storage::WriteTransaction& transaction) {
        storage::setReceived(transaction, id, 3);
    });

    const auto upload = desk.app.uploads.status(desk.clerk, id);

    REQUIRE(upload.item);
    CHECK(desk.contentOfItem(*upload.item) == "abc");
}

TEST_CASE("an upload is its account's alone, for two days", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);
    const auto other = desk.newCaller("vanthu.hai", domain::Role::clerk, "H99.1");
    CHECK(codeOf([&] { static_cast<void>(desk.app.uploads.status(other, id)); }) == ErrorCode::notFound);
    static_cast<void>(desk.append(id, 0, "a"));

    desk.clock.advance(std::chrono::hours{limits::kUploadKeptHours});

    CHECK(codeOf([&] { static_cast<void>(desk.app.uploads.status(desk.clerk, id)); }) == ErrorCode::notFound);
    desk.app.uploads.tidy();
    CHECK_FALSE(std::filesystem::exists(desk.fileOf(id)));
}

TEST_CASE("tidying leaves uploads that are on their way", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);
    static_cast<void>(desk.append(id, 0, "ab"));

    desk.app.uploads.tidy();

    CHECK(desk.contentOfItem(*desk.append(id, 2, "c")->item) == "abc");
}

TEST_CASE("an upload that is taken back is gone", "[app]") {
    UploadDesk desk;
    const auto id = desk.begin(3);
    static_cast<void>(desk.append(id, 0, "ab"));

    desk.app.uploads.remove(desk.clerk, id);

    CHECK_FALSE(std::filesystem::exists(desk.fileOf(id)));
    CHECK(codeOf([&] { static_cast<void>(desk.append(id, 2, "c")); }) == ErrorCode::notFound);
}

TEST_CASE("an account has so many uploads on their way, and no more", "[app]") {
    UploadDesk desk;
    for (std::int64_t i = 0; i < limits::kUploadsOpen; ++i)
        static_cast<void>(desk.begin(3));

    CHECK(codeOf([&] { static_cast<void>(desk.begin(3)); }) == ErrorCode::tooLarge);
}

TEST_CASE("what is wrong with an upload is told field by field", "[app]") {
    UploadDesk desk;
    app::UploadRequest wrong{.name = "../x", .mediaType = "pdf", .sizeBytes = 0, .sha256 = "AB", .unit = {}};

    CHECK(rejectedFields([&] {
              static_cast<void>(desk.app.uploads.create(desk.clerk, wrong, std::nullopt));
          }) == std::vector<std::string>{"filename not_a_file_name", "filetype not_a_media_type",
                                         "sha256 not_a_digest", "size empty_file"});
    auto large = UploadDesk::request(limits::kIntakeFileBytes + 1);
    CHECK(codeOf([&] { static_cast<void>(desk.app.uploads.create(desk.clerk, large, std::nullopt)); }) ==
          ErrorCode::tooLarge);
    auto elsewhere = UploadDesk::request(3);
    elsewhere.unit = std::string("H99");
    CHECK(rejectedFields([&] {
              static_cast<void>(desk.app.uploads.create(desk.clerk, elsewhere, std::nullopt));
          }) == std::vector<std::string>{"unit unknown_organisation"});
}

}  // namespace
}  // namespace vanthu::tests
