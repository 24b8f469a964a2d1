#include "indexer/follow/blob_texts.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace vanthu;
using domain::ExtractionState;

namespace {

/// A store, and the source of the texts of its blobs.
struct Files {
    tests::TempDir folder;
    storage::BlobStore blobs{folder.path() / "blobs"};
    extract::Extractor extractor{};
    std::filesystem::path scratch{folder.path() / "derived"};

    domain::DocumentFile put(const std::string& bytes) {
        const auto blob = blobs.put(bytes);
        return {{}, "van-ban.txt", "text/plain", blob.sizeBytes, blob.digest};
    }
    indexer::FileText read(const domain::DocumentFile& file) {
        return indexer::BlobTexts(blobs, scratch, extractor).read(file);
    }
};

const std::string kSmall = "Kế hoạch số 456";
/// Just over what is read in memory.
const std::string kLarge =
    std::string(static_cast<std::size_t>(limits::kExtractInMemoryBytes), 'a') + " cuối";

}  // namespace

TEST_CASE("small and large files are read from the store", "[indexer][extract]") {
    Files files;
    std::filesystem::create_directories(files.scratch);
    const auto bytes = GENERATE(as<std::string>{}, kSmall, kLarge);

    const auto read = files.read(files.put(bytes));

    CHECK(read.extraction.state == ExtractionState::text);
    CHECK((read.text == bytes));  // in brackets: not to print megabytes
    CHECK(std::filesystem::is_empty(files.scratch));
}

TEST_CASE("only a large file is copied to the disk to be read", "[indexer][extract]") {
    Files files;  // without a folder for the copy

    CHECK(files.read(files.put(kSmall)).text == kSmall);
    CHECK_THROWS_AS(files.read(files.put(kLarge)), Error);
}

TEST_CASE("a blob that is not there makes a damaged file", "[indexer][extract]") {
    Files files;
    std::filesystem::create_directories(files.scratch);
    auto file = files.put(kSmall);
    file.digest.back() = file.digest.back() == '0' ? '1' : '0';
    file.sizeBytes = GENERATE(std::int64_t{1}, limits::kExtractInMemoryBytes + 1);

    CHECK(files.read(file).extraction.state == ExtractionState::damaged);
}
