#include "server/app/uploads.h"
#include "tests/app/drafting.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace vanthu::tests {
namespace {

/// The whole process dies, as by kill -9, when it looks at the clock for the n-th time.
class DyingClock : public domain::Clock {
  public:
    DyingClock(domain::Timestamp now, int readings) : now_(now), readings_(readings) {}
    [[nodiscard]] domain::Timestamp now() const override {
        if (--readings_ <= 0) ::kill(::getpid(), SIGKILL);
        return now_;
    }

  private:
    domain::Timestamp now_;
    mutable std::atomic<int> readings_;
};

struct AllAtOnce : app::UploadPiece {
    explicit AllAtOnce(const std::string& bytes) : bytes_(bytes) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = bytes_.copy(buffer, size, at_);
        at_ += count;
        return count;
    }

  private:
    const std::string& bytes_;
    std::size_t at_{0};
};

/// A draft, and a file that was uploaded for it.
struct UploadedDraft : Drafting {
    const std::string bytes = std::string(3 << 20, 'd');
    domain::UploadId upload;

    UploadedDraft() {
        const app::UploadRequest request{.name = "dự thảo.pdf",
                                         .mediaType = "",
                                         .sizeBytes = static_cast<std::int64_t>(bytes.size()),
                                         .sha256 = "",
                                         .unit = {},
                                         .purpose = domain::UploadPurpose::draft};
        upload = app.uploads.create(officer, request, std::nullopt).id;
        AllAtOnce piece(bytes);
        static_cast<void>(app.uploads.append(officer, upload, 0, piece, ""));
    }
    [[nodiscard]] app::DraftVersionRequest request() const {
        app::FileRequest file;
        file.upload = upload;
        file.sha256 = storage::hex(storage::sha256(bytes));
        return {"bản mới", {file}};
    }
    /// In a child; 0 when it was made.
    [[noreturn]] void makeAndExit(int lastReading) {
        // The threads of the test do not live in a fork: the child begins afresh.
        storage::Database own{{"sqlite:" + (folder.path() / "vanthu.db").string()}};
        storage::BlobStore ownBlobs{folder.path() / "blobs"};
        app::Directory directory{own, clock};
        const DyingClock dying(clock.now(), lastReading);
        app::Uploads uploads(own, ownBlobs, dying, directory, folder.path());
        app::Drafts drafts(own, ownBlobs, uploads, dying, directory, app.formChecks, app.signingKeys);
        app::NoFiles none;
        try {
            static_cast<void>(drafts.addVersion(officer, draft, request(), none, std::nullopt));
            ::_exit(0);
        } catch (const Error&) {
            ::_exit(1);
        }
    }
    /// A server of its own makes the version, and dies at that reading of its clock; whether it was through
    /// before.
    bool isMadeBefore(int reading) {
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) makeAndExit(reading);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
        return WIFEXITED(status);
    }
    std::size_t versions() {
        return parsed(app.drafts.show(officer, draft).json)->getArray("versions")->size();
    }
    [[nodiscard]] std::filesystem::path fileOfUpload() const {
        return folder.path() / "uploads" / std::to_string(upload.value);
    }
    ErrorCode refusalOfUpload() {
        return codeOf([&] { static_cast<void>(app.uploads.status(officer, upload)); });
    }
};

TEST_CASE("kill -9 while a version takes an upload leaves the version whole, or the upload to be used",
          "[app]") {
    UploadedDraft world;
    int deaths = 0;
    while (!world.isMadeBefore(deaths + 1)) {
        ++deaths;
        CHECK(world.versions() == 0);
        world.app.uploads.tidy();  // as a new server does
        REQUIRE(world.app.uploads.status(world.officer, world.upload).isWhole());
    }

    // Before the bytes were read, before the transaction, and in it, when all was written.
    CHECK(deaths >= 3);
    REQUIRE(world.versions() == 1);
    const auto file = world.app.drafts.file(world.officer, world.draft, 1);
    CHECK((std::string{std::istreambuf_iterator<char>(*file.bytes), {}} == world.bytes));
    CHECK(world.refusalOfUpload() == ErrorCode::notFound);
    CHECK_FALSE(std::filesystem::exists(world.fileOfUpload()));
}

TEST_CASE("bytes of an upload that outlived its version by a crash are tidied away", "[app]") {
    UploadedDraft world;
    app::NoFiles none;
    static_cast<void>(
        world.app.drafts.addVersion(world.officer, world.draft, world.request(), none, std::nullopt));
    std::ofstream(world.fileOfUpload()) << world.bytes;

    CHECK(world.refusalOfUpload() == ErrorCode::notFound);
    world.app.uploads.tidy();

    CHECK_FALSE(std::filesystem::exists(world.fileOfUpload()));
    CHECK(world.versions() == 1);
}

}  // namespace
}  // namespace vanthu::tests
