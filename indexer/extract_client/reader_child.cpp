#include "indexer/extract_client/reader_child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "indexer/extract/protocol.h"
#include "schemas/domain/error.h"
#include "schemas/domain/text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

/// A busy machine leaves a child of the lowest priority little time, and the model of the recogniser is
/// large.
constexpr std::chrono::seconds kStartTime{60};
constexpr std::size_t kOnePiece = 8192;
constexpr const char* kTooSlow = "Tệp cần quá nhiều thời gian xử lý.";
constexpr const char* kBroken = "Tệp làm bộ đọc dừng đột ngột.";

[[noreturn]] void failToStart(const std::filesystem::path& program, const std::string& why) {
    throw Error(ErrorCode::unavailable, "cannot start " + program.string() + ": " + why +
                                            "; reinstall the program beside the others");
}

/// At most `kNameBytes`, which are plenty to tell a type by.
std::string_view cut(std::string_view name) {
    return name.substr(0, kNameBytes);
}

}  // namespace

ReaderChild::ReaderChild(Program program, ExtractLimits limits)
    : program_(std::move(program)), limits_(limits) {}

ReaderChild::~ReaderChild() {
    stop();
}

void ReaderChild::start() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        failToStart(program_.path, std::strerror(errno));
    socket_ = limited::Descriptor(ends[0]);
    limited::Descriptor childEnd(ends[1]);

    std::vector arguments{std::to_string(limits_.memoryBytes), std::to_string(limits_.cpuSeconds),
                          std::to_string(limits_.outputBytes)};
    arguments.insert(arguments.end(), program_.arguments.begin(), program_.arguments.end());
    child_ = std::make_unique<limited::LimitedChild>(
        program_.path, std::move(arguments),
        std::vector<limited::Handed>{{STDERR_FILENO, STDERR_FILENO}, {childEnd.number(), kSocket}},
        program_.environment);
    childEnd.reset();  // or its end would not be seen here
    lastId_ = 0;
    filesOfChild_ = 0;
    ExtractedText hello;
    const auto deadline = std::chrono::steady_clock::now() + kStartTime;
    if (receiveAnswer(hello, deadline) != Received::whole || hello.state != ExtractionState::pending) {
        stop();
        failToStart(program_.path, "it ended before it was ready");
    }
}

int ReaderChild::stop() {
    socket_.reset();
    const int status = child_ ? child_->kill() : 0;
    child_.reset();
    return status;
}

bool ReaderChild::send(const Job& job) {
    const auto fileName = cut(job.fileName);
    const auto mediaType = cut(job.mediaType);
    Request request;
    request.id = ++lastId_;
    request.wanted = job.wanted;
    request.page = static_cast<std::uint32_t>(job.page);
    request.mediaTypeBytes = static_cast<std::uint16_t>(mediaType.size());
    request.fileNameBytes = static_cast<std::uint16_t>(fileName.size());
    std::array<iovec, 3> pieces = {iovec{&request, sizeof request},
                                   iovec{const_cast<char*>(mediaType.data()), mediaType.size()},
                                   iovec{const_cast<char*>(fileName.data()), fileName.size()}};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &job.file, sizeof job.file);
    const auto size = static_cast<ssize_t>(sizeof request + mediaType.size() + fileName.size());
    return sendmsg(socket_.number(), &message, MSG_NOSIGNAL) == size;
}

ReaderChild::Received ReaderChild::receive(std::string& out, std::size_t size, Deadline deadline) const {
    std::size_t have = out.size();
    // A small answer comes in one piece, so it is read in one: its head tells how much is missing.
    out.resize(std::max(size, have + kOnePiece));
    while (have < size) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return Received::late;
        pollfd readable{socket_.number(), POLLIN, 0};
        const int ready = poll(&readable, 1, static_cast<int>(left.count()));
        if (ready == 0) return Received::late;
        if (ready < 0 && errno == EINTR) continue;
        const ssize_t count = recv(socket_.number(), out.data() + have, out.size() - have, MSG_DONTWAIT);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count <= 0) return Received::closed;
        have += static_cast<std::size_t>(count);
    }
    out.resize(have);
    return Received::whole;
}

ReaderChild::Received ReaderChild::receiveAnswer(ExtractedText& out, Deadline deadline) {
    std::string bytes;
    if (const auto received = receive(bytes, sizeof(Answer), deadline); received != Received::whole)
        return received;
    Answer answer;
    std::memcpy(&answer, bytes.data(), sizeof answer);
    // A child that breaks the protocol was taken over by its file: it is as good as gone.
    const bool sane = answer.magic == kMagic && answer.id == lastId_ && answer.reasonBytes <= kReasonBytes &&
                      answer.textBytes <= limits_.outputBytes &&
                      answer.state <= static_cast<std::uint32_t>(ExtractionState::ocrPending);
    if (!sane) return Received::closed;
    const std::size_t size = sizeof answer + answer.reasonBytes + answer.textBytes;
    if (const auto received = receive(bytes, size, deadline); received != Received::whole) return received;
    if (bytes.size() != size) return Received::closed;
    out.state = static_cast<ExtractionState>(answer.state);
    out.reason = bytes.substr(sizeof answer, answer.reasonBytes);
    bytes.erase(0, sizeof answer + answer.reasonBytes);
    out.text = std::move(bytes);
    return domain::isValidUtf8(out.reason) && domain::isValidUtf8(out.text) ? Received::whole
                                                                            : Received::closed;
}

ExtractedText ReaderChild::stateOfDeath(int status) {
    if (WIFSIGNALED(status)) {
        switch (WTERMSIG(status)) {
            case SIGXCPU:
                return {ExtractionState::limitReached, kTooSlow, {}};
            case SIGABRT:  // how the PDF library ends when memory is refused
                return {ExtractionState::limitReached, "Tệp cần quá nhiều bộ nhớ để đọc.", {}};
            case SIGSYS:
                return {ExtractionState::damaged, "Tệp khiến bộ đọc làm việc không được phép; đã chặn.", {}};
            default:
                break;
        }
    }
    return {ExtractionState::damaged, kBroken, {}};
}

ExtractedText ReaderChild::ask(const Job& job) {
    if (!child_) start();
    if (!send(job)) {
        // The child ended while it had nothing to do: no fault of this file.
        stop();
        start();
        if (!send(job)) failToStart(program_.path, "it takes no files");
    }
    ExtractedText answer;
    const Received received = receiveAnswer(answer, std::chrono::steady_clock::now() + limits_.wallTime);
    if (received == Received::whole && answer.state != ExtractionState::pending) {
        // A child that came to a limit may be left with half-done work.
        if (answer.state == ExtractionState::limitReached) stop();
        return answer;
    }
    const int status = stop();
    if (received == Received::late) return {ExtractionState::limitReached, kTooSlow, {}};
    return stateOfDeath(status);
}

ExtractedText ReaderChild::discard() {
    stop();
    return {ExtractionState::damaged, kBroken, {}};
}

ExtractedText ReaderChild::read(const Job& job) {
    struct stat status {};
    if (job.file < 0 || fstat(job.file, &status) != 0 || !S_ISREG(status.st_mode))
        return {ExtractionState::damaged, "Không mở được tệp trong kho.", {}};
    if (status.st_size > limits_.fileBytes)
        return {ExtractionState::tooLarge,
                "Tệp lớn hơn " + std::to_string(limits_.fileBytes >> 20) + " MiB.",
                {}};
    if (filesOfChild_ >= limits_.filesPerChild) stop();
    ExtractedText answer = ask(job);
    ++filesOfChild_;
    return answer;
}

std::int64_t ReaderChild::peakMemoryBytes() const {
    if (!child_) return 0;
    std::ifstream status("/proc/" + std::to_string(child_->id()) + "/status");
    for (std::string word; status >> word;) {
        if (word != "VmHWM:") continue;
        std::int64_t kibibytes = 0;
        status >> kibibytes;
        return kibibytes << 10;
    }
    return 0;
}

}  // namespace vanthu::extract
