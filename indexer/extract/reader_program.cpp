#include "indexer/extract/reader_program.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/extract/sandbox.h"
#include "indexer/limited_child/descriptor.h"
#include "schemas/domain/error.h"
#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

/// Memory of one file is given back to the system when it was more than this.
constexpr std::size_t kKeptBytes = 8u << 20;

/// Memory, CPU seconds, bytes of output.
constexpr int kLimitArguments = 3;

/// The bytes of a file: copied when it is small, else mapped so that it costs no memory of ours.
class FileBytes {
  public:
    explicit FileBytes(int descriptor) {
        struct stat status {};
        if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
        const auto size = static_cast<std::size_t>(status.st_size);
        if (size <= kCopiedBytes)
            copy(descriptor, size);
        else
            map(descriptor, size);
    }
    ~FileBytes() {
        if (mapped_ != nullptr) munmap(mapped_, bytes_.size());
    }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    [[nodiscard]] std::string_view view() const { return bytes_; }

  private:
    static constexpr std::size_t kCopiedBytes = 64u << 10;

    void copy(int descriptor, std::size_t size) {
        copied_.resize(size);
        const ssize_t count = pread(descriptor, copied_.data(), size, 0);
        bytes_ = std::string_view(copied_).substr(0, count < 0 ? 0 : static_cast<std::size_t>(count));
    }

    void map(int descriptor, std::size_t size) {
        void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped == MAP_FAILED) throw std::bad_alloc();
        mapped_ = mapped;
        bytes_ = {static_cast<const char*>(mapped), size};
    }

    std::string copied_;
    void* mapped_{nullptr};
    std::string_view bytes_;
};

int descriptorIn(msghdr& message) {
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(part), sizeof descriptor);
        return descriptor;
    }
    return -1;
}

/// Waits for the next file; std::nullopt when the parent is gone. The parent sends a request in one piece.
std::optional<Job> receiveJob() {
    std::array<char, sizeof(Request) + 2 * kNameBytes> buffer{};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    iovec piece{buffer.data(), buffer.size()};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();

    const ssize_t size = recvmsg(kSocket, &message, MSG_CMSG_CLOEXEC);
    if (size < static_cast<ssize_t>(sizeof(Request))) return std::nullopt;
    Request request;
    std::memcpy(&request, buffer.data(), sizeof request);
    const std::size_t names = std::size_t{request.mediaTypeBytes} + request.fileNameBytes;
    if (request.magic != kMagic || sizeof request + names != static_cast<std::size_t>(size))
        return std::nullopt;
    const char* text = buffer.data() + sizeof request;
    return Job{request.id,
               descriptorIn(message),
               request.wanted,
               static_cast<int>(request.page),
               std::string(text, request.mediaTypeBytes),
               std::string(text + request.mediaTypeBytes, request.fileNameBytes)};
}

bool sendAnswer(std::uint32_t id, const Extraction& extraction) {
    Answer answer;
    answer.id = id;
    answer.state = static_cast<std::uint32_t>(extraction.state);
    answer.reasonBytes = static_cast<std::uint32_t>(extraction.reason.size());
    answer.textBytes = extraction.text.size();
    std::array<iovec, 3> pieces = {
        iovec{&answer, sizeof answer},
        iovec{const_cast<char*>(extraction.reason.data()), extraction.reason.size()},
        iovec{const_cast<char*>(extraction.text.data()), extraction.text.size()}};
    std::size_t left = sizeof answer + extraction.reason.size() + extraction.text.size();
    for (;;) {
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = pieces.size();
        const ssize_t sent = sendmsg(kSocket, &message, MSG_NOSIGNAL);
        if (sent < 0) return false;
        left -= static_cast<std::size_t>(sent);
        if (left == 0) return true;
        auto gone = static_cast<std::size_t>(sent);
        for (auto& piece : pieces) {
            const std::size_t taken = std::min(gone, piece.iov_len);
            piece.iov_base = static_cast<char*>(piece.iov_base) + taken;
            piece.iov_len -= taken;
            gone -= taken;
        }
    }
}

Extraction readJob(const Job& job, const ReaderWork& work, const Budget& budget) {
    const limited::Descriptor file(job.descriptor);
    const FileBytes bytes(file.number());
    return work.read(job, bytes.view(), budget);
}

void serve(const ReaderWork& work, int cpuSeconds, std::size_t outputBytes) {
    CpuLimit cpu;
    while (const auto job = receiveJob()) {
        cpu.allow(cpuSeconds);
        Extraction extraction;
        try {
            extraction = readJob(*job, work, Budget(cpuSeconds, outputBytes));
        } catch (const std::bad_alloc&) {
            // Whoever ran out of memory may have left things half done: say so and make room for a fresh
            // process.
            (void)sendAnswer(job->id,
                             {ExtractionState::limitReached, "Tệp cần quá nhiều bộ nhớ để đọc.", {}});
            return;
        } catch (const std::exception&) {
            extraction = {ExtractionState::damaged, "Tệp bị hỏng: bộ đọc báo lỗi.", {}};
        }
        if (!sendAnswer(job->id, extraction)) return;
        if (extraction.text.capacity() > kKeptBytes) {
            extraction = {};
            malloc_trim(0);
        }
    }
}

}  // namespace

int runReader(int argumentCount, char** arguments, const ReaderWork& work) {
    if (argumentCount < kLimitArguments + 1) {
        std::cerr << "this program is started by vanthu-indexer and vanthud\n";
        return 2;
    }
    try {
        const std::size_t memoryBytes = std::strtoull(arguments[1], nullptr, 10);
        const int cpuSeconds = std::atoi(arguments[2]);
        const std::size_t outputBytes = std::strtoull(arguments[3], nullptr, 10);
        close_range(kSocket + 1, ~0U, 0);
        work.warmUp({arguments + kLimitArguments + 1, arguments + argumentCount});
        (void)domain::folded("ắ");  // tables of ICU
        // What libraries grumble about a file is nothing for our log, and no file may grow from now on.
        const limited::Descriptor nowhere(open("/dev/null", O_WRONLY | O_CLOEXEC));
        dup2(nowhere.number(), STDERR_FILENO);
        enterSandbox(memoryBytes);
        if (!sendAnswer(0, {ExtractionState::pending, {}, {}})) return 1;
        serve(work, cpuSeconds, outputBytes);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

}  // namespace vanthu::extract
