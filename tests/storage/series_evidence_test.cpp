#include "storage/series_evidence.h"

#include "tests/storage/registry_life.h"

#include <set>
#include <string>

using namespace vanthu;
using namespace vanthu::tests;

namespace {

/// Entered, complete, missing and void numbers by registry.
using Sums = std::map<Registry, std::array<std::int64_t, 4>>;

Sums sumsOf(const std::vector<storage::SeriesEvidence>& evidence) {
    Sums sums;
    for (const auto& series : evidence) {
        auto& sum = sums[{series.organisation, series.direction}];
        sum[0] += series.entered;
        sum[1] += series.complete;
        sum[2] += series.missing;
        sum[3] += std::ranges::count(series.explained, domain::NumberState::voided,
                                     &storage::ExplainedNumber::state);
    }
    return sums;
}

Sums sumsOf(const std::vector<domain::EntryCounts>& counts) {
    Sums sums;
    for (const auto& each : counts)
        sums[{each.organisation, each.direction}] = {each.entered, each.enteredWithFile, each.missing,
                                                     each.voided};
    return sums;
}

std::string textOf(const std::vector<storage::SeriesEvidence>& evidence) {
    std::string text;
    for (const auto& series : evidence) {
        text += std::to_string(series.series.value) + ": " + std::to_string(series.lowest) + "-" +
                std::to_string(series.highest) + " missing";
        for (const auto& range : series.missingRanges)
            text += " " + std::to_string(range.first) + "-" + std::to_string(range.last);
        for (const auto& number : series.explained)
            text += " " + std::to_string(number.number) + number.suffix + std::string(code(number.state));
        text += "\n";
    }
    return text;
}

struct Asked {
    domain::Sequence change;
    Date from, to;
    std::string text;
};

}  // namespace

CONTRACT_CASE("the evidence of series adds up to the rates, at every change, and stays as it was told",
              "[storage]") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        INFO("seed " << seed);
        RegistryLife life(contract.database(), seed);
        const auto first = life.dayOfYear(0), last = life.dayOfYear(364);
        std::vector<Asked> asked;
        for (int i = 0; i < 120; ++i) {
            life.step();
            follow(contract.database(), 50);
            const Asked some{contract.database().head(), life.dayOfYear(life.pick(0, 40)),
                             life.dayOfYear(life.pick(20, 80)), ""};
            contract.database().read([&](ReadTransaction& transaction) {
                const auto evidence = storage::seriesEvidence(transaction, some.from, some.to, some.change);
                CHECK(sumsOf(evidence) ==
                      sumsOf(storage::entryCounts(transaction, some.from, some.to, some.change)));
                asked.push_back(some);
                asked.back().text = textOf(evidence);
                // Of all days every gap of the tables is told, and nothing else.
                for (const auto& series : storage::seriesEvidence(transaction, first, last, some.change))
                    CHECK(series.missingRanges == storage::findGaps(transaction, series.series));
            });
        }
        contract.database().read([&](ReadTransaction& transaction) {
            for (const auto& each : asked)
                CHECK(textOf(storage::seriesEvidence(transaction, each.from, each.to, each.change)) ==
                      each.text);
        });
    }
}

CONTRACT_CASE("samples are drawn from numbers entered or missing, not from those explained", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const storage::SeriesPlace place{office.outgoing, 2018, ""};
    const auto day = outgoingDocument(office).issuedDate.value();
    database.write(clerk(), [&](WriteTransaction& transaction) {
        registerNumbered(transaction, outgoingDocument(office));  // 1
        storage::voidNumber(transaction, place, {3, ""}, "in hỏng");
        auto later = outgoingDocument(office);
        const auto taken = storage::takeNumber(transaction, place, {6, "a"});
        later.registryNumber = taken.number;
        later.year = 2018;
        storage::bindNumber(transaction, taken, storage::insertDocument(transaction, later).id);
        return 0;
    });
    follow(database, 100);
    database.read([&](ReadTransaction& transaction) {
        const auto series = storage::seriesEvidence(transaction, day, day, database.head());
        REQUIRE(series.size() == 1);
        CHECK(series[0].lowest == 1);
        CHECK(series[0].highest == 6);
        CHECK(series[0].missingRanges == std::vector<domain::NumberRange>{{2, 2}, {4, 6}});
        REQUIRE(series[0].explained.size() == 1);
        CHECK(series[0].explained[0].reason == "in hỏng");
        std::string numbers;
        for (const auto& number :
             storage::expectedNumbers(transaction, series[0], day, day, database.head(), 100))
            numbers += std::to_string(number.number) + number.suffix + (number.document ? "+ " : " ");
        CHECK(numbers == "1+ 2 4 5 6 6a+ ");
        CHECK(storage::expectedNumbers(transaction, series[0], day, day, database.head(), 3).size() == 4);
        CHECK(storage::seriesEvidence(transaction, day, day, database.head(), domain::SeriesId{999}).empty());
        CHECK(
            storage::seriesEvidence(transaction, day.plusDays(1), day.plusDays(9), database.head()).empty());
    });
}
