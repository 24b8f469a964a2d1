#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

#include "server/process/child_process.h"
#include "storage/exchange_store.h"
#include "tests/exchange/packages.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using domain::DeliveryState;

const domain::SystemClock kClock;
constexpr std::size_t kManyChunks = 16u << 20;

/// An installation's exchange in a process of its own, which a test has killed.
class Node {
  public:
    explicit Node(const std::filesystem::path& folder, std::vector<std::string> arguments)
        : endpointFile_(folder / "endpoint"), process_(command(folder, std::move(arguments))) {}
    ~Node() {
        process_.endInput();
        process_.wait();
    }
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    /// The address that it listens on.
    [[nodiscard]] std::string endpoint() const {
        std::string text;
        REQUIRE(
            eventually([&] { return static_cast<bool>(std::getline(std::ifstream(endpointFile_), text)); }));
        return text;
    }
    /// Waits until it died of SIGKILL.
    [[nodiscard]] bool wasKilled() {
        return eventually([&] { return process_.hasEnded(); }) && process_.wait() == 128 + SIGKILL;
    }

  private:
    static process::Command command(const std::filesystem::path& folder, std::vector<std::string> arguments) {
        std::filesystem::remove(folder / "endpoint");  // of the one before
        arguments.insert(arguments.begin(), folder.string());
        return {programPath("vanthu-test-node"), std::move(arguments)};
    }

    std::filesystem::path endpointFile_;
    process::ChildProcess process_;
};

std::string keyOf(const std::filesystem::path& folder, const std::string& code) {
    return Installation(folder, code, kClock, "").exchange.publicKey();
}

}  // namespace

TEST_CASE("a transfer goes on when a gateway is killed in the middle of it", "[exchange]") {
    TempDir folderA;
    TempDir folderB;
    Installation a(folderA.path(), "H53.1", kClock);
    Installation b(folderB.path(), "H53.2", kClock);
    a.exchange.start();
    b.exchange.start();
    const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
    b.addPeer(a.exchange.publicKey(), "", {"H53.1"});
    a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
    auto& victim = GENERATE(true, false) ? a.exchange : b.exchange;

    const auto id = a.send(a.registerOutgoing({randomBytes(kManyChunks, 3)}), {unitOfB}).front().id;
    REQUIRE(eventually([&] { return a.delivery(id).state == DeliveryState::sent; }));
    REQUIRE(kill(victim.health().gatewayProcess, SIGKILL) == 0);

    REQUIRE(eventually([&] { return a.delivery(id).state == DeliveryState::arrived; }));
    CHECK(b.inbox().size() == 1);
    CHECK(victim.health().gatewayRestarts > 0);
    CHECK(a.delivery(id).attempts > 1);
}

TEST_CASE("a receiver killed between blob and inbox row takes the document once", "[exchange]") {
    TempDir folderA;
    TempDir folderB;
    const auto keyOfB = keyOf(folderB.path(), "H53.2");
    Installation a(folderA.path(), "H53.1", kClock, "");
    a.exchange.start();
    Installation(folderB.path(), "H53.2", kClock, "").addPeer(a.exchange.publicKey(), "", {"H53.1"});
    const auto document = a.registerOutgoing({randomBytes(700'000, 4)});
    const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
    std::string endpoint;
    {
        Node dying(folderB.path(), {"H53.2", "tcp://127.0.0.1:0", "blob", document.files.front().digest});
        endpoint = dying.endpoint();
        a.addPeer(keyOfB, endpoint, {"H53.2"});
        a.send(document, {unitOfB});
        REQUIRE(dying.wasKilled());
    }
    {
        Installation b(folderB.path(), "H53.2", kClock, "");
        CHECK(b.inbox().empty());
        CHECK(b.blobs.contains(document.files.front().digest));
    }

    {
        const Node again(folderB.path(), {"H53.2", endpoint});
        REQUIRE(eventually([&] { return a.delivery({1}).state == DeliveryState::arrived; }));
    }

    Installation b(folderB.path(), "H53.2", kClock, "");
    CHECK(b.inbox().size() == 1);
}

TEST_CASE("a sender killed before it kept the acknowledgement sends again and ends arrived", "[exchange]") {
    TempDir folderA;
    TempDir folderB;
    Installation b(folderB.path(), "H53.2", kClock);
    b.exchange.start();
    b.addPeer(keyOf(folderA.path(), "H53.1"), "", {"H53.1"});
    {
        Installation a(folderA.path(), "H53.1", kClock, "");
        const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
        a.addPeer(b.exchange.publicKey(), b.exchange.endpoint(), {"H53.2"});
        a.send(a.registerOutgoing({randomBytes(700'000, 5)}), {unitOfB});
    }
    {
        Node dying(folderA.path(), {"H53.1", "", "inbox", folderB.path().string()});
        REQUIRE(dying.wasKilled());
    }
    CHECK(b.inbox().size() == 1);
    {
        Installation a(folderA.path(), "H53.1", kClock, "");
        CHECK(a.delivery({1}).state == DeliveryState::sent);
    }

    const Node again(folderA.path(), {"H53.1", ""});
    storage::Database databaseOfA({"sqlite:" + (folderA.path() / "vanthu.db").string()});

    CHECK(eventually([&] {
        return databaseOfA.read([](storage::ReadTransaction& transaction) {
            return storage::findDelivery(transaction, domain::DeliveryId{1})->state == DeliveryState::arrived;
        });
    }));
    CHECK(b.inbox().size() == 1);
}

TEST_CASE("a package whose sender or receiver is killed when it has arrived is there once", "[exchange]") {
    const bool receiverDies = GENERATE(true, false);
    TempDir folderA;
    TempDir folderB;
    const auto keyOfB = keyOf(folderB.path(), "H53.2");
    const auto keyOfA = keyOf(folderA.path(), "H53.1");
    Installation(folderB.path(), "H53.2", kClock, "").addPeer(keyOfA, "", {"H53.1"});
    const auto deadly = std::vector<std::string>{"package", folderB.path().string()};
    const auto plus = [&](std::vector<std::string> arguments, bool dies) {
        if (dies) arguments.insert(arguments.end(), deadly.begin(), deadly.end());
        return arguments;
    };
    std::string message;
    std::string endpoint;
    {
        Node b(folderB.path(), plus({"H53.2", "tcp://127.0.0.1:0"}, receiverDies));
        endpoint = b.endpoint();
        {
            Installation a(folderA.path(), "H53.1", kClock, "");
            const auto unitOfB = a.addOrganisation("Đơn vị H53.2", "H53.2", false);
            a.addPeer(keyOfB, endpoint, {"H53.2"});
            message = sendPackage(a, unitOfB);
        }
        Node a(folderA.path(), plus({"H53.1", ""}, !receiverDies));
        REQUIRE((receiverDies ? b : a).wasKilled());
    }
    storage::Database databaseOfA({"sqlite:" + (folderA.path() / "vanthu.db").string()});
    storage::Database databaseOfB({"sqlite:" + (folderB.path() / "vanthu.db").string()});
    REQUIRE(packagesAt(databaseOfB).size() == 1);
    CHECK(packagesAt(databaseOfB).front().state == domain::InboxState::arrived);

    const Node b(folderB.path(), {"H53.2", endpoint});
    const Node a(folderA.path(), {"H53.1", ""});

    CHECK(eventually([&] { return packageSent(databaseOfA, message).state == DeliveryState::arrived; }));
    CHECK(packagesAt(databaseOfB).size() == 1);
}

}  // namespace vanthu::tests
