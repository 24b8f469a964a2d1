#include "indexer/search/manifest.h"

#include "schemas/domain/error.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace vanthu::search {
namespace {

constexpr std::string_view kTitle = "# vanthu-index";
constexpr std::string_view kLocal = "auto ";
constexpr std::string_view kRemote = "remote ";
constexpr std::string_view kSuspect = "suspect-";

[[noreturn]] void damaged(const std::filesystem::path& folder) {
    throw Error(ErrorCode::damaged, "index " + folder.string() + ": " + kStubName +
                                        " was not written by this version of the program");
}

std::filesystem::path markOf(const std::filesystem::path& folder, int year) {
    return folder / (std::string(kSuspect) + std::to_string(year));
}

/// No path that leads out of the folder.
bool isPlain(std::string_view folder) {
    return !folder.empty() && folder.find_first_not_of("0123456789/") == std::string_view::npos &&
           folder.front() != '/';
}

/// Reads the lines; remembers the year that the next shard belongs to.
class ManifestReader {
  public:
    /// False for a line that makes no sense.
    bool take(std::string_view line) {
        if (line.starts_with(kLocal)) return addShard(std::string(line.substr(kLocal.size())), {});
        if (line.starts_with(kRemote)) return addShard({}, std::string(line.substr(kRemote.size())));
        std::istringstream words{std::string(line)};
        std::string mark, name;
        if (!(words >> mark >> name) || mark != "#") return false;
        if (name == "cursor")
            return static_cast<bool>(words >> manifest.cursor.sequence >> manifest.cursor.changeHash);
        if (name == "reader") return static_cast<bool>(words >> manifest.reader);
        if (name == "built") return static_cast<bool>(words >> manifest.built);
        if (name == "year") return static_cast<bool>(words >> year_.emplace());
        if (name != "missing") return false;
        return static_cast<bool>(words >> manifest.missing.emplace_back());
    }
    Manifest manifest;

  private:
    bool addShard(std::string folder, std::string remote) {
        if (!year_ || (remote.empty() && !isPlain(folder))) return false;
        manifest.shards.push_back(
            {*std::exchange(year_, std::nullopt), std::move(folder), std::move(remote)});
        return true;
    }

    std::optional<int> year_;
};

std::string printed(const Manifest& manifest) {
    std::ostringstream out;
    out << kTitle << ' ' << kFormatVersion << '\n';
    if (manifest.cursor.sequence > 0)
        out << "# cursor " << manifest.cursor.sequence << ' ' << manifest.cursor.changeHash << '\n';
    out << "# reader " << manifest.reader << '\n' << "# built " << manifest.built << '\n';
    for (const int year : manifest.missing)
        out << "# missing " << year << '\n';
    for (const auto& shard : manifest.shards) {
        out << "# year " << shard.year << '\n';
        if (shard.remote.empty())
            out << kLocal << shard.folder << '\n';
        else
            out << kRemote << shard.remote << '\n';
    }
    return out.str();
}

}  // namespace

void syncPath(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!synced) throw Error(ErrorCode::unavailable, "cannot make " + path.string() + " durable");
}

std::optional<Manifest> readManifest(const std::filesystem::path& folder) {
    std::ifstream stub(folder / kStubName);
    if (!stub) return std::nullopt;
    std::string line;
    if (!std::getline(stub, line) || line != std::string(kTitle) + ' ' + std::string(kFormatVersion))
        damaged(folder);
    ManifestReader reader;
    while (std::getline(stub, line))
        if (!reader.take(line)) damaged(folder);
    return std::move(reader.manifest);
}

void writeManifest(const std::filesystem::path& folder, const Manifest& manifest) {
    const auto fresh = folder / (std::string(kStubName) + ".new");
    {
        std::ofstream stub(fresh, std::ios::trunc);
        stub << printed(manifest);
        stub.close();
        if (!stub)
            throw Error(ErrorCode::unavailable, "cannot write " + fresh.string() + "; is the disk full?");
    }
    syncPath(fresh);
    std::filesystem::rename(fresh, folder / kStubName);
    syncPath(folder);
}

void markSuspect(const std::filesystem::path& folder, int year) {
    // A mark that cannot be made is no harm: the next reader that meets the damage makes it.
    const std::ofstream mark(markOf(folder, year));
}

void markAllSuspect(const std::filesystem::path& folder) {
    const auto manifest = readManifest(folder).value_or(Manifest{});
    for (const auto& shard : manifest.shards)
        markSuspect(folder, shard.year);
}

std::vector<int> suspects(const std::filesystem::path& folder) {
    std::vector<int> years;
    std::error_code ignored;  // no folder, no suspects
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        int year = 0;
        const auto* const end = name.data() + name.size();
        if (name.starts_with(kSuspect) &&
            std::from_chars(name.data() + kSuspect.size(), end, year).ptr == end)
            years.push_back(year);
    }
    std::ranges::sort(years);
    return years;
}

bool isSuspect(const std::filesystem::path& folder, int year) {
    return std::filesystem::exists(markOf(folder, year));
}

void clearSuspect(const std::filesystem::path& folder, int year) {
    std::filesystem::remove(markOf(folder, year));
}

}  // namespace vanthu::search
