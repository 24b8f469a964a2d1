#include <iostream>
#include <map>
#include <sstream>
#include <thread>

#include "schemas/domain/error.h"
#include "storage/exchange_store.h"
#include "storage/organisation_store.h"
#include "tests/exchange/installation.h"

namespace {

using namespace vanthu;

/// The clerk: everything that waits gets the next number of the register of arrivals.
void acceptArrived(tests::Installation& agency) {
    for (const auto& item : agency.inbox())
        if (item.state == domain::InboxState::arrived) {
            try {
                agency.accept(item, std::to_string(item.id.value));
            } catch (const Error& error) {
                if (error.code() != ErrorCode::conflict) throw;  // recalled in between
            }
        }
}

/// "send CODE TEXT": registers TEXT as a document and sends it there; says so when it is on disk.
void obey(tests::Installation& agency, const std::string& line) {
    std::istringstream words(line);
    std::string command;
    std::string code;
    std::string text;
    words >> command >> code;
    std::getline(words, text);
    const auto receiver = agency.database.read([&](storage::ReadTransaction& transaction) {
        return storage::findOrganisationByCode(transaction, code).value();
    });
    const auto delivery = agency.send(agency.registerOutgoing({text}), {receiver}).front();
    std::cout << "sent " << delivery.messageId << std::endl;
}

}  // namespace

/// vanthu-test-agency FOLDER CODE: runs until its input ends.
int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const domain::SystemClock clock;
    try {
        tests::Installation agency(arguments.at(0), arguments.at(1), clock, "");
        agency.exchange.start();
        std::jthread clerk([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                acceptArrived(agency);
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
        for (std::string line; std::getline(std::cin, line);)
            obey(agency, line);
    } catch (const std::exception& error) {
        std::cerr << error.what() << std::endl;
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
