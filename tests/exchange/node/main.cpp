#include <csignal>
#include <fstream>
#include <iostream>
#include <map>

#include <unistd.h>

#include "schemas/domain/error.h"
#include "storage/exchange_store.h"
#include "storage/package_post_store.h"
#include "tests/exchange/installation.h"

namespace {

using namespace vanthu;

/// Ends the process by SIGKILL as soon as a condition holds when the exchange asks for the time, which it
/// does before every write: so a test chooses between which two durable steps an installation dies.
class DeadlyClock : public domain::Clock {
  public:
    [[nodiscard]] domain::Timestamp now() const override {
        if (shouldDie && shouldDie()) kill(getpid(), SIGKILL);
        return clock_.now();
    }
    std::function<bool()> shouldDie;

  private:
    domain::SystemClock clock_;
};

}  // namespace

/// vanthu-test-node FOLDER CODE ENDPOINT [blob DIGEST | inbox FOLDER | package FOLDER]: runs the exchange of
/// an installation until its input ends; dies when it holds that blob, or when the installation in that
/// folder has something in its inbox, or a statistic package that arrived. Writes FOLDER/endpoint.
int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    DeadlyClock clock;
    try {
        const std::filesystem::path folder = arguments.at(0);
        tests::Installation node(folder, arguments.at(1), clock, arguments.at(2));
        std::unique_ptr<storage::Database> other;
        if (arguments.size() > 4 && arguments[3] == "blob")
            clock.shouldDie = [&] { return node.blobs.contains(arguments[4]); };
        if (arguments.size() > 4 && arguments[3] != "blob") {
            const bool isInbox = arguments[3] == "inbox";
            other = std::make_unique<storage::Database>(
                storage::DatabaseSettings{"sqlite:" + arguments[4] + "/vanthu.db"});
            clock.shouldDie = [&, isInbox] {
                return other->read([&](storage::ReadTransaction& transaction) {
                    return isInbox ? storage::findInboxItem(transaction, domain::InboxId{1}).has_value()
                                   : !storage::allPackageArrivals(transaction).empty();
                });
            };
        }
        node.exchange.start();
        std::ofstream(folder / "endpoint") << node.exchange.endpoint() << std::endl;
        for (char byte = 0; read(STDIN_FILENO, &byte, 1) > 0;)
            continue;
    } catch (const std::exception& error) {
        std::cerr << error.what() << std::endl;
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
