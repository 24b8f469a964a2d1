#include "server/gateway/line.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/socket.h>

namespace vanthu::gateway {
namespace {

constexpr std::size_t kReadBytes = 256u << 10;

bool wouldBlock() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Line::Line(int descriptor) : descriptor_(descriptor) {
    if (fcntl(descriptor_, F_SETFL, O_NONBLOCK) != 0)
        throw std::system_error(errno, std::generic_category(), "standard input is no socket");
}

bool Line::fill() {
    std::array<char, kReadBytes> buffer;
    const auto size = recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (size > 0) decoder_.append({buffer.data(), static_cast<std::size_t>(size)});
    return size > 0 || (size < 0 && wouldBlock());
}

void Line::send(const wire::LinkRecord& record) {
    out_ += wire::encode(record);
}

bool Line::flush() {
    while (waitingBytes() > 0) {
        const auto size = ::send(descriptor_, out_.data() + written_, waitingBytes(), MSG_NOSIGNAL);
        if (size < 0) return wouldBlock();
        written_ += static_cast<std::size_t>(size);
    }
    out_.clear();
    written_ = 0;
    return true;
}

}  // namespace vanthu::gateway
