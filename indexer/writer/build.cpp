#include "indexer/writer/build.h"

#include "indexer/writer/guarded.h"
#include "indexer/writer/open_shard.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <fstream>

namespace vanthu::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlanName = "plan";
constexpr const char* kUnfinished = ".new";

/// Text of one part that Xapian gathers in memory before it writes: as much as still fits the caches of the
/// processor about. With 8 MiB a build takes a quarter more time.
constexpr std::size_t kPartFlushBytes = 1u << 20;

void removeBuilt(const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder);
}

/// Everything below a folder is on disk when it returns.
void syncTree(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        search::syncPath(entry.path());
    search::syncPath(folder);
}

/// What was built takes the place of what the manifest names for the year.
void takePlace(search::Manifest& manifest, const search::Shard& shard) {
    std::erase_if(manifest.shards, [&](const search::Shard& old) { return old.year == shard.year; });
    manifest.shards.push_back(shard);
    std::ranges::sort(manifest.shards, {}, &search::Shard::year);
    std::erase(manifest.missing, shard.year);
}

}  // namespace

std::optional<BuildPlan> Build::begunPlan() const {
    std::ifstream file(folder_.building() / kPlanName);
    std::string format;
    BuildPlan plan;
    int year = 0;
    if (!(file >> format >> plan.from.sequence >> plan.from.changeHash >> plan.reader >> year >>
          plan.last.value >> plan.span))
        return std::nullopt;
    if (format != search::kFormatVersion || plan.span <= 0) return std::nullopt;
    if (plan.from.changeHash == "-") plan.from.changeHash.clear();
    if (year != 0) plan.year = year;
    return plan;
}

void Build::begin() const {
    removeBuilt(folder_.building());
    std::ofstream file(folder_.building() / kPlanName);
    file << search::kFormatVersion << ' ' << plan_.from.sequence << ' '
         << (plan_.from.changeHash.empty() ? "-" : plan_.from.changeHash) << ' ' << plan_.reader << ' '
         << plan_.year.value_or(0) << ' ' << plan_.last.value << ' ' << plan_.span << '\n';
    file.close();
    if (!file)
        throw Error(ErrorCode::unavailable,
                    "cannot write " + folder_.building().string() + "; is the disk full?");
}

fs::path Build::partFolder(std::int64_t part) const {
    return folder_.building() / std::to_string(part);
}

bool Build::isDone(std::int64_t part) const {
    return fs::exists(partFolder(part));
}

fs::path Build::beginPart(std::int64_t part) const {
    auto folder = partFolder(part);
    folder += kUnfinished;
    removeBuilt(folder);
    return folder;
}

void Build::endPart(std::int64_t part) const {
    auto folder = partFolder(part);
    folder += kUnfinished;
    syncTree(folder);
    fs::rename(folder, partFolder(part));  // a name that a crash loses is only built again
}

std::map<int, std::vector<fs::path>> Build::partsByYear() const {
    std::map<int, std::vector<fs::path>> years;
    for (std::int64_t part = 0; part < plan_.parts(); ++part)
        for (const auto& database : fs::directory_iterator(partFolder(part)))
            years[std::stoi(database.path().filename().string())].push_back(database.path());
    return years;
}

search::Shard Build::merged(int year, const std::vector<fs::path>& parts, search::Manifest& manifest) const {
    const auto shard = folder_.newShard(year, manifest);
    guarded(folder_.building().string(), year, [&] {
        Xapian::WritableDatabase none((folder_.building() / "none").string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
        putNoDocument(none);
        none.commit();
        Xapian::Database all;
        all.add_database(none);
        for (const auto& part : parts)
            all.add_database(Xapian::Database(part.string()));
        all.compact(shardPlace(folder_, shard), Xapian::DBCOMPACT_NO_RENUMBER);
    });
    syncTree(shardPlace(folder_, shard));
    return shard;
}

void Build::finish() const {
    auto manifest = folder_.manifest();
    if (!plan_.year) manifest = {plan_.from, plan_.reader, manifest.built, {}, {}};
    for (const auto& [year, parts] : partsByYear())
        takePlace(manifest, merged(year, parts, manifest));
    if (plan_.year) std::erase(manifest.missing, *plan_.year);  // also when nothing was registered in it
    folder_.publish(manifest);
    folder_.removeUnnamed();
    fs::remove_all(folder_.building());
}

struct PartWriter::Databases {
    fs::path folder;
    std::map<int, Xapian::WritableDatabase> byYear;

    Xapian::WritableDatabase& of(int year) {
        const auto found = byYear.find(year);
        if (found != byYear.end()) return found->second;
        // Nobody reads a part before it is whole: it need not be safe between its commits.
        const int mode = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
        return byYear.emplace(year, Xapian::WritableDatabase((folder / std::to_string(year)).string(), mode))
            .first->second;
    }
};

PartWriter::PartWriter(const Build& build, std::int64_t part)
    : build_(build), part_(part), databases_(new Databases{build.beginPart(part), {}}) {}

PartWriter::~PartWriter() = default;

void PartWriter::add(const IndexedDocument& indexed) {
    const int year = shardYear(indexed.document);
    guarded(databases_->folder.string(), year, [&] {
        auto& database = databases_->of(year);
        database.replace_document(xapianId(indexed.document.id), composer_.compose(indexed));
        pendingBytes_ += indexedBytes(indexed);
        if (pendingBytes_ < kPartFlushBytes) return;
        for (auto& [each, open] : databases_->byYear)
            open.commit();
        pendingBytes_ = 0;
    });
}

void PartWriter::finish() {
    for (auto& [year, database] : databases_->byYear)
        guarded(databases_->folder.string(), year, [&] { database.close(); });
    build_.endPart(part_);
}

}  // namespace vanthu::indexer
