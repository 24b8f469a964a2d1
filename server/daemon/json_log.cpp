#include "server/daemon/json_log.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/time.h"

#include <Poco/AutoPtr.h>
#include <Poco/Channel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

#include <unistd.h>

#include <chrono>
#include <string>

namespace vanthu::daemon {
namespace {

constexpr const char* levelOf(Poco::Message::Priority priority) {
    switch (priority) {
        case Poco::Message::PRIO_FATAL:
        case Poco::Message::PRIO_CRITICAL:
            return "critical";
        case Poco::Message::PRIO_ERROR:
            return "error";
        case Poco::Message::PRIO_WARNING:
            return "warning";
        case Poco::Message::PRIO_NOTICE:
        case Poco::Message::PRIO_INFORMATION:
            return "info";
        default:
            return "debug";
    }
}

std::string jsonLine(const Poco::Message& message) {
    domain::JsonWriter json;
    json.beginObject()
        .field("time",
               domain::isoVietnam(domain::Timestamp{std::chrono::seconds{message.getTime().epochTime()}}))
        .field("level", levelOf(message.getPriority()))
        .field("source", message.getSource());
    const auto& text = message.getText();
    if (!text.starts_with('{')) json.field("message", text);
    auto line = json.endObject().take();
    if (text.starts_with('{')) line = domain::withMembers(line, text.substr(1, text.size() - 2));
    return line;
}

/// A line is one write, so that those of several threads and processes never mix; a log that cannot be
/// written stops nothing.
class JsonLines : public Poco::Channel {
  public:
    void log(const Poco::Message& message) override {
        auto line = jsonLine(message);
        line += '\n';
        [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
    }
};

}  // namespace

void logAsJsonLines() {
    const Poco::AutoPtr<Poco::Channel> channel(new JsonLines);  // Poco counts its references
    Poco::Logger::root().setChannel(channel);
    Poco::Logger::root().setLevel(Poco::Message::PRIO_INFORMATION);
}

}  // namespace vanthu::daemon
