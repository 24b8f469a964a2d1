#include "server/exchange/gateway_process.h"

#include <cerrno>
#include <string>
#include <utility>

#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "schemas/domain/error.h"
#include "server/exchange/exchange_log.h"

namespace vanthu::exchange {
namespace {

/// A gateway that takes nothing for that long hangs and is replaced.
constexpr timeval kSendTimeout{30, 0};
constexpr std::size_t kReadBytes = 256u << 10;

}  // namespace

GatewayProcess::GatewayProcess(std::filesystem::path program, Callbacks callbacks)
    : program_(std::move(program)),
      callbacks_(std::move(callbacks)),
      supervisor_({program_},
                  [this](process::ChildProcess& child, const std::stop_token& stop) { serve(child, stop); }) {
}

void GatewayProcess::start() {
    if (access(program_.c_str(), X_OK) != 0)
        throw Error(ErrorCode::unavailable, "There is no program " + program_.string());
    supervisor_.start();
}

void GatewayProcess::stop() {
    supervisor_.stop();
}

void GatewayProcess::restart() {
    const std::lock_guard lock(mutex_);
    if (line_ >= 0) shutdown(line_, SHUT_RDWR);
}

void GatewayProcess::send(const wire::LinkRecord& record) {
    const auto bytes = wire::encode(record);
    const std::lock_guard lock(mutex_);
    for (std::size_t sent = 0; line_ >= 0 && sent < bytes.size();) {
        const auto size = ::send(line_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) {
            shutdown(line_, SHUT_RDWR);  // dead or hanging; half a record must not be followed by another
            return;
        }
        sent += static_cast<std::size_t>(size);
    }
}

void GatewayProcess::setLine(int line) {
    const std::lock_guard lock(mutex_);
    line_ = line;
}

void GatewayProcess::serve(process::ChildProcess& child, const std::stop_token& stop) {
    setsockopt(child.line(), SOL_SOCKET, SO_SNDTIMEO, &kSendTimeout, sizeof kSendTimeout);
    setLine(child.line());
    {
        const std::stop_callback endsReading(stop, [this] { restart(); });
        try {
            send(callbacks_.configuration());
            readRecords(child.line());
        } catch (const std::exception& error) {
            logger().error(std::string("The gateway's line broke: ") + error.what());
        }
    }
    setLine(-1);
    child.kill();  // it keeps nothing; an orderly end would only take longer
    callbacks_.onLost();
}

void GatewayProcess::readRecords(int line) {
    wire::LinkDecoder decoder;
    std::string buffer(kReadBytes, '\0');
    while (true) {
        const auto size = recv(line, buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return;
        decoder.append({buffer.data(), static_cast<std::size_t>(size)});
        while (auto record = decoder.next())
            callbacks_.onRecord(std::move(*record));
    }
}

}  // namespace vanthu::exchange
