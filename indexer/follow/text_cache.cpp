#include "indexer/follow/text_cache.h"

#include "schemas/domain/error.h"

#include <fstream>
#include <sstream>
#include <system_error>

namespace vanthu::indexer {
namespace {

constexpr std::string_view kFormat = "1";
constexpr std::size_t kShardDigits = 2;

}  // namespace

TextCache::TextCache(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
}

std::filesystem::path TextCache::pathOf(const std::string& digest) const {
    const std::string hex = digest.substr(digest.find(':') + 1);
    return folder_ / hex.substr(0, kShardDigits) / hex;
}

std::optional<FileText> TextCache::find(const std::string& digest) const {
    std::ifstream file(pathOf(digest), std::ios::binary);
    std::string line, format, state;
    std::size_t reasonBytes = 0, textBytes = 0;
    if (!std::getline(file, line)) return std::nullopt;
    std::istringstream head(line);
    if (!(head >> format >> state >> reasonBytes >> textBytes) || format != kFormat) return std::nullopt;
    const auto known = domain::parse<domain::ExtractionState>(state);
    std::error_code error;
    const auto size = std::filesystem::file_size(pathOf(digest), error);
    if (!known || error || size != line.size() + 1 + reasonBytes + textBytes) return std::nullopt;

    FileText text;
    text.extraction = {digest, *known, std::string(reasonBytes, '\0')};
    text.text.resize(textBytes);
    file.read(text.extraction.reason.data(), static_cast<std::streamsize>(reasonBytes));
    file.read(text.text.data(), static_cast<std::streamsize>(textBytes));
    if (!file) return std::nullopt;
    return text;
}

bool TextCache::has(const std::string& digest) const {
    return std::filesystem::exists(pathOf(digest));
}

void TextCache::keep(const FileText& text) const {
    const auto path = pathOf(text.extraction.digest);
    const std::filesystem::path fresh = path.string() + ".new";
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << kFormat << ' ' << domain::code(text.extraction.state) << ' ' << text.extraction.reason.size()
         << ' ' << text.text.size() << '\n'
         << text.extraction.reason << text.text;
    file.close();
    if (!file) throw Error(ErrorCode::unavailable, "cannot write " + fresh.string() + "; is the disk full?");
    std::filesystem::rename(fresh, path);
}

}  // namespace vanthu::indexer
