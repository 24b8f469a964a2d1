#include "tests/storage/registry_life.h"

using namespace vanthu;
using namespace vanthu::tests;

namespace {

void compareAll(storage::Database& database, const std::vector<Moment>& moments) {
    database.read([&](ReadTransaction& transaction) {
        for (const auto& moment : moments) {
            INFO("as of " << moment.sequence << ", " << moment.from.iso() << " to " << moment.to.iso());
            const auto found = kept(transaction, moment.from, moment.to, moment.sequence);
            CHECK(found.entry == moment.counts.entry);
            CHECK(found.exchange == moment.counts.exchange);
            CHECK(found.sending == moment.counts.sending);
            CHECK(found.handling == moment.counts.handling);
            CHECK(found.parts == moment.counts.parts);
        }
    });
}

using domain::Figure;
using Differences = std::map<std::pair<OrganisationId, Figure>, std::int64_t>;

/// What the things that changed add up to, by unit.
Differences explained(ReadTransaction& transaction, domain::FigureReport report, Date from, Date to,
                      domain::Sequence before, domain::Sequence after) {
    Differences sums;
    const auto today = domain::vietnamDate(nowOf(to));
    for (const auto& change :
         storage::figureChanges(transaction, report, from, to, {before, today}, {after, today}, 1'000'000)) {
        CHECK((change.because || change.by.contains(Figure::openOverdue) ||
               change.by.contains(Figure::notSent)));
        for (const auto& [figure, by] : change.by)
            sums[{change.unit, figure}] += by;
    }
    std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
    return sums;
}

/// Adds the counts of a report, `sign` times.
void add(Differences& sums, const Counts& counts, domain::FigureReport report, int sign) {
    const auto put = [&](OrganisationId unit, Figure figure, int count) {
        sums[{unit, figure}] += sign * count;
    };
    const auto putAll = [&](const Figures& of, const std::vector<Figure>& names) {
        for (const auto& [unit, row] : of)
            for (std::size_t i = 0; i < names.size(); ++i)
                put(unit, names.at(i), row.at(i));
    };
    using enum Figure;
    using domain::FigureReport;
    if (report == FigureReport::entry)
        for (const auto& [registry, row] : counts.entry)
            for (std::size_t i = 0; i < row.size(); ++i)
                put(registry.first, static_cast<Figure>(i), row[i]);
    if (report == FigureReport::entry)
        for (const auto& [unit, row] : counts.exchange)
            put(unit, fromAgenciesElectronic, row.at(10));
    if (report == FigureReport::interconnection)
        putAll(counts.exchange,
               {documentsDue, servedAll, servedAny, deliveriesDue, deliveriesServed, servedSigned,
                servedOnPaper, agencies, agenciesServed, fromAgencies, fromAgenciesElectronic, withFile,
                byPerson, byAgency, byBoth, arrived, acceptedSameDay, refused, recalled});
    if (report == FigureReport::timeliness) {
        putAll(counts.sending, {sent, sentInTime30, sentInTime28, notSent});
        for (const auto& [unit, row] : counts.sending)
            put(unit, sent, -row.at(3));  // due are those sent and those not sent
    }
    if (report == FigureReport::handling || report == FigureReport::timeliness) {
        putAll(counts.handling,
               {doneInTime, doneLate, doneFree, openDue, openOverdue, openFree, filed, doneOnline});
        for (const auto& [unit, row] : counts.handling)
            put(unit, openDue, row.at(4));  // open with a deadline are those in time and those overdue
    }
}

/// The things that changed between two places explain every figure that differs, and nothing else.
void explainAll(storage::Database& database, const std::vector<Moment>& moments) {
    database.read([&](ReadTransaction& transaction) {
        for (std::size_t i = 0; i + 17 < moments.size(); i += 5) {
            const auto &before = moments.at(i), &after = moments.at(i + 17);
            for (const auto& word : domain::kWords<domain::FigureReport>) {
                INFO(word.code << " from change " << before.sequence << " to " << after.sequence);
                Differences expected;
                add(expected, kept(transaction, after.from, after.to, after.sequence), word.value, 1);
                add(expected, kept(transaction, after.from, after.to, before.sequence), word.value, -1);
                std::erase_if(expected, [](const auto& sum) { return sum.second == 0; });
                CHECK(explained(transaction, word.value, after.from, after.to, before.sequence,
                                after.sequence) == expected);
            }
        }
    });
}

}  // namespace

CONTRACT_CASE("figures as of any change equal what the tables said then, through random lives of registries",
              "[storage]") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        INFO("seed " << seed);
        RegistryLife life(contract.database(), seed);
        std::vector<Moment> moments;
        for (int i = 0; i < 120; ++i) {
            life.step();
            if (i % 6 == 0) follow(contract.database(), life.pick(1, 12));
            contract.database().read([&](ReadTransaction& transaction) {
                Moment moment{contract.database().head(),
                              life.dayOfYear(life.pick(0, 40)),
                              life.dayOfYear(life.pick(20, 80)),
                              {}};
                moment.counts = scanned(transaction, moment.from, moment.to);
                moments.push_back(std::move(moment));
            });
        }
        while (follow(contract.database(), 50) > 0) {
        }
        compareAll(contract.database(), moments);
        explainAll(contract.database(), moments);

        // Thrown away and made again in one go they are the same.
        if (seed % 4 != 0) continue;
        contract.database().write(clerk(),
                                  [](WriteTransaction& transaction) { storage::forgetFigures(transaction); });
        follow(contract.database(), 1'000'000);
        compareAll(contract.database(), moments);
    }
}

CONTRACT_CASE("a void lettered number behind the last document stays counted when the next one comes",
              "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto day = outgoingDocument(office).issuedDate.value();
    const auto enter = [&] {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            return registerNumbered(transaction, outgoingDocument(office));
        });
        follow(database, 100);
    };
    enter();
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {1, "a"}, "hủy");
        return 0;
    });
    for (int i = 0; i < 3; ++i) {
        enter();
        database.read([&](ReadTransaction& transaction) {
            CHECK(kept(transaction, day, day, database.head()) == scanned(transaction, day, day));
            CHECK(storage::entryCounts(transaction, day, day, database.head()).at(0).voided == 1);
        });
    }
    // Numbers that jump count what stands behind the last document anew: it was lost there.
    database.write(clerk(), [&](WriteTransaction& transaction) {
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {9, ""}, "hủy");
        return 0;
    });
    follow(database, 100);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::entryCounts(transaction, day, day, database.head()).at(0).voided == 2);
    });
}

CONTRACT_CASE("a moment is found in the log, and its place never changes", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto enter = [&](int minutes) {
        return database.write({.account = clerk().account, .at = clerk().at + std::chrono::minutes{minutes}},
                              [&](WriteTransaction& transaction) {
                                  static_cast<void>(registerNumbered(transaction, incomingDocument(office)));
                                  return 0;
                              });
    };
    const auto placeOf = [&](int minutes) {
        while (follow(database, 3) > 0) {
        }
        return database.read([&](ReadTransaction& transaction) {
            return storage::sequenceAt(transaction, clerk().at + std::chrono::minutes{minutes});
        });
    };
    const auto begin = database.head();
    enter(10);
    enter(10);
    enter(200);
    CHECK(placeOf(-1) == 0);
    CHECK(placeOf(9) == begin);
    CHECK(placeOf(10) == begin + 2);
    CHECK(placeOf(199) == begin + 2);
    CHECK(placeOf(200) == begin + 3);
    CHECK(placeOf(100'000) == begin + 3);
    // A clock that was set back changes no answer.
    enter(5);
    enter(300);
    CHECK(placeOf(9) == begin);
    CHECK(placeOf(199) == begin + 2);
    CHECK(placeOf(200) == begin + 4);
}
