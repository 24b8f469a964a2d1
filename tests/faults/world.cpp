#include "tests/faults/world.h"

#include <csignal>
#include <fstream>
#include <map>

#include <sys/socket.h>

#include "storage/exchange_store.h"
#include "tests/exchange/installation.h"
#include "tests/support/programs.h"

namespace vanthu::faults {
namespace {

const domain::SystemClock kClock;
constexpr int kItems = 1'000'000;

std::string codeOf(std::size_t agency) {
    return "H53." + std::to_string(agency);
}

storage::Database opened(const std::filesystem::path& folder) {
    return storage::Database({.url = "sqlite:" + (folder / "vanthu.db").string(), .readOnly = true});
}

}  // namespace

World::World(const std::filesystem::path& below) {
    for (std::size_t host = 0; host < kHosts; ++host)
        folders_.push_back(std::make_unique<tests::TempDir>(below));
    auto hubKey =
        tests::runProgram(tests::programPath("vanthu-hub"), {"--data", folder(kHub).string(), "--key"}).out;
    hubKey.erase(hubKey.find_last_not_of('\n') + 1);
    const auto endpoint = "tcp://" + Network::addressOf(kHub) + ":7020";
    std::string peers;
    for (std::size_t agency = 1; agency < kHosts; ++agency) {
        tests::Installation installation(folder(agency), codeOf(agency), kClock, "");
        installation.addHub(hubKey, endpoint);
        installation.addOrganisation("Đơn vị bên kia", codeOf(kHosts - agency), false);
        peers += (peers.empty() ? "" : ",") + std::string(R"({"name": "A", "public_key": ")") +
                 installation.exchange.publicKey() + R"(", "organisation_codes": [")" + codeOf(agency) +
                 R"("]})";
    }
    std::ofstream(folder(kHub) / "hub.json")
        << R"({"listen": ")" << endpoint << R"(", "peers": [)" << peers << "]}";
    for (std::size_t host = 0; host < kHosts; ++host)
        start(host);
}

process::Command World::command(std::size_t host) const {
    auto words = network_.on(host);
    if (host == kHub)
        words.insert(words.end(), {tests::programPath("vanthu-hub").string(), "--data", folder(host).string(),
                                   "--stop-with-input"});
    else
        words.insert(words.end(), {tests::programPath("vanthu-test-agency").string(), folder(host).string(),
                                   codeOf(host)});
    return {
        .program = "ip", .arguments = words, .output = folder(host) / "said", .errors = folder(host) / "log"};
}

void World::start(std::size_t host) {
    processes_[host].emplace(command(host));
}

void World::kill(std::size_t host) {
    processes_[host]->kill();
}

bool World::killGateway(std::size_t host) {
    for (const auto& child : tests::childrenOf(processes_[host]->id()))
        if (child.name == "vanthu-gateway") return ::kill(child.pid, SIGKILL) == 0;
    return false;
}

void World::signal(std::size_t host, int number) {
    processes_[host]->signal(number);
}

bool World::isRunning(std::size_t host) {
    return !processes_[host]->hasEnded();
}

void World::stopAll() {
    for (auto& process : processes_) {
        process->endInput();
        process->wait();
    }
}

void World::order(std::size_t agency, const std::string& text) {
    const auto line = "send " + codeOf(kHosts - agency) + " " + text + "\n";
    // Nobody may be there to read it: then nothing was promised.
    static_cast<void>(
        ::send(processes_[agency]->line(), line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
}

std::set<std::string> World::acknowledged(std::size_t agency) const {
    std::set<std::string> messages;
    std::ifstream said(folder(agency) / "said");
    for (std::string line; std::getline(said, line) && !said.eof();)
        if (line.starts_with("sent ")) messages.insert(line.substr(5));
    return messages;
}

std::string World::fault() const {
    const auto there = faultBetween(1, 2);
    return there.empty() ? faultBetween(2, 1) : there;
}

std::string World::faultBetween(std::size_t sender, std::size_t receiver) const {
    auto sent = opened(folder(sender));
    auto received = opened(folder(receiver));
    std::map<std::string, std::vector<domain::InboxItem>> items;
    received.read([&](storage::ReadTransaction& transaction) {
        for (auto& item : storage::listInbox(transaction, {.recipients = {domain::OrganisationId{1}}},
                                             std::nullopt, kItems))
            items[item.messageId].push_back(std::move(item));
    });
    for (const auto& [message, copies] : items)
        if (copies.size() != 1)
            return message + " is in the inbox " + std::to_string(copies.size()) + " times";
    return sent.read([&](storage::ReadTransaction& transaction) -> std::string {
        for (const auto& message : acknowledged(sender)) {
            const auto delivery = storage::findDelivery(transaction, message, codeOf(receiver));
            if (!delivery) return message + " was acknowledged and is gone";
            const auto item = items.find(message);
            if (item == items.end()) return message + " has not arrived";
            if (delivery->state != domain::DeliveryState::accepted)
                return message + " is not known as accepted";
            if (delivery->arrivalNumber != std::to_string(item->second.front().id.value))
                return message + " has another number at its receiver";
        }
        for (const auto& [message, copies] : items)
            if (!storage::findDelivery(transaction, message, codeOf(receiver)))
                return message + " was never sent";
        return "";
    });
}

}  // namespace vanthu::faults
