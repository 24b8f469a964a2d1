#include "storage/blob_store.h"

#include "schemas/domain/error.h"
#include "storage/digest.h"
#include "tests/storage/contract.h"
#include "tests/support/temp_dir.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

namespace vanthu::tests {

using storage::BlobStore;
using storage::BlobStoreSettings;

namespace {

namespace fs = std::filesystem;

/// Nothing is settled unless the test says so.
BlobStoreSettings quiet() {
    return {.idleBeforeSettling = std::chrono::hours{1}};
}

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::set<std::string> held(const BlobStore& blobs) {
    std::set<std::string> names;
    blobs.forEach([&](const std::string& name) { CHECK(names.insert(name).second); });
    return names;
}

void overwrite(const fs::path& file, std::streamoff at, char byte) {
    std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
    stream.seekp(at);
    stream.put(byte);
}

}  // namespace

TEST_CASE("a blob is named by the SHA-256 of its bytes and reads back", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", quiet()};

    const auto blob = blobs.put("abc");

    CHECK(blob.digest == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(blob.sizeBytes == 3);
    CHECK(blobs.read(blob.digest) == "abc");
    CHECK(blobs.contains(blob.digest));
    CHECK_NOTHROW(blobs.verify(blob.digest));
    CHECK(held(blobs) == std::set{blob.digest});
}

TEST_CASE("blobs of every size survive a restart, settled or not", "[storage]") {
    const TempDir folder;
    const auto size = GENERATE(std::size_t{0}, std::size_t{1}, (std::size_t{256} << 10),
                               (std::size_t{256} << 10) + 1, std::size_t{3} << 20);
    const auto isSettled = GENERATE(false, true);
    const std::string bytes(size, 'x');
    std::string name;
    {
        BlobStore blobs{folder.path() / "blobs", quiet()};
        auto incoming = blobs.receive();
        incoming.write(std::string_view{bytes}.substr(0, size / 2));
        incoming.write(std::string_view{bytes}.substr(size / 2));
        CHECK(incoming.sizeBytes() == static_cast<std::int64_t>(size));
        name = incoming.commit().digest;
        if (isSettled) blobs.settle();
    }

    BlobStore blobs{folder.path() / "blobs", quiet()};

    CHECK(blobs.read(name) == bytes);
    CHECK(blobs.notices().empty());
    CHECK_NOTHROW(blobs.verify(name));
}

TEST_CASE("an upload that is given up leaves nothing behind", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", quiet()};

    {
        auto incoming = blobs.receive();
        incoming.write(std::string(1u << 20, 'x'));
    }

    CHECK(filesBelow(folder.path()).empty());
}

TEST_CASE("a staged blob is there after its barrier, whoever called it", "[storage]") {
    const TempDir folder;
    const auto size = GENERATE(std::size_t{10}, std::size_t{1} << 20);
    BlobStore blobs{folder.path() / "blobs", quiet()};
    const auto stage = [&](char byte) {
        auto incoming = blobs.receive();
        incoming.write(std::string(size, byte));
        return incoming.stage();
    };
    const auto first = stage('x');
    const auto twin = stage('x');
    const auto last = stage('y');

    last.durable();
    twin.durable();

    CHECK(blobs.contains(first.blob.digest));
    CHECK(blobs.read(last.blob.digest) == std::string(size, 'y'));
    first.durable();
    CHECK(held(blobs) == std::set{first.blob.digest, last.blob.digest});
}

TEST_CASE("staged blobs that nobody waits for take bounded memory", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", quiet()};
    for (int i = 0; i < 100; ++i) {
        auto incoming = blobs.receive();
        incoming.write(std::to_string(i) + std::string(200'000, ' '));
        (void)incoming.stage();
    }

    CHECK(held(blobs).size() > 50);
}

TEST_CASE("the same bytes twice are one blob and one write", "[storage]") {
    const TempDir folder;
    const auto size = GENERATE(std::size_t{10}, std::size_t{1} << 20);
    BlobStore blobs{folder.path() / "blobs", quiet()};
    const auto first = blobs.put(std::string(size, 'x'));
    const auto isSettled = GENERATE(false, true);
    if (isSettled) blobs.settle();
    const auto before = filesBelow(folder.path());
    const auto written = fs::file_size(before.at(0));

    const auto second = blobs.put(std::string(size, 'x'));

    CHECK(second.digest == first.digest);
    CHECK(filesBelow(folder.path()) == before);
    CHECK(fs::file_size(before.at(0)) == written);
}

TEST_CASE("settling moves blobs to private files of their own and empties the journal", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", quiet()};
    const auto name = blobs.put("abc").digest;
    const auto digits = name.substr(name.find(':') + 1);

    blobs.settle();

    const auto file = folder.path() / "blobs" / "sha256" / digits.substr(0, 2) / digits;
    CHECK(filesBelow(folder.path()) == std::vector{file});
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::status(folder.path() / "blobs").permissions() == fs::perms::owner_all);
    CHECK(blobs.read(name) == "abc");
}

TEST_CASE("the journal is settled by itself when it is idle", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", {.idleBeforeSettling = std::chrono::milliseconds{1}}};
    const auto name = blobs.put("abc").digest;

    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!fs::is_empty(folder.path() / "blobs" / "journal") && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();

    CHECK(fs::is_empty(folder.path() / "blobs" / "journal"));
    CHECK(blobs.read(name) == "abc");
}

TEST_CASE("blobs stored by many threads while the journal settles are all there", "[storage]") {
    const TempDir folder;
    constexpr int kThreads = 16;
    constexpr int kEach = 100;
    BlobStore blobs{folder.path() / "blobs",
                    {.journalBytes = 1, .idleBeforeSettling = std::chrono::milliseconds{1}}};
    std::vector<std::vector<std::string>> names(kThreads);

    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                // Every fourth one is stored by all threads.
                const auto text =
                    i % 4 == 0 ? "common " + std::to_string(i) : std::to_string(t) + " " + std::to_string(i);
                names[static_cast<std::size_t>(t)].push_back(blobs.put(text).digest);
                if (blobs.read(names[static_cast<std::size_t>(t)].back()) != text) std::abort();
            }
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(blobs.notices().empty());
    for (const auto& some : names)
        for (const auto& name : some)
            REQUIRE_NOTHROW(blobs.verify(name));
    CHECK(held(blobs).size() == kThreads * kEach * 3 / 4 + kEach / 4);
}

TEST_CASE("another process reads what this one has in its journal", "[storage]") {
    const TempDir folder;
    BlobStore writer{folder.path() / "blobs", quiet()};
    const auto first = writer.put("first").digest;
    BlobStore reader{folder.path() / "blobs", {.readOnly = true}};
    CHECK(reader.read(first) == "first");

    const auto second = writer.put("second").digest;
    CHECK(reader.read(second) == "second");
    writer.settle();

    CHECK(reader.read(first) == "first");
    CHECK(held(reader) == std::set{first, second});
    CHECK(codeOf([&] { reader.put("third"); }) == ErrorCode::unavailable);
}

TEST_CASE("a torn end of the journal is cut and what was acknowledged stays", "[storage]") {
    const TempDir folder;
    const auto journal = folder.path() / "blobs" / "journal" / "000001.log";
    std::string kept;
    std::uintmax_t whole = 0;
    {
        BlobStore blobs{folder.path() / "blobs", quiet()};
        kept = blobs.put("kept").digest;
        whole = fs::file_size(journal);
        blobs.put("torn away");
    }
    const auto cut = GENERATE(1, 8, 9, 30, 48);  // within the blob, its digest, its header
    fs::resize_file(journal, fs::file_size(journal) - static_cast<std::uintmax_t>(cut));

    BlobStore blobs{folder.path() / "blobs", quiet()};

    CHECK(held(blobs) == std::set{kept});
    CHECK(fs::file_size(journal) == whole);
    CHECK(blobs.notices().size() == 1);
    const auto again = blobs.put("torn away").digest;
    blobs.settle();
    CHECK(held(blobs) == std::set{kept, again});
}

TEST_CASE("a flipped byte in the journal is told, and the records around it are kept", "[storage]") {
    const TempDir folder;
    const auto journal = folder.path() / "blobs" / "journal" / "000001.log";
    std::string first;
    std::string middle;
    std::string last;
    std::uintmax_t begin = 0;
    {
        BlobStore blobs{folder.path() / "blobs", quiet()};
        first = blobs.put("first").digest;
        begin = fs::file_size(journal);
        middle = blobs.put("middle").digest;
        last = blobs.put("last").digest;
    }
    const auto at = GENERATE(0, 4, 7, 10, 40, 45);  // magic, length, digest, bytes
    overwrite(journal, static_cast<std::streamoff>(begin) + at, '\xee');

    BlobStore blobs{folder.path() / "blobs", quiet()};
    blobs.settle();

    CHECK(blobs.read(first) == "first");
    CHECK(blobs.read(last) == "last");
    CHECK(codeOf([&] { static_cast<void>(blobs.read(middle)); }) == ErrorCode::notFound);
    CHECK(blobs.notices().size() == 1);
    CHECK(fs::exists(journal.string() + ".damaged"));
}

TEST_CASE("a crash at any step of settling loses nothing", "[storage]") {
    const TempDir folder;
    const std::string step = GENERATE("write", "sync bytes", "name", "sync names", "retire");
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        BlobStore blobs{folder.path() / "blobs",
                        {.idleBeforeSettling = std::chrono::hours{1}, .atStep = [&](std::string_view name) {
                             if (name == step) ::_exit(7);
                         }}};
        for (int i = 0; i < 20; ++i)
            blobs.put(std::to_string(i));
        blobs.settle();
        ::_exit(8);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 7);

    BlobStore blobs{folder.path() / "blobs", quiet()};
    CHECK(held(blobs).size() == 20);
    blobs.settle();

    CHECK(held(blobs).size() == 20);
    for (int i = 0; i < 20; ++i)
        CHECK(blobs.contains(blobs.put(std::to_string(i)).digest));
    CHECK(fs::is_empty(folder.path() / "blobs" / "journal"));
    CHECK(blobs.notices().empty());
}

TEST_CASE("a blob changed on disk is damaged, an unknown one is not found", "[storage]") {
    const TempDir folder;
    BlobStore blobs{folder.path() / "blobs", quiet()};
    const auto name = blobs.put("abc").digest;
    blobs.settle();
    const auto file = filesBelow(folder.path()).at(0);

    overwrite(file, 1, 'x');
    CHECK(codeOf([&] { blobs.verify(name); }) == ErrorCode::damaged);
    fs::resize_file(file, 0);
    CHECK(codeOf([&] { static_cast<void>(blobs.open(name)); }) == ErrorCode::damaged);

    const auto unknown = GENERATE("sha256:" + std::string(64, '0'), std::string("sha256:../../etc/passwd"),
                                  std::string("md5:00"), std::string());
    CHECK_FALSE(blobs.contains(unknown));
    CHECK(codeOf([&] { static_cast<void>(blobs.read(unknown)); }) == ErrorCode::notFound);
}

TEST_CASE("what came of a large blob is gone on with, also after a crash", "[storage]") {
    TempDir folder;
    const std::string bytes(3'000'000, 'v');
    const auto name = storage::digestName(bytes);
    constexpr std::size_t kCame = 1'000'000;
    {
        BlobStore store(folder.path(), quiet());
        store.resume(name).write(std::string_view(bytes).substr(0, kCame));
        CHECK_FALSE(store.contains(name));
    }
    BlobStore store(folder.path(), quiet());
    auto incoming = store.resume(name);
    REQUIRE(incoming.sizeBytes() == kCame);
    CHECK(store.resume(name).sizeBytes() == 0);  // somebody else: begins anew, and harms nobody
    incoming.write(std::string_view(bytes).substr(kCame));

    CHECK(incoming.commit().digest == name);
    CHECK(store.read(name) == bytes);
    CHECK(store.resume(name).sizeBytes() == 0);
    CHECK(filesBelow(folder.path() / "tmp").empty());
}

TEST_CASE("what came wrong is thrown away", "[storage]") {
    TempDir folder;
    BlobStore store(folder.path(), quiet());
    const auto name = storage::digestName("the bytes that were announced");

    auto incoming = store.resume(name);
    incoming.write(std::string(1'000'000, 'x'));
    incoming.discard();

    CHECK(store.resume(name).sizeBytes() == 0);
    CHECK(filesBelow(folder.path() / "tmp").empty());
}

}  // namespace vanthu::tests
