#include "indexer/writer/index_folder.h"

#include "indexer/search/sharded_database.h"
#include "indexer/writer/guarded.h"
#include "schemas/domain/sorted.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace vanthu::indexer {
namespace {

namespace fs = std::filesystem;

bool isNumber(const std::string& name) {
    return !name.empty() && name.size() < 10 && name.find_first_not_of("0123456789") == std::string::npos;
}

/// The numbered folders, which hold databases.
std::vector<fs::path> numbered(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder))
        if (isNumber(entry.path().filename().string())) found.push_back(entry.path());
    return found;
}

}  // namespace

IndexFolder::IndexFolder(fs::path path) : path_(std::move(path)) {
    fs::create_directories(path_);
    const auto file = path_ / "lock";
    lock_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0)
        throw Error(ErrorCode::unavailable, "cannot open " + file.string() + "; is the folder writable?");
    if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        close(lock_);
        throw Error(ErrorCode::conflict,
                    "another vanthu-indexer writes the index " + path_.string() + ": stop that one first");
    }
}

IndexFolder::~IndexFolder() {
    close(lock_);
}

search::Manifest IndexFolder::manifest() const {
    return search::readManifest(path_).value_or(search::Manifest{});
}

void IndexFolder::publish(const search::Manifest& manifest) const {
    search::writeManifest(path_, manifest);
}

void IndexFolder::removeUnnamed() const {
    std::set<fs::path> named;
    for (const auto& shard : manifest().shards)
        if (!shard.folder.empty()) named.insert(path_ / shard.folder);
    for (const auto& folder : numbered(path_)) {
        std::vector<fs::path> unnamed;
        for (const auto& entry : fs::directory_iterator(folder))
            if (!named.contains(entry.path())) unnamed.push_back(entry.path());
        for (const auto& database : unnamed)
            fs::remove_all(database);
        std::error_code notEmpty;
        fs::remove(folder, notEmpty);
    }
}

search::Shard IndexFolder::newShard(int year, search::Manifest& manifest) const {
    const auto number = std::to_string(++manifest.built);
    fs::remove_all(path_ / number);  // of a build that a crash cut off
    fs::create_directories(path_ / number);
    return {year, number + '/' + std::to_string(year), {}};
}

void IndexFolder::moveTo(int year, const std::string& address) const {
    auto now = manifest();
    const auto shard = std::ranges::find(now.shards, year, &search::Shard::year);
    if (shard == now.shards.end())
        throw Error(ErrorCode::invalidInput, "the index has no documents of " + std::to_string(year));
    const search::Shard there{year, {}, address};
    const bool isSame = guarded(address, year, [&] {
        const auto here = search::openShard(path_, *shard), copy = search::openShard(path_, there);
        return here.get_uuid() == copy.get_uuid() && here.get_doccount() == copy.get_doccount();
    });
    if (!isSame)
        throw Error(ErrorCode::invalidInput,
                    address + " does not serve the same documents as " + (path_ / shard->folder).string() +
                        ": stop the indexer, copy the folder once more, serve the copy");
    *shard = there;
    publish(now);
    removeUnnamed();
}

void IndexFolder::setAside(int year) const {
    auto now = manifest();
    const auto shard = std::ranges::find(now.shards, year, &search::Shard::year);
    if (shard == now.shards.end()) return;
    const auto place = path_ / shard->folder;
    now.shards.erase(shard);
    now.missing.push_back(year);
    domain::sortUnique(now.missing);
    publish(now);
    search::clearSuspect(path_, year);
    fs::remove_all(path_ / "damaged");
    if (fs::exists(place)) fs::rename(place, path_ / "damaged");
}

void IndexFolder::setAllAside() const {
    fs::remove(path_ / search::kStubName);
    const auto aside = path_ / "damaged";
    fs::remove_all(aside);
    fs::create_directories(aside);
    for (const auto& folder : numbered(path_))
        fs::rename(folder, aside / folder.filename());
}

}  // namespace vanthu::indexer
