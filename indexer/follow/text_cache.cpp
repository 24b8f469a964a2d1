#include "indexer/follow/text_cache.h"

#include "schemas/domain/error.h"

#include <array>
#include <fstream>
#include <functional>
#include <mutex>
#include <sstream>

#include <sys/stat.h>

namespace vanthu::indexer {
namespace {

constexpr std::string_view kFormat = "2";
constexpr std::string_view kFormatWithoutVersion = "1";
constexpr std::size_t kShardDigits = 2;

/// The first line of a kept text.
struct Head {
    domain::ExtractionState state{domain::ExtractionState::pending};
    int readerVersion{0};
    std::size_t reasonBytes{0};
    std::size_t textBytes{0};
};

bool isOutdated(const Head& head, int readerVersion) {
    if (head.readerVersion >= readerVersion) return false;
    const bool mayBeStamp = head.state == domain::ExtractionState::text &&
                            head.textBytes < extract::kStampBytes &&
                            head.readerVersion < extract::kTellsScans;
    return extract::isWorthAnotherReader(head.state) || mayBeStamp;
}

/// std::nullopt for a file that is cut off or absent, and for one that a newer reader should read.
std::optional<Head> readHead(std::istream& file, int readerVersion) {
    std::string line, format, state;
    if (!std::getline(file, line)) return std::nullopt;
    std::istringstream words(line);
    Head head;
    words >> format;
    if (format == kFormat)
        words >> head.readerVersion;
    else if (format != kFormatWithoutVersion)
        return std::nullopt;
    if (!(words >> state >> head.reasonBytes >> head.textBytes)) return std::nullopt;
    const auto known = domain::parse<domain::ExtractionState>(state);
    if (!known) return std::nullopt;
    head.state = *known;
    if (isOutdated(head, readerVersion)) return std::nullopt;
    const auto begin = file.tellg();
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::size_t>(file.tellg() - begin);
    file.seekg(begin);
    if (size != head.reasonBytes + head.textBytes) return std::nullopt;
    return head;
}

}  // namespace

TextCache::TextCache(std::filesystem::path folder, int readerVersion)
    : folder_(std::move(folder)), readerVersion_(readerVersion) {
    std::filesystem::create_directories(folder_);
}

std::filesystem::path TextCache::pathOf(const std::string& digest) const {
    const std::string hex = digest.substr(digest.find(':') + 1);
    return folder_ / hex.substr(0, kShardDigits) / hex;
}

std::optional<FileText> TextCache::find(const std::string& digest) const {
    std::ifstream file(pathOf(digest), std::ios::binary);
    const auto head = readHead(file, readerVersion_);
    if (!head) return std::nullopt;
    FileText text;
    text.extraction = {digest, head->state, std::string(head->reasonBytes, '\0')};
    text.text.resize(head->textBytes);
    file.read(text.extraction.reason.data(), static_cast<std::streamsize>(head->reasonBytes));
    file.read(text.text.data(), static_cast<std::streamsize>(head->textBytes));
    if (!file) return std::nullopt;
    return text;
}

bool TextCache::has(const std::string& digest) const {
    std::ifstream file(pathOf(digest), std::ios::binary);
    return readHead(file, readerVersion_).has_value();
}

void TextCache::keep(const FileText& text) const {
    const auto path = pathOf(text.extraction.digest);
    // Two threads of a build may meet the same file in two documents.
    static std::array<std::mutex, 16> writing;
    const std::lock_guard lock(writing[std::hash<std::string>{}(text.extraction.digest) % writing.size()]);
    const std::filesystem::path fresh = path.string() + ".new";
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << kFormat << ' ' << readerVersion_ << ' ' << domain::code(text.extraction.state) << ' '
         << text.extraction.reason.size() << ' ' << text.text.size() << '\n'
         << text.extraction.reason << text.text;
    file.close();
    if (!file) throw Error(ErrorCode::unavailable, "cannot write " + fresh.string() + "; is the disk full?");
    std::filesystem::rename(fresh, path);
}

void TextCache::forget(const std::string& digest, domain::Timestamp readBefore) const {
    const auto path = pathOf(digest);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return;
    if (status.st_mtim.tv_sec <= readBefore.time_since_epoch().count()) std::filesystem::remove(path);
}

}  // namespace vanthu::indexer
