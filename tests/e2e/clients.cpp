#include "tests/e2e/clients.h"

#include <catch2/catch.hpp>

#include "client-cli/failure.h"
#include "client-cli/problem.h"
#include "client-cli/upload.h"

#include <fstream>
#include <set>

namespace vanthu::tests {

using cli::Json;

Clients::Clients(const Installation& installation, std::string token, int clients, int registrations)
    : token_(std::move(token)), registrations_(registrations), url_(installation.url()) {
    for (int i = 0; i < clients; ++i)
        threads_.emplace_back([this] { work(); });
}

void Clients::moveTo(const std::string& url) {
    const std::lock_guard lock(mutex_);
    url_ = url;
}

void Clients::join() {
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void Clients::work() {
    for (int number = next_++; number < registrations_ && !gaveUp_; number = next_++)
        registerOne(number);
}

void Clients::registerOne(int number) {
    const std::string name = "van-ban-" + std::to_string(number) + ".txt";
    const auto file = (files_.path() / name).string();
    std::ofstream(file) << "Nội dung của văn bản " << number
                        << std::string(static_cast<std::size_t>(number % 4096), '.');
    cli::ApiRequest request;
    request.method = "POST";
    request.path = "/documents";
    request.body.set("direction", "incoming")
        .set("code", std::to_string(number + 1) + "/KH-UBND")
        .set("type", "KH")
        .set("issued_date", "2018-09-28")
        .set("issuer_name", "UBND tỉnh Bình Dương")
        .set("subject", "Văn bản thứ " + std::to_string(number));
    request.uploads = cli::declareFiles({file}, request.body);
    request.idempotencyKey = "dang-ky-" + std::to_string(number);
    const std::string digest = request.body["files"].items()[0]["sha256"].text();
    const Json answer = insisted(request);
    std::filesystem::remove(file);
    const std::lock_guard lock(mutex_);
    if (!answer.isNull()) digests_[answer["id"].integer()] = digest;
    ++acknowledged_;
}

Json Clients::insisted(const cli::ApiRequest& request) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    for (;;) {
        try {
            return cli::Api(currentUrl(), token_).send(request).json();
        } catch (const cli::Problem& problem) {
            return giveUp(problem.what());  // the server answered, and it was no
        } catch (const cli::Failure& failure) {
            // It is down, or just going down: Api has waited between its own attempts already.
            if (std::chrono::steady_clock::now() > deadline) return giveUp(failure.what());
        }
    }
}

Json Clients::giveUp(const std::string& why) {
    const std::lock_guard lock(mutex_);
    refusal_ = why;
    gaveUp_ = true;
    return {};
}

std::string Clients::currentUrl() {
    const std::lock_guard lock(mutex_);
    return url_;
}

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

void checkNothingLost(const Clients& clients, int registrations, const Person& clerk,
                      const Person& administrator) {
    const auto count = static_cast<std::size_t>(registrations);
    REQUIRE(clients.digests().size() == count);  // each its own id: nothing was registered twice
    const auto numbers = registry(clerk);
    CHECK(numbers.size() == count);
    std::set<std::int64_t> used;
    for (const auto& [id, number] : numbers)
        used.insert(std::stoll(number));
    CHECK(used.size() == count);
    CHECK(*used.begin() == 1);
    CHECK(*used.rbegin() == registrations);
    const Json series = clerk.ask({"number", "gaps", "den"})["series"];
    REQUIRE(series.items().size() == 1);
    CHECK(series.items()[0]["gaps"].items().empty());

    int at = 0;
    for (const auto& [id, digest] : clients.digests()) {
        CHECK(numbers.count(id) == 1);
        if (at++ % 50 != 0) continue;  // a sample; verify reads all
        const auto copy = (clerk.folder() / "copy").string();
        clerk.does({"document", "download", std::to_string(id), "-o", copy, "--force"});
        CHECK(cli::sha256Of(copy) == digest);
    }
    const Json verified = administrator.ask({"verify"});
    INFO(verified.print());
    CHECK(verified["clean"].truth());
    CHECK(verified["checked"]["blobs"].integer() >= registrations);
}

}  // namespace vanthu::tests
