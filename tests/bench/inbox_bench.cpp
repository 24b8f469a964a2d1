#include "storage/assignment_store.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "tests/bench/load_client.h"
#include "tests/bench/office_bench.h"
#include "tests/support/programs.h"

#include <chrono>
#include <csignal>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kInboxUnits = 50;
constexpr int kInboxAtOnce = 500;  // documents of one transaction: more would outgrow the cache of SQLite
constexpr int kWalkedPages = 300;  // one after the other, each for the first time
constexpr int kFirstPages = 200;   // each after a registration
constexpr const char* kInbox = "/api/v1/documents?direction=incoming&limit=20";

struct InboxCaller {
    std::string name;
    std::string token;
};

/// Units, the three readers, and the account that documents of other units are given to.
struct Cast {
    std::vector<domain::OrganisationId> units;
    std::vector<InboxCaller> readers;
    domain::OrganisationId clerksUnit;
};

Cast setUpCast(Installation& installation) {
    Cast cast;
    for (int unit = 0; unit < kInboxUnits; ++unit)
        cast.units.push_back(
            {installation.addUnit("Đơn vị " + std::to_string(unit), "H99." + std::to_string(100 + unit))});
    cast.clerksUnit = cast.units.front();
    cast.readers = {
        {"clerk of one unit", installation.addAccount("van-thu-hep", "van_thu", cast.clerksUnit.value)},
        {"leader of all", installation.addAccount("chu-tich", "lanh_dao", installation.root())},
        {"administrator", installation.adminToken()}};
    return cast;
}

domain::Document documentOf(const Cast& cast, std::mt19937& random, int number) {
    domain::Document document;
    document.direction = random() % 10 < 7 ? domain::Direction::incoming : domain::Direction::outgoing;
    document.organisation = cast.units[random() % cast.units.size()];
    document.typeCode = "KH";
    const auto day = domain::Date::fromDays(20'000 + number % 365);
    document.issuedDate = day;
    if (document.direction == domain::Direction::incoming) document.arrivalDate = day;
    document.code = domain::parseCode(std::to_string(1 + number % 3000) + "/KH-UBND");
    document.issuerName = "Ủy ban nhân dân tỉnh Bình Minh";
    document.subject =
        "Về việc triển khai thực hiện Kế hoạch cải cách hành chính, đợt " + std::to_string(number);
    document.signer.name = "Nguyễn Văn An";
    if (random() % 20 == 0) document.access = domain::Access::restricted;
    document.source = "bench";
    document.externalId = std::to_string(number);
    document.receivers = {{{}, "Các sở, ban, ngành"}};
    document.registeredAt = domain::SystemClock().now();
    return document;
}

/// Each fiftieth document is work of another unit as well.
void assignSome(storage::WriteTransaction& transaction, const Cast& cast, std::mt19937& random,
                const domain::Document& document) {
    if (random() % 50 != 0) return;
    domain::Assignment assignment;
    assignment.document = document.id;
    assignment.unit = cast.units[random() % cast.units.size()];
    assignment.assignedBy = {1};
    assignment.assignedAt = document.registeredAt;
    static_cast<void>(storage::insertAssignment(transaction, assignment));
}

void fill(Installation& installation, const Cast& cast, int from, int to) {
    installation.server().stop();
    {
        storage::Database database({"sqlite:" + (installation.data() / "vanthu.db").string()});
        std::mt19937 random(static_cast<unsigned>(from));  // NOLINT: the same documents every time
        for (int begin = from; begin < to; begin += kInboxAtOnce)
            database.write({{1}, domain::SystemClock().now()}, [&](storage::WriteTransaction& transaction) {
                for (int number = begin; number < begin + kInboxAtOnce && number < to; ++number)
                    assignSome(transaction, cast, random,
                               storage::insertDocument(transaction, documentOf(cast, random, number)));
            });
    }
    installation.start();
}

/// The indexer would work off the filling for minutes beside the measurement, which is not about it.
class HeldIndexer {
  public:
    explicit HeldIndexer(Installation& installation) {
        for (const auto& child : tests::childrenOf(installation.server().pid()))
            if (child.name == "vanthu-indexer") pid_ = child.pid;
        if (pid_ == 0) throw std::runtime_error("vanthud has no indexer");
        ::kill(pid_, SIGSTOP);
    }
    ~HeldIndexer() { ::kill(pid_, SIGCONT); }
    HeldIndexer(const HeldIndexer&) = delete;
    HeldIndexer& operator=(const HeldIndexer&) = delete;

  private:
    pid_t pid_{0};
};

/// Opens pages and keeps how long each took, in milliseconds.
class PageTimes {
  public:
    PageTimes(Installation& installation, std::string token)
        : installation_(installation), client_(installation.port()), token_(std::move(token)) {}

    /// Answers the cursor of the next page.
    std::string open(const std::string& cursor) {
        const auto start = Clock::now();
        const auto answer = client_.get(kInbox + (cursor.empty() ? "" : "&cursor=" + cursor), token_);
        milliseconds_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        if (answer.status != 200)
            throw std::runtime_error("the inbox answered " + std::to_string(answer.status));
        const auto page = Poco::JSON::Parser().parse(answer.body).extract<Poco::JSON::Object::Ptr>();
        auto next = page->optValue<std::string>("next_cursor", "");
        if (!next.empty() && page->getArray("documents")->size() != 20)
            throw std::runtime_error("the inbox gave a page that is neither full nor the last");
        return next;
    }

    std::vector<double> measure() {
        std::string cursor;
        for (int page = 0; page < kWalkedPages && (page == 0 || !cursor.empty()); ++page)
            cursor = open(cursor);
        for (int page = 0; page < kFirstPages; ++page) {
            registerOne();
            static_cast<void>(open(""));
        }
        return milliseconds_;
    }

  private:
    void registerOne() {
        const auto answer = client_.post(
            "/api/v1/documents", installation_.clerkToken(), "application/json",
            R"({"direction":"incoming","type":"KH","subject":"Kế hoạch","code":"1/KH-X","issuer_name":"Bộ",)"
            R"("issued_date":"2024-10-01","confirm_duplicate":true})");
        if (answer.status != 201)
            throw std::runtime_error("a registration answered " + std::to_string(answer.status));
    }

    Installation& installation_;
    LoadClient client_;
    std::string token_;
    std::vector<double> milliseconds_;
};

void measureAt(Installation& installation, const Cast& cast, const std::string& size, const Report& report) {
    const HeldIndexer held(installation);
    std::vector<std::vector<double>> times;
    for (const auto& reader : cast.readers)
        times.push_back(PageTimes(installation, reader.token).measure());
    const double administrator = percentile(times.back(), 0.99);
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto name = "inbox page of 20 among " + size + ", " + cast.readers[i].name;
        report({name + ", p50", percentile(times[i], 0.5), "ms", "", 0, 0, true});
        report({name + ", p99", percentile(times[i], 0.99), "ms", "", 0, 30, true});
    }
    report({"inbox page among " + size + ", clerk to administrator, p99", percentile(times.front(), 0.99),
            "ms", "administrator", administrator, 1.5, true});
}

}  // namespace

void measureInbox(Installation& installation, const Report& report) {
    constexpr int kFew = 100'000;
    constexpr int kMany = 1'000'000;
    const auto cast = setUpCast(installation);
    fill(installation, cast, 0, kFew);
    measureAt(installation, cast, "100 k", report);
    fill(installation, cast, kFew, kMany);
    measureAt(installation, cast, "1 M", report);
}

}  // namespace vanthu::bench
