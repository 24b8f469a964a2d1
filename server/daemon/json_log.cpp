#include "server/daemon/json_log.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/time.h"

#include <Poco/AutoPtr.h>
#include <Poco/ConsoleChannel.h>
#include <Poco/Formatter.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

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

class JsonLine : public Poco::Formatter {
  public:
    void format(const Poco::Message& message, std::string& line) override {
        domain::JsonWriter json;
        json.beginObject()
            .field("time",
                   domain::isoVietnam(domain::Timestamp{std::chrono::seconds{message.getTime().epochTime()}}))
            .field("level", levelOf(message.getPriority()))
            .field("source", message.getSource());
        const auto& text = message.getText();
        if (!text.starts_with('{')) json.field("message", text);
        line = json.endObject().take();
        if (text.starts_with('{')) line = domain::withMembers(line, text.substr(1, text.size() - 2));
    }
};

}  // namespace

void logAsJsonLines() {
    // Poco counts the references of channels and formatters itself.
    const Poco::AutoPtr<Poco::Channel> console(new Poco::ConsoleChannel);
    const Poco::AutoPtr<Poco::Formatter> formatter(new JsonLine);
    const Poco::AutoPtr<Poco::Channel> channel(new Poco::FormattingChannel(formatter, console));
    Poco::Logger::root().setChannel(channel);
    Poco::Logger::root().setLevel(Poco::Message::PRIO_INFORMATION);
}

}  // namespace vanthu::daemon
