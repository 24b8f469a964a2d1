#include "indexer/extract/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

ZipArchive::ZipArchive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    // The archive owns the source once it is open.
    if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) {
        const std::string why = zip_error_strerror(&error);
        if (source != nullptr) zip_source_free(source);
        zip_error_fini(&error);
        throw ZipError(ZipFault::damaged, why);
    }
    zip_error_fini(&error);

    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count > static_cast<zip_int64_t>(limits::kZipEntries))
        throw ZipError(ZipFault::tooLarge, "too many entries");
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        names_.emplace_back(name == nullptr ? "" : name);
    }
}

bool ZipArchive::has(const std::string& name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

void ZipArchive::read(const std::string& name, const std::function<bool(std::string_view)>& take) const {
    read(static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin()), take);
}

void ZipArchive::read(std::size_t index, const std::function<bool(std::string_view)>& take) const {
    const std::string name = index < names_.size() ? names_[index] : "";
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat_index(archive_.get(), index, 0, &entry) != 0) throw ZipError(ZipFault::damaged, name);
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        throw ZipError(ZipFault::encrypted, name);
    const std::unique_ptr<zip_file_t, CloseEntry> file{zip_fopen_index(archive_.get(), index, 0)};
    if (!file) {
        const bool unknown = zip_error_code_zip(zip_get_error(archive_.get())) == ZIP_ER_COMPNOTSUPP;
        throw ZipError(unknown ? ZipFault::unknownMethod : ZipFault::damaged, name);
    }

    std::array<char, 16 * 1024> buffer{};
    zip_uint64_t total = 0;
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
        if (count < 0) throw ZipError(ZipFault::damaged, name);
        if (count == 0) return;
        total += static_cast<zip_uint64_t>(count);
        const bool swells = total > limits::kZipRatioFromBytes && total / limits::kZipRatio > entry.comp_size;
        if (total > limits::kZipEntryBytes || swells) throw ZipError(ZipFault::tooLarge, name);
        if (!take({buffer.data(), static_cast<std::size_t>(count)})) return;
    }
}

std::optional<std::string> ZipArchive::small(const std::string& name, std::size_t limit) const {
    if (!has(name)) return std::nullopt;
    std::string content;
    read(name, [&](std::string_view piece) {
        content += piece;
        return content.size() <= limit;
    });
    return content;
}

}  // namespace vanthu::extract
