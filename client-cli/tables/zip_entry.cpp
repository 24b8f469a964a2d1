#include "client-cli/tables/zip_entry.h"

#include "client-cli/tables/table.h"
#include "schemas/domain/limits.h"

#include <zip.h>

namespace vanthu::tables {
namespace {

/// Real sheets rarely shrink more than fifty times; only what unpacks to more than this is looked at.
constexpr std::int64_t kRatio = 250;
constexpr std::int64_t kRatioFrom = 4 << 20;

TableError damaged(const std::string& what) {
    return TableError("tệp XLSX hỏng (" + what + "); hãy mở bằng bảng tính rồi lưu lại");
}

}  // namespace

void ZipFile::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

void ZipFile::Entry::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

ZipFile::ZipFile(const std::filesystem::path& file) {
    int error = 0;
    archive_.reset(zip_open(file.c_str(), ZIP_RDONLY, &error));
    if (!archive_) throw damaged("không phải tệp nén");
    if (zip_get_num_entries(archive_.get(), 0) > static_cast<zip_int64_t>(limits::kZipEntries))
        throw TableError("tệp XLSX có quá nhiều phần");
}

bool ZipFile::has(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

ZipFile::Entry ZipFile::open(const std::string& name) const {
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat(archive_.get(), name.c_str(), 0, &entry) != 0) throw damaged("thiếu " + name);
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        throw TableError("tệp XLSX có mật khẩu; hãy lưu lại không mật khẩu");
    auto* file = zip_fopen_index(archive_.get(), entry.index, 0);
    if (file == nullptr) throw damaged(name);
    return {file, name, static_cast<std::int64_t>(entry.comp_size), static_cast<std::int64_t>(entry.size)};
}

std::size_t ZipFile::Entry::read(char* buffer, std::size_t size) {
    const auto count = zip_fread(file_.get(), buffer, size);
    if (count < 0) throw damaged(name_);
    done_ += count;
    if (done_ > limits::kTableEntryBytes || (done_ > kRatioFrom && done_ / kRatio > packed_))
        throw TableError("tệp XLSX bung ra quá lớn (" + name_ + ")");
    return static_cast<std::size_t>(count);
}

}  // namespace vanthu::tables
