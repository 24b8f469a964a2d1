#include "indexer/follow/scratch_file.h"

#include "schemas/domain/error.h"

#include <array>
#include <istream>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace vanthu::indexer {
namespace {

[[noreturn]] void failToWrite(const std::filesystem::path& where) {
    throw Error(ErrorCode::unavailable, "cannot write to " + where.string() + "; is the disk full?");
}

}  // namespace

ScratchFile::ScratchFile(std::filesystem::path path, std::istream& bytes)
    : path_(std::move(path)), file_(open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600)) {
    if (file_ < 0) failToWrite(path_);
    try {
        copyFrom(bytes);
    } catch (...) {  // no destructor runs for what was not made
        close(file_);
        unlink(path_.c_str());
        throw;
    }
}

ScratchFile::~ScratchFile() {
    close(file_);
    unlink(path_.c_str());
}

void ScratchFile::copyFrom(std::istream& bytes) const {
    std::array<char, 64 << 10> buffer{};
    while (bytes.read(buffer.data(), buffer.size()), bytes.gcount() > 0) {
        const auto size = static_cast<std::size_t>(bytes.gcount());
        for (std::size_t written = 0; written < size;) {
            const ssize_t step = write(file_, buffer.data() + written, size - written);
            if (step <= 0) failToWrite(path_);
            written += static_cast<std::size_t>(step);
        }
    }
}

}  // namespace vanthu::indexer
