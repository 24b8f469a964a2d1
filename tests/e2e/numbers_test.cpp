#include <catch2/catch.hpp>

#include "tests/e2e/number_clients.h"

#include <algorithm>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::NumberClients;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::YearNumber;

namespace {

struct Entry {
    std::string day;
    std::string reason;
};

/// Every document of the book by year and number.
std::map<YearNumber, Entry> entries(const Person& clerk, const std::string& book) {
    std::map<YearNumber, Entry> found;
    std::string cursor;
    do {
        std::vector<std::string> words{"document", "list", "--limit", "200", "--book", book};
        if (!cursor.empty()) words.insert(words.end(), {"--cursor", cursor});
        const Json page = clerk.ask(words);
        for (const auto& document : page["documents"].items()) {
            const YearNumber number{static_cast<int>(document["year"].integer()),
                                    document["registry_number"].text()};
            CHECK(found.count(number) == 0);  // no number twice
            found[number] = {document["issued_date"].text(), document["number_reason"].text()};
        }
        cursor = page["next_cursor"].text();
    } while (!cursor.empty());
    return found;
}

bool isLettered(const std::string& number) {
    return number.back() > '9';
}

/// A number out of the order of days, and a lettered one, says why.
void checkOrder(const std::map<YearNumber, Entry>& entries, int year) {
    std::map<int, Entry> plain;
    for (const auto& [number, entry] : entries) {
        if (number.first != year) continue;
        CHECK(entry.day.substr(0, 4) == std::to_string(year));
        if (isLettered(number.second))
            CHECK_FALSE(entry.reason.empty());
        else
            plain[std::stoi(number.second)] = entry;
    }
    // Of two numbers in the wrong order, one was entered later and had to say why.
    int unexplained = 0;
    std::string latestPlain;  // among those that gave no reason
    for (const auto& [number, entry] : plain) {
        if (!entry.reason.empty()) continue;
        if (entry.day < latestPlain) ++unexplained;
        latestPlain = std::max(latestPlain, entry.day);
    }
    CHECK(unexplained == 0);
}

/// Whatever left the series is used, void or held, and nothing else is.
void checkExplained(const NumberClients& clients, const Json& series) {
    const int year = static_cast<int>(series["year"].integer());
    CHECK(series["gaps"].items().empty());
    std::set<YearNumber> held;
    for (const auto& number : series["reserved"].items())
        held.insert({year, number["number"].text()});
    std::set<YearNumber> expected;
    for (const auto& number : clients.held())
        if (number.first == year) expected.insert(number);
    CHECK(held == expected);
    std::int64_t plain = 0;
    for (const auto& [number, document] : clients.used())
        if (number.first == year && !isLettered(number.second)) ++plain;
    for (const auto& number : clients.voided())
        if (number.first == year) ++plain;
    CHECK(plain + static_cast<std::int64_t>(held.size()) == series["last_number"].integer());
}

}  // namespace

TEST_CASE("64 clerks and three kill -9 through a year change leave every series gapless and explained",
          "[e2e][.slow]") {
    constexpr int kActions = 3000;
    constexpr int kCrashes = 3;
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    std::string book;
    for (const auto& known : clerk.ask({"book", "list"})["books"].items())
        if (known["code"].text() == "di") book = known["id"].text();
    NumberClients clients(installation, clerk.token(), book, 64, kActions);

    for (int crash = 1; crash <= kCrashes; ++crash) {
        REQUIRE(eventually(std::chrono::minutes(5),
                           [&] { return clients.acknowledged() >= kActions * crash / (kCrashes + 1); }));
        installation.crash();
        installation.start();
        clients.moveTo(installation.url());
    }
    clients.join();

    INFO(clients.refusal() << "\n" << installation.log());
    REQUIRE(clients.refusal().empty());
    const auto found = entries(clerk, book);
    CHECK(found.size() == clients.used().size());
    for (const auto& [number, document] : clients.used())
        CHECK(found.count(number) == 1);
    const Json answered = clerk.ask({"number", "gaps", book});
    REQUIRE(answered["series"].items().size() == 2);
    for (const auto& series : answered["series"].items()) {
        INFO(series.print());
        checkExplained(clients, series);
        checkOrder(found, static_cast<int>(series["year"].integer()));
    }
    const Json verified = admin.ask({"verify"});
    INFO(verified.print());
    CHECK(verified["clean"].truth());
}
