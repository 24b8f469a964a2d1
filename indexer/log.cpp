#include "indexer/log.h"

#include "schemas/domain/time.h"

#include <sstream>

#include <Poco/JSON/Object.h>
#include <unistd.h>

namespace vanthu::indexer {

void logLine(std::string_view level, const std::string& event,
             const std::map<std::string, std::int64_t>& figures, const std::string& message) {
    Poco::JSON::Object line(Poco::JSON_PRESERVE_KEY_ORDER);
    line.set("time", domain::isoVietnam(domain::SystemClock().now()));
    line.set("program", "vanthu-indexer");
    line.set("level", std::string(level));
    line.set("event", event);
    for (const auto& [name, value] : figures)
        line.set(name, value);
    if (!message.empty()) line.set("message", message);
    std::ostringstream out;
    line.stringify(out);
    out << '\n';
    const std::string text = out.str();
    // One write, so that lines of several processes never mix. A closed stderr must not stop the indexer.
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace vanthu::indexer
