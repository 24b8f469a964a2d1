#include "storage/blob_files.h"

#include "schemas/domain/error.h"

#include <fcntl.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

namespace vanthu::storage {

namespace {

constexpr std::size_t kShelfDigits = 2;
constexpr std::chrono::hours kAbandonedAfter{24};  // no upload is that slow

}  // namespace

BlobFiles::BlobFiles(const std::filesystem::path& folder) : folder_(folder) {
    makePrivateFolder(folder_);
    makePrivateFolder(folder_ / "sha256");
    makePrivateFolder(folder_ / "tmp");
}

std::filesystem::path BlobFiles::pathOf(const Sha256& digest) const {
    const auto name = hex(digest);
    // Asked for every file that comes in: each joining of paths would take the whole apart again.
    return folder_.native() + "/sha256/" + name.substr(0, kShelfDigits) + '/' + name;
}

std::optional<std::uint64_t> BlobFiles::sizeOf(const Sha256& digest) const {
    std::error_code absent;
    const auto size = std::filesystem::file_size(pathOf(digest), absent);
    return absent ? std::nullopt : std::optional<std::uint64_t>{size};
}

void BlobFiles::forEach(const std::function<void(const Sha256&)>& visit) const {
    for (const auto& shelf : std::filesystem::directory_iterator(folder_ / "sha256"))
        for (const auto& file : std::filesystem::directory_iterator(shelf))
            if (const auto digest = digestFromHex(file.path().filename().string())) visit(*digest);
}

FileDescriptor BlobFiles::temporary() const {
    const auto name = std::to_string(arc4random()) + "-" + std::to_string(arc4random());
    return {folder_ / "tmp" / name, O_RDWR | O_CREAT | O_EXCL};
}

FileDescriptor BlobFiles::partial(std::string_view digits) const {
    return {partialPath(digits), O_RDWR | O_CREAT | O_APPEND};
}

bool BlobFiles::hasPartial(std::string_view digits) const {
    return std::filesystem::exists(partialPath(digits));
}

void BlobFiles::shelve(const std::filesystem::path& synced, const Sha256& digest) const {
    const auto path = pathOf(digest);
    if (!std::filesystem::exists(path.parent_path())) {
        makePrivateFolder(path.parent_path());
        syncFolder(folder_ / "sha256");
    }
    std::filesystem::rename(synced, path);
}

void BlobFiles::removeAbandoned() const {
    const auto oldest = std::filesystem::file_time_type::clock::now() - kAbandonedAfter;
    for (const auto& file : std::filesystem::directory_iterator(folder_ / "tmp")) {
        std::error_code gone;  // another process may be cleaning up too
        if (file.last_write_time(gone) < oldest && !gone) std::filesystem::remove(file.path(), gone);
    }
}

std::optional<Sha256> digestFromHex(std::string_view digits) {
    Sha256 digest{};
    if (digits.size() != 2 * digest.size()) return std::nullopt;
    for (const char digit : digits)
        if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i)
        std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, digest[i], 16);
    return digest;
}

}  // namespace vanthu::storage
