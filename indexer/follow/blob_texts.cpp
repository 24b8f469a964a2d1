#include "indexer/follow/blob_texts.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

#include <array>
#include <istream>

#include <fcntl.h>
#include <unistd.h>

namespace vanthu::indexer {
namespace {

/// A large file at hand, a copy: blobs are not always files of their own (small ones begin in a journal), and
/// the extraction program needs one. Removed with the object; what a crash leaves, the next one overwrites.
class ScratchFile {
  public:
    explicit ScratchFile(const std::filesystem::path& folder)
        : path_(folder / "reading"),
          file_(open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600)) {
        if (file_ < 0) fail(folder);
    }
    ~ScratchFile() {
        close(file_);
        unlink(path_.c_str());
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    void copyFrom(std::istream& bytes) const {
        std::array<char, 64 << 10> buffer{};
        while (bytes.read(buffer.data(), buffer.size()), bytes.gcount() > 0) {
            const auto size = static_cast<std::size_t>(bytes.gcount());
            for (std::size_t written = 0; written < size;) {
                const ssize_t step = write(file_, buffer.data() + written, size - written);
                if (step <= 0) fail(path_);
                written += static_cast<std::size_t>(step);
            }
        }
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    [[noreturn]] static void fail(const std::filesystem::path& where) {
        throw Error(ErrorCode::unavailable, "cannot write to " + where.string() + "; is the disk full?");
    }

    std::filesystem::path path_;
    int file_;
};

FileText without(const domain::DocumentFile& file, domain::ExtractionState state, const std::string& reason) {
    return {{file.digest, state, reason}, ""};
}

}  // namespace

FileText BlobTexts::read(const domain::DocumentFile& file) {
    if (file.sizeBytes > limits::kExtractFileBytes)
        return without(file, domain::ExtractionState::tooLarge, "Tệp lớn hơn giới hạn đọc nội dung.");
    try {
        auto text = extracted(file);
        return {{file.digest, text.state, std::move(text.reason)}, std::move(text.text)};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::notFound && error.code() != ErrorCode::damaged) throw;
        return without(file, domain::ExtractionState::damaged, "Không đọc được tệp trong kho lưu trữ.");
    }
}

extract::ExtractedText BlobTexts::extracted(const domain::DocumentFile& file) {
    if (file.sizeBytes <= limits::kExtractInMemoryBytes)
        return extractor_.extractBytes(blobs_.read(file.digest), file.name, file.mediaType);
    const ScratchFile copy(scratch_);
    copy.copyFrom(*blobs_.open(file.digest));
    return extractor_.extract(copy.path(), file.name, file.mediaType);
}

}  // namespace vanthu::indexer
