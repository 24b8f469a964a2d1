#include "tests/support/delay_line.h"

#include "tests/support/loopback.h"

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <list>
#include <stdexcept>
#include <thread>
#include <vector>

namespace vanthu::tests {
namespace {

using Clock = std::chrono::steady_clock;

/// More than any sender has under way in a fifth of a second; what does not fit waits at the sender.
constexpr std::size_t kUnderWay = std::size_t{64} << 20;

class Socket {
  public:
    explicit Socket(int descriptor) : descriptor_(descriptor) {
        if (descriptor < 0) throw std::runtime_error("no socket for the long line");
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Socket() { ::close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    [[nodiscard]] int number() const { return descriptor_; }

  private:
    int descriptor_;
};

/// Bytes that are on their way from one socket to the other.
class Direction {
  public:
    Direction(const Socket& from, const Socket& to, std::chrono::milliseconds delay)
        : from_(from), to_(to), delay_(delay) {}

    [[nodiscard]] bool takes() const { return bytes_ < kUnderWay; }
    [[nodiscard]] bool isDue(Clock::time_point now) const {
        return !underWay_.empty() && underWay_.front().due <= now;
    }
    [[nodiscard]] Clock::time_point nextDue() const {
        return underWay_.empty() ? Clock::time_point::max() : underWay_.front().due;
    }
    /// False when the end that sends is gone.
    bool read() {
        std::array<char, 256 << 10> chunk;
        const auto count = ::recv(from_.number(), chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (count <= 0) return count < 0 && (errno == EAGAIN || errno == EINTR);
        underWay_.push_back({Clock::now() + delay_, {chunk.data(), static_cast<std::size_t>(count)}});
        bytes_ += static_cast<std::size_t>(count);
        return true;
    }
    /// False when the end that receives is gone.
    bool write() {
        auto& first = underWay_.front();
        const auto count = ::send(to_.number(), first.bytes.data() + written_, first.bytes.size() - written_,
                                  MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0) return errno == EAGAIN || errno == EINTR;
        written_ += static_cast<std::size_t>(count);
        if (written_ < first.bytes.size()) return true;
        bytes_ -= first.bytes.size();
        written_ = 0;
        underWay_.pop_front();
        return true;
    }
    [[nodiscard]] const Socket& from() const { return from_; }
    [[nodiscard]] const Socket& to() const { return to_; }

  private:
    struct Chunk {
        Clock::time_point due;
        std::string bytes;
    };
    const Socket& from_;
    const Socket& to_;
    std::chrono::milliseconds delay_;
    std::deque<Chunk> underWay_{};
    std::size_t bytes_{0};
    std::size_t written_{0};  ///< of the first chunk
};

struct Pair {
    Pair(int accepted, std::uint16_t target, std::chrono::milliseconds delay)
        : near(accepted),
          far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
          there(near, far, delay),
          back(far, near, delay) {
        const auto address = loopback(target);
        isUp = ::connect(far.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    Socket near;
    Socket far;
    Direction there;
    Direction back;
    bool isUp{false};
};

}  // namespace

class DelayLine::Running {
  public:
    Running(const std::string& target, std::chrono::milliseconds oneWay)
        : target_(static_cast<std::uint16_t>(std::stoi(target.substr(target.rfind(':') + 1)))),
          delay_(oneWay) {
        auto address = loopback(0);
        socklen_t size = sizeof address;
        auto* place = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listening_.number(), place, size) != 0 || ::listen(listening_.number(), 16) != 0 ||
            ::getsockname(listening_.number(), place, &size) != 0)
            throw std::runtime_error("the long line cannot listen");
        endpoint = "tcp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
        thread_ = std::jthread([this](const std::stop_token& stop) {
            while (!stop.stop_requested())
                turn();
        });
    }

    std::string endpoint;

  private:
    void turn() {
        std::vector<pollfd> watched{{listening_.number(), POLLIN, 0}};
        auto next = Clock::now() + std::chrono::milliseconds(50);  // how soon the end of the object is seen
        const auto now = Clock::now();
        for (const auto& pair : pairs_)
            for (const auto* way : {&pair.there, &pair.back}) {
                if (way->takes()) watched.push_back({way->from().number(), POLLIN, 0});
                if (way->isDue(now))
                    watched.push_back({way->to().number(), POLLOUT, 0});
                else
                    next = std::min(next, way->nextDue());
            }
        const auto patience = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
        ::poll(watched.data(), watched.size(), static_cast<int>(std::max<std::int64_t>(0, patience)));
        if ((watched.front().revents & POLLIN) != 0)
            pairs_.emplace_back(::accept4(listening_.number(), nullptr, nullptr, SOCK_CLOEXEC), target_,
                                delay_);
        carry();
        pairs_.remove_if([](const Pair& pair) { return !pair.isUp; });
    }
    void carry() {
        const auto now = Clock::now();
        for (auto& pair : pairs_)
            for (auto* way : {&pair.there, &pair.back}) {
                if (way->takes()) pair.isUp = pair.isUp && way->read();
                while (pair.isUp && way->isDue(now)) {
                    const auto before = way->nextDue();
                    pair.isUp = way->write();
                    if (way->nextDue() == before) break;  // the other end takes no more for now
                }
            }
    }

    std::uint16_t target_;
    std::chrono::milliseconds delay_;
    Socket listening_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::list<Pair> pairs_;
    std::jthread thread_;
};

DelayLine::DelayLine(const std::string& target, std::chrono::milliseconds oneWay)
    : running_(std::make_unique<Running>(target, oneWay)) {}
DelayLine::~DelayLine() = default;

const std::string& DelayLine::endpoint() const {
    return running_->endpoint;
}

}  // namespace vanthu::tests
