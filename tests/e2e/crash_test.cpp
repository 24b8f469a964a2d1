#include <catch2/catch.hpp>

#include "client-cli/api.h"
#include "client-cli/failure.h"
#include "client-cli/problem.h"
#include "client-cli/upload.h"
#include "tests/e2e/installation.h"

#include <atomic>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

namespace {

constexpr int kClients = 32;
constexpr int kRegistrations = 5000;

/// Many clients that register documents one after the other, each with a file of its own, and insist until
/// every one is acknowledged: the same idempotency key is sent again to whatever server there is then.
class Clients {
  public:
    Clients(const std::string& url, std::string token, std::filesystem::path folder)
        : url_(url), token_(std::move(token)), folder_(std::move(folder)) {
        for (int i = 0; i < kClients; ++i)
            threads_.emplace_back([this] { work(); });
    }
    ~Clients() { join(); }

    void moveTo(const std::string& url) {
        const std::lock_guard lock(mutex_);
        url_ = url;
    }
    [[nodiscard]] int acknowledged() const { return acknowledged_; }
    void join() {
        for (auto& thread : threads_)
            if (thread.joinable()) thread.join();
    }

    /// Document id → SHA-256 of its file, of everything acknowledged. After join().
    [[nodiscard]] const std::map<std::int64_t, std::string>& digests() const { return digests_; }
    [[nodiscard]] const std::string& refusal() const { return refusal_; }

  private:
    void work() {
        for (int number = next_++; number < kRegistrations && !gaveUp_; number = next_++)
            registerOne(number);
    }

    void registerOne(int number) {
        const std::string name = "van-ban-" + std::to_string(number) + ".txt";
        const auto file = (folder_ / name).string();
        std::ofstream(file) << "Nội dung của văn bản " << number
                            << std::string(static_cast<std::size_t>(number % 4096), '.');
        vanthu::cli::ApiRequest request;
        request.method = "POST";
        request.path = "/documents";
        request.body.set("direction", "incoming")
            .set("code", std::to_string(number + 1) + "/KH-UBND")
            .set("type", "KH")
            .set("issued_date", "2018-09-28")
            .set("issuer_name", "UBND tỉnh Bình Dương")
            .set("subject", "Văn bản thứ " + std::to_string(number));
        request.uploads = vanthu::cli::declareFiles({file}, request.body);
        request.idempotencyKey = "dang-ky-" + std::to_string(number);
        const std::string digest = request.body["files"].items()[0]["sha256"].text();
        const Json answer = insisted(request);
        std::filesystem::remove(file);
        const std::lock_guard lock(mutex_);
        if (!answer.isNull()) digests_[answer["id"].integer()] = digest;
        ++acknowledged_;
    }

    Json insisted(const vanthu::cli::ApiRequest& request) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(5);
        for (;;) {
            try {
                return vanthu::cli::Api(currentUrl(), token_).send(request).json();
            } catch (const vanthu::cli::Problem& problem) {
                return giveUp(problem.what());  // the server answered, and it was no
            } catch (const vanthu::cli::Failure& failure) {
                // It is down, or just going down: Api has waited between its own attempts already.
                if (std::chrono::steady_clock::now() > deadline) return giveUp(failure.what());
            }
        }
    }

    Json giveUp(const std::string& why) {
        const std::lock_guard lock(mutex_);
        refusal_ = why;
        gaveUp_ = true;
        return {};
    }

    std::string currentUrl() {
        const std::lock_guard lock(mutex_);
        return url_;
    }

    std::mutex mutex_;
    std::string url_;
    std::string token_;
    std::filesystem::path folder_;
    std::map<std::int64_t, std::string> digests_;
    std::string refusal_;
    std::atomic<int> next_{0};
    std::atomic<int> acknowledged_{0};
    std::atomic<bool> gaveUp_{false};
    std::vector<std::thread> threads_;  ///< last: starts when the rest is there
};

/// Every document of the registry by id, with its registry number.
std::map<std::int64_t, std::string> registry(const Person& clerk) {
    std::map<std::int64_t, std::string> numbers;
    std::string cursor;
    do {
        std::vector<std::string> words{"document", "list", "--limit", "200"};
        if (!cursor.empty()) words.insert(words.end(), {"--cursor", cursor});
        const Json page = clerk.ask(words);
        for (const auto& document : page["documents"].items())
            numbers[document["id"].integer()] = document["registry_number"].text();
        cursor = page["next_cursor"].text();
    } while (!cursor.empty());
    return numbers;
}

}  // namespace

TEST_CASE("kill -9 under 32 clients loses nothing acknowledged, repeats and skips no number",
          "[e2e][.slow]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const vanthu::tests::TempDir files;
    Clients clients(installation.url(), clerk.token(), files.path());

    REQUIRE(
        eventually(std::chrono::minutes(5), [&] { return clients.acknowledged() >= kRegistrations / 2; }));
    installation.crash();
    installation.start();
    clients.moveTo(installation.url());
    clients.join();

    INFO(clients.refusal() << "\n" << installation.log());
    REQUIRE(clients.digests().size() == kRegistrations);  // each its own id: nothing was registered twice
    const auto numbers = registry(clerk);
    CHECK(numbers.size() == kRegistrations);
    std::set<std::int64_t> used;
    for (const auto& [id, number] : numbers)
        used.insert(std::stoll(number));
    CHECK(used.size() == kRegistrations);
    CHECK(*used.begin() == 1);
    CHECK(*used.rbegin() == kRegistrations);
    const Json series = clerk.ask({"book", "gaps", "den"})["series"];
    REQUIRE(series.items().size() == 1);
    CHECK(series.items()[0]["gaps"].items().empty());

    int at = 0;
    for (const auto& [id, digest] : clients.digests()) {
        CHECK(numbers.count(id) == 1);
        if (at++ % 50 != 0) continue;  // a sample; verify reads all
        const auto copy = (clerk.folder() / "copy").string();
        clerk.does({"document", "download", std::to_string(id), "-o", copy, "--force"});
        CHECK(vanthu::cli::sha256Of(copy) == digest);
    }
    const Json verified = admin.ask({"verify"});
    INFO(verified.print());
    CHECK(verified["clean"].truth());
    CHECK(verified["checked"]["blobs"].integer() >= kRegistrations);
}
