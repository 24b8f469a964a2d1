#include "server/evidence/private_file.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "schemas/domain/error.h"

namespace vanthu::evidence {
namespace {

[[noreturn]] void cannotWrite(const std::filesystem::path& path) {
    throw Error(ErrorCode::unavailable,
                "Cannot write " + path.string() + ": " + std::generic_category().message(errno));
}

}  // namespace

void writePrivately(const std::filesystem::path& path, std::string_view text) {
    const std::filesystem::path temporary = path.string() + ".new";
    const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) cannotWrite(path);
    const bool written =
        write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    close(file);
    if (!written) cannotWrite(path);
    renameDurably(temporary, path);
}

void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) cannotWrite(to);
    const int folder = open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) cannotWrite(to);
    const bool synced = fsync(folder) == 0;
    close(folder);
    if (!synced) cannotWrite(to);
}

}  // namespace vanthu::evidence
