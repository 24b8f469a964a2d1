#include "tests/bench/server_search.h"

#include "tests/bench/load_client.h"

#include <chrono>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/URI.h>

namespace vanthu::bench {
namespace {

using Clock = std::chrono::steady_clock;

std::string importRecord(const Article& article) {
    Poco::JSON::Object record(Poco::JSON_PRESERVE_KEY_ORDER);
    record.set("source", "bench");
    record.set("external_id", article.id);
    record.set("subject", article.title.empty() ? std::string("(không có tiêu đề)") : article.title);
    record.set("text", article.text);
    std::ostringstream line;
    record.stringify(line);
    return line.str() + "\n";
}

class ServerAsker : public Asker {
  public:
    ServerAsker(int port, std::string token) : connection_(port), token_(std::move(token)) {}

    std::vector<std::string> ask(const std::string& question) override {
        std::string encoded;
        Poco::URI::encode(question, "!?#/'\",;:$&()[]*+=@", encoded);
        const Answer answer = connection_.get("/api/v1/search?limit=10&q=" + encoded, token_);
        if (answer.status != 200)
            throw std::runtime_error("a search answered " + std::to_string(answer.status) + ": " +
                                     answer.body);
        const auto page = Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
        std::vector<std::string> ids;
        const auto results = page->getArray("results");
        for (unsigned at = 0; at < results->size(); ++at)
            ids.push_back(results->getObject(at)->getValue<std::string>("external_id"));
        return ids;
    }

  private:
    LoadClient connection_;
    std::string token_;
};

}  // namespace

void importArticles(const Installation& installation, const std::vector<Article>& articles) {
    constexpr std::size_t kBatch = 500;
    LoadClient connection(installation.port());
    std::string batch;
    for (std::size_t at = 0; at < articles.size(); ++at) {
        batch += importRecord(articles[at]);
        if ((at + 1) % kBatch != 0 && at + 1 != articles.size()) continue;
        const Answer answer =
            connection.post("/api/v1/imports", installation.clerkToken(), "application/x-ndjson", batch);
        if (answer.status != 200)
            throw std::runtime_error("an import answered " + std::to_string(answer.status) + ": " +
                                     answer.body);
        batch.clear();
    }
}

std::unique_ptr<Asker> serverAsker(int port, const std::string& token) {
    return std::make_unique<ServerAsker>(port, token);
}

void waitUntilIndexed(const Installation& installation, std::size_t documents) {
    LoadClient connection(installation.port());
    const auto deadline = Clock::now() + std::chrono::minutes(10);
    while (Clock::now() < deadline) {
        const Answer answer = connection.get("/api/v1/search?limit=1", installation.clerkToken());
        if (answer.status == 200) {
            const auto page = Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
            if (page->getValue<std::int64_t>("total") >= static_cast<std::int64_t>(documents)) return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the index did not catch up within 10 minutes");
}

}  // namespace vanthu::bench
