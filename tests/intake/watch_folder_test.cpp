#include "server/intake/watch_folder.h"

#include "tests/app/world.h"
#include "tests/support/programs.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

namespace fs = std::filesystem;
using intake::WatchFolder;
using intake::WatchFolderSettings;

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

using Names = std::vector<std::string>;

/// The desk of H99.1 with a folder that is watched.
struct Scanner : World {
    fs::path place{folder.path() / "quét"};
    app::ChannelStates states;
    app::IntakeDoor door{database, blobs, clock, app.directory, states};
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    Scanner() { fs::create_directory(place); }

    [[nodiscard]] WatchFolderSettings settings() const { return {.unit = "H99.1", .folder = place}; }
    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(place / name, std::ios::binary) << bytes;
    }
    /// As many rounds as a file needs.
    void watch(WatchFolder& watching) {
        watching.step();
        clock.advance(std::chrono::seconds{31});
        watching.step();
    }
    void watch() {
        WatchFolder watching(settings(), door);
        watch(watching);
    }
    /// "name: bytes" of the files that wait, oldest first.
    Names waiting() {
        Names found;
        const auto items = parsed(app.intakeQueue.list(clerk, {}))->getArray("items");
        for (auto i = static_cast<unsigned>(items->size()); i-- > 0;) {
            const auto file = items->getObject(i)->getArray("files")->getObject(0);
            found.push_back(file->getValue<std::string>("name") + ": " +
                            blobs.read(file->getValue<std::string>("digest")));
        }
        return found;
    }
};

TEST_CASE("a file that stands still becomes an item and lies in done", "[intake]") {
    Scanner scanner;
    scanner.put("Công văn 1.pdf", "một");
    WatchFolder watching(scanner.settings(), scanner.door);

    watching.step();
    scanner.clock.advance(std::chrono::seconds{4});
    watching.step();
    CHECK(scanner.waiting().empty());  // not yet five seconds
    scanner.clock.advance(std::chrono::seconds{1});
    watching.step();

    CHECK(scanner.waiting() == Names{"Công văn 1.pdf: một"});
    CHECK(namesIn(scanner.place / "done") == Names{"Công văn 1.pdf"});
    CHECK(contentOf(scanner.place / "done/Công văn 1.pdf") == "một");
    CHECK(namesIn(scanner.place / ".claimed").empty());
    CHECK(watching.state().taken == 1);
    CHECK(watching.state().lastError.empty());
}

TEST_CASE("a file that grows is left alone until it stands still", "[intake]") {
    Scanner scanner;
    WatchFolder watching(scanner.settings(), scanner.door);
    for (const auto* bytes : {"a", "ab", "abc"}) {
        scanner.put("x.pdf", bytes);
        watching.step();
        scanner.clock.advance(std::chrono::seconds{4});
    }
    CHECK(scanner.waiting().empty());

    scanner.clock.advance(std::chrono::seconds{1});
    watching.step();

    CHECK(scanner.waiting() == Names{"x.pdf: abc"});
}

TEST_CASE("names of files that are being written are left alone", "[intake]") {
    Scanner scanner;
    for (const auto* name : {".x.pdf", "x.pdf.part", "x.tmp", "x.filepart"})
        scanner.put(name, "dở");

    scanner.watch();

    CHECK(scanner.waiting().empty());
    CHECK(fs::exists(scanner.place / "x.pdf.part"));
}

TEST_CASE("what cannot be taken in lies in quarantine with its reason, and stops nothing", "[intake]") {
    Scanner scanner;
    scanner.put("a rỗng.pdf", "");
    fs::create_symlink("/etc/hostname", scanner.place / "b liên kết.pdf");
    REQUIRE(::mkfifo((scanner.place / "c ống.pdf").c_str(), 0600) == 0);
    fs::create_directory(scanner.place / "d thư mục");
    scanner.put("d thư mục/bên trong.pdf", "còn đây");
    scanner.put("e đúng.pdf", "đúng");

    scanner.watch();

    CHECK(scanner.waiting() == Names{"e đúng.pdf: đúng"});
    CHECK(namesIn(scanner.place / "quarantine") == Names{"a rỗng.pdf", "a rỗng.pdf.txt", "b liên kết.pdf",
                                                         "b liên kết.pdf.txt", "c ống.pdf", "c ống.pdf.txt",
                                                         "d thư mục", "d thư mục.txt"});
    CHECK(contentOf(scanner.place / "quarantine/a rỗng.pdf.txt").find("Lý do: Tệp rỗng.") !=
          std::string::npos);
    CHECK(contentOf(scanner.place / "quarantine/b liên kết.pdf.txt").find("liên kết, không phải tệp") !=
          std::string::npos);
    CHECK(contentOf(scanner.place / "quarantine/d thư mục/bên trong.pdf") == "còn đây");
}

TEST_CASE("a reason is never written over a file that is there", "[intake]") {
    Scanner scanner;
    fs::create_directory(scanner.place / "quarantine");
    scanner.put("quarantine/x.pdf.txt", "của người khác");
    scanner.put("x.pdf", "");

    scanner.watch();

    CHECK(contentOf(scanner.place / "quarantine/x.pdf.txt") == "của người khác");
    CHECK(contentOf(scanner.place / "quarantine/x.pdf.2.txt").find("Tệp rỗng") != std::string::npos);
}

TEST_CASE("any name that a file can have is taken in under a name that people can read", "[intake]") {
    Scanner scanner;
    scanner.put("hai\ndòng.pdf", "1");
    scanner.put("h\xe1\xbb.pdf", "2");  // half a letter
    scanner.put(std::string(251, 'x') + ".pdf", "3");
    scanner.put("\x01", "4");

    scanner.watch();

    CHECK(scanner.waiting() ==
          Names{"tep: 4", "hai dòng.pdf: 1", "h\uFFFD\uFFFD.pdf: 2", std::string(251, 'x') + ".pdf: 3"});
    CHECK(namesIn(scanner.place / "done").size() == 4);
}

TEST_CASE("the same bytes put in again are the same item, and both files lie in done", "[intake]") {
    Scanner scanner;
    WatchFolder watching(scanner.settings(), scanner.door);
    scanner.put("x.pdf", "một");
    scanner.watch(watching);
    scanner.put("x.pdf", "một");

    scanner.watch(watching);

    CHECK(scanner.waiting() == Names{"x.pdf: một"});
    CHECK(namesIn(scanner.place / "done") == Names{"x (2).pdf", "x.pdf"});
    CHECK(watching.state().repeated == 1);
}

TEST_CASE("a file that was taken in is removed where the settings say so", "[intake]") {
    Scanner scanner;
    scanner.put("x.pdf", "một");
    auto settings = scanner.settings();
    settings.afterwards = WatchFolderSettings::Afterwards::remove;
    WatchFolder watching(settings, scanner.door);

    scanner.watch(watching);

    CHECK(scanner.waiting().size() == 1);
    CHECK(namesIn(scanner.place / "done").empty());
    CHECK_FALSE(fs::exists(scanner.place / "x.pdf"));
}

TEST_CASE("while the disk refuses, files stay claimed, and are taken in once it has room", "[intake]") {
    Scanner scanner;
    WatchFolder watching(scanner.settings(), scanner.door);
    const std::string large(1u << 20, 'L');  // past the journal, which is open already
    scanner.put("x.pdf", large);
    fs::rename(scanner.folder.path() / "blobs/tmp", scanner.folder.path() / "away");

    scanner.watch(watching);
    CHECK(scanner.waiting().empty());
    CHECK(namesIn(scanner.place / ".claimed") == Names{"x.pdf"});
    CHECK(namesIn(scanner.place / "quarantine").empty());
    CHECK(watching.state().lastError.starts_with("Tạm chưa nhận được"));
    fs::rename(scanner.folder.path() / "away", scanner.folder.path() / "blobs/tmp");
    scanner.watch(watching);

    CHECK(scanner.waiting() == Names{"x.pdf: " + large});
    CHECK(watching.state().lastError.empty());
}

TEST_CASE("a unit that keeps no registry is told, and nothing is touched", "[intake]") {
    Scanner scanner;
    scanner.put("x.pdf", "một");
    auto settings = scanner.settings();
    settings.unit = "H77";
    WatchFolder watching(settings, scanner.door);

    scanner.watch(watching);

    CHECK(fs::exists(scanner.place / "x.pdf"));
    CHECK(scanner.states.all().at(0).lastError.find("H77") != std::string::npos);
}

TEST_CASE("a file is one item whenever kill -9 comes", "[intake]") {
    const auto* step = GENERATE("claim", "read", "store", "acknowledge", "done");
    CAPTURE(step);
    Scanner scanner;
    scanner.put("x.pdf", "một");
    // In a process of its own: the threads of this one do not live in a fork, so the child begins afresh.
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        storage::Database database{{"sqlite:" + (scanner.folder.path() / "vanthu.db").string()}};
        storage::BlobStore blobs{scanner.folder.path() / "blobs-child"};
        ManualClock clock{someMorning()};
        app::Directory directory{database, clock};
        app::ChannelStates states;
        app::IntakeDoor door{database, blobs, clock, directory, states};
        auto settings = scanner.settings();
        settings.atStep = [&](std::string_view reached) {
            if (reached == step) ::kill(::getpid(), SIGKILL);
        };
        WatchFolder watching(settings, door);
        for (int round = 0; round < 2; ++round) {
            watching.step();
            clock.advance(std::chrono::seconds{31});
        }
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    scanner.watch();

    const auto items = parsed(scanner.app.intakeQueue.list(scanner.clerk, {}))->getArray("items");
    CHECK(items->size() == 1);
    CHECK(namesIn(scanner.place / "done") == Names{"x.pdf"});
    CHECK(namesIn(scanner.place / ".claimed").empty());
    CHECK_FALSE(fs::exists(scanner.place / "x.pdf"));
}

}  // namespace
}  // namespace vanthu::tests
