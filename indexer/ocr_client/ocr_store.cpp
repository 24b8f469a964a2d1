#include "indexer/ocr_client/ocr_store.h"

#include "schemas/domain/error.h"
#include "schemas/domain/vocabulary.h"
#include "schemas/layout/ocr_page_text.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vanthu::ocr {
namespace {

constexpr std::string_view kFormat = "1";
constexpr std::size_t kShardDigits = 2;
constexpr const char* kPagesName = "pages";

struct Kept {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;
    std::string text;
};

std::optional<Kept> readKept(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string line, format, state;
    if (!std::getline(file, line)) return std::nullopt;
    std::istringstream words(line);
    std::size_t reasonBytes = 0;
    std::size_t textBytes = 0;
    if (!(words >> format >> state >> reasonBytes >> textBytes) || format != kFormat) return std::nullopt;
    const auto known = domain::parse<domain::ExtractionState>(state);
    if (!known || reasonBytes > limits::kOcrOutputBytes || textBytes > limits::kOcrOutputBytes)
        return std::nullopt;
    Kept kept{*known, std::string(reasonBytes, '\0'), std::string(textBytes, '\0')};
    file.read(kept.reason.data(), static_cast<std::streamsize>(reasonBytes));
    file.read(kept.text.data(), static_cast<std::streamsize>(textBytes));
    if (!file) return std::nullopt;
    return kept;
}

[[noreturn]] void failToKeep(const std::filesystem::path& path) {
    throw Error(ErrorCode::unavailable, "cannot write " + path.string() + "; is the disk full?");
}

void keepBytes(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path fresh = path.string() + ".new";
    {
        const limited::Descriptor file(open(fresh.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600));
        const auto size = static_cast<ssize_t>(bytes.size());
        if (file.number() < 0 || write(file.number(), bytes.data(), bytes.size()) != size ||
            fdatasync(file.number()) != 0)
            failToKeep(fresh);
    }
    std::filesystem::rename(fresh, path);
}

std::string keptForm(domain::ExtractionState state, const std::string& reason, const std::string& text) {
    std::ostringstream out;
    out << kFormat << ' ' << domain::code(state) << ' ' << reason.size() << ' ' << text.size() << '\n'
        << reason << text;
    return out.str();
}

}  // namespace

std::filesystem::path OcrStore::folderOf(const std::string& digest) const {
    const std::string hex = digest.substr(digest.find(':') + 1);
    return folder_ / hex.substr(0, kShardDigits) / hex;
}

std::optional<ScannedPagesAnswer> OcrStore::scannedPages(const std::string& digest) const {
    auto kept = readKept(folderOf(digest) / kPagesName);
    if (!kept) return std::nullopt;
    return ScannedPagesAnswer{kept->state, std::move(kept->reason), layout::parseScannedPages(kept->text)};
}

std::optional<OcrPageAnswer> OcrStore::page(const std::string& digest, int number) const {
    auto kept = readKept(folderOf(digest) / std::to_string(number));
    if (!kept) return std::nullopt;
    return OcrPageAnswer{kept->state, std::move(kept->reason), layout::parseOcrPage(kept->text)};
}

bool OcrStore::hasPage(const std::string& digest, int number) const {
    return readKept(folderOf(digest) / std::to_string(number)).has_value();
}

OcrProgress OcrStore::progress(const std::string& digest) const {
    const auto answer = scannedPages(digest);
    if (!answer || !answer->pages) return {};
    const auto& scanned = answer->pages->scanned;
    const auto folder = folderOf(digest);
    const auto done = std::count_if(scanned.begin(), scanned.end(), [&](int number) {
        return std::filesystem::exists(folder / std::to_string(number));
    });
    return {static_cast<int>(scanned.size()), static_cast<int>(done)};
}

void OcrStore::keep(const std::string& digest, const ScannedPagesAnswer& answer) const {
    const auto folder = folderOf(digest);
    std::filesystem::create_directories(folder);
    keepBytes(folder / kPagesName,
              keptForm(answer.state, answer.reason, answer.pages ? layout::toText(*answer.pages) : ""));
}

void OcrStore::keep(const std::string& digest, int number, const OcrPageAnswer& answer) const {
    keepBytes(folderOf(digest) / std::to_string(number),
              keptForm(answer.state, answer.reason, answer.page ? layout::toText(*answer.page) : ""));
}

void OcrStore::forget(const std::string& digest, domain::Timestamp readBefore) const {
    const auto folder = folderOf(digest);
    struct stat status {};
    if (stat((folder / kPagesName).c_str(), &status) != 0) return;
    if (status.st_mtim.tv_sec <= readBefore.time_since_epoch().count()) std::filesystem::remove_all(folder);
}

}  // namespace vanthu::ocr
