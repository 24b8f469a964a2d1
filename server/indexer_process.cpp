#include "server/indexer_process.h"

#include <Poco/Logger.h>

#include <sys/socket.h>

#include <chrono>
#include <utility>

namespace vanthu::server {
namespace {

constexpr int kLookEveryMs = 200;
constexpr std::chrono::seconds kEndPatience{10};

void wake(const process::ChildProcess& indexer) {
    // A full line means that enough wake-ups are waiting: never block on it. A failed one costs at most the
    // second after which the indexer looks by itself.
    static_cast<void>(::send(indexer.line(), "w", 1, MSG_DONTWAIT | MSG_NOSIGNAL));
}

}  // namespace

IndexerProcess::IndexerProcess(std::filesystem::path program, std::vector<std::string> arguments,
                               std::string databaseUrl, const storage::Database& database)
    : database_(database),
      supervisor_({std::move(program), std::move(arguments), {{"VANTHU_DATABASE", std::move(databaseUrl)}}},
                  [this](process::ChildProcess& child, const std::stop_token& stop) { serve(child, stop); }) {
    supervisor_.start();
}

void IndexerProcess::serve(process::ChildProcess& child, const std::stop_token& stop) const {
    domain::Sequence seen = 0;
    while (!stop.stop_requested() && !child.hasEnded()) {
        const auto head = database_.waitForChange(seen, kLookEveryMs);
        if (head > seen) wake(child);
        seen = head;
    }
    child.endInput();
    if (!child.endsWithin(kEndPatience))
        Poco::Logger::get("indexer").warning("vanthu-indexer does not end; it is killed");
}

}  // namespace vanthu::server
