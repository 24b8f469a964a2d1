#include "storage/rate_store.h"

#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/organisation_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <array>
#include <utility>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using domain::Date;
using domain::DeliveryState;
using domain::OrganisationId;
using domain::RegistryNumber;
using domain::SeriesCounts;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

/// A document of that number and day, registered at 9 o'clock so many days later.
struct Entry {
    RegistryNumber number;
    Date day;
    int daysLate{0};
    bool hasFile{true};
};

domain::Document enterOne(WriteTransaction& transaction, const Office& office, domain::BookId book,
                          const Entry& entry, const std::string& seriesKey = "") {
    auto document = book == office.incoming ? incomingDocument(office) : outgoingDocument(office);
    document.year = entry.day.year();
    document.registryNumber = entry.number;
    document.code = {.number = std::to_string(entry.number.number) + entry.number.suffix,
                     .notation = (seriesKey.empty() ? "CV" : seriesKey) + "-SNV"};
    document.issuedDate = entry.day;
    if (document.direction == domain::Direction::incoming) document.arrivalDate = entry.day;
    document.registeredAt = domain::startOfDay(entry.day.plusDays(entry.daysLate)) + std::chrono::hours{9};
    document.receivers.clear();
    if (!entry.hasFile) document.files.clear();
    const auto taken =
        storage::takeNumber(transaction, {book, document.year, std::string(seriesKey)}, entry.number);
    document = storage::insertDocument(transaction, document);
    storage::bindNumber(transaction, taken, document.id);
    return document;
}

SeriesCounts onlySeries(ContractDatabase& contract, Date from, Date to) {
    const auto counts = contract.database().read(
        [&](ReadTransaction& transaction) { return storage::seriesCounts(transaction, from, to); });
    REQUIRE(counts.size() == 1);
    return counts[0];
}

std::array<int, 6> figures(const SeriesCounts& counts) {
    return {counts.firstNumber, counts.lastNumber, counts.entered,
            counts.missing,     counts.voided,     counts.enteredOnTime};
}

}  // namespace

CONTRACT_CASE("missing numbers belong to the day of the next document", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enterOne(transaction, office, office.outgoing, {.number = {2, ""}, .day = day(2018, 1, 10)});
        enterOne(transaction, office, office.outgoing, {.number = {3, ""}, .day = day(2018, 1, 31)});
        enterOne(transaction, office, office.outgoing, {.number = {7, ""}, .day = day(2018, 2, 1)});
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {5, ""}, "ghi nhầm");
    });

    const auto january = onlySeries(contract, day(2018, 1, 1), day(2018, 1, 31));
    const auto february = onlySeries(contract, day(2018, 2, 1), day(2018, 2, 28));
    const auto both = onlySeries(contract, day(2018, 1, 1), day(2018, 2, 28));

    CHECK(figures(january) == std::array{1, 3, 2, 1, 0, 2});
    CHECK(figures(february) == std::array{4, 7, 1, 2, 1, 1});
    CHECK(figures(both) == std::array{1, 7, 3, 3, 1, 3});
    CHECK(both.organisation == office.organisation);
    CHECK(both.book == office.outgoing);
    CHECK(both.direction == domain::Direction::outgoing);
    CHECK(both.year == 2018);
}

CONTRACT_CASE("numbers above the last document belong to its day", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enterOne(transaction, office, office.outgoing, {.number = {1, ""}, .day = day(2018, 3, 1)});
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {4, ""}, "ghi nhầm");
    });

    CHECK(figures(onlySeries(contract, day(2018, 3, 1), day(2018, 3, 1))) == std::array{1, 4, 1, 2, 1, 1});
}

CONTRACT_CASE("a lettered number is a document of its own", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enterOne(transaction, office, office.outgoing, {.number = {1, ""}, .day = day(2018, 3, 1)});
        enterOne(transaction, office, office.outgoing, {.number = {1, "a"}, .day = day(2018, 3, 1)});
        enterOne(transaction, office, office.outgoing, {.number = {3, "b"}, .day = day(2018, 3, 2)});
    });

    CHECK(figures(onlySeries(contract, day(2018, 3, 1), day(2018, 3, 1))) == std::array{1, 1, 2, 0, 0, 2});
    CHECK(figures(onlySeries(contract, day(2018, 3, 2), day(2018, 3, 2))) == std::array{2, 3, 1, 2, 0, 1});
}

CONTRACT_CASE("a document entered late for an earlier day counts on its day", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enterOne(transaction, office, office.outgoing, {.number = {5, ""}, .day = day(2018, 1, 5)});
        enterOne(transaction, office, office.outgoing, {.number = {2, ""}, .day = day(2018, 2, 5)});
    });

    CHECK(figures(onlySeries(contract, day(2018, 1, 1), day(2018, 1, 31))) == std::array{3, 5, 1, 2, 0, 1});
    CHECK(figures(onlySeries(contract, day(2018, 2, 1), day(2018, 2, 28))) == std::array{1, 2, 1, 1, 0, 1});
}

CONTRACT_CASE("on time is the day itself or the next working day, in Vietnam", "[storage]") {
    const auto office = makeOffice(contract.database());
    const Date friday = day(2018, 11, 2);
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        int number = 0;
        for (const int daysLate : {0, 1, 2, 3, 4})
            enterOne(transaction, office, office.incoming,
                     {.number = {++number, ""}, .day = friday, .daysLate = daysLate});
    });

    const auto counts = onlySeries(contract, friday, friday);

    CHECK(counts.direction == domain::Direction::incoming);
    CHECK(counts.entered == 5);
    CHECK(counts.enteredOnTime == 4);
}

CONTRACT_CASE("archived documents are in no rate", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        auto document = outgoingDocument(office);
        document.direction = domain::Direction::archived;
        document.book.reset();
        document.registryNumber.reset();
        document.year = 0;
        static_cast<void>(storage::insertDocument(transaction, document, "imported"));
    });

    contract.database().read([&](ReadTransaction& transaction) {
        CHECK(storage::seriesCounts(transaction, day(1990, 1, 1), day(2030, 1, 1)).empty());
        CHECK(storage::exchangeCounts(transaction, day(1990, 1, 1), day(2030, 1, 1)).empty());
    });
}

namespace {

/// A unit that was not interconnected before July 2018 and is since.
OrganisationId connectedInJuly(WriteTransaction& transaction) {
    auto organisation = namedOrganisation("Sở Du lịch", "H53.77");
    auto& versions = organisation.versions;
    versions[0].interconnected = false;
    versions[0].validTo = day(2018, 6, 30);
    versions.push_back(versions[0]);
    versions[1].interconnected = true;
    versions[1].validFrom = day(2018, 7, 1);
    versions[1].validTo.reset();
    return storage::insertOrganisation(transaction, organisation).id;
}

/// An outgoing document to these receivers, with deliveries in these states.
void send(WriteTransaction& transaction, const Office& office, const Entry& entry,
          const std::vector<OrganisationId>& receivers,
          const std::vector<std::pair<OrganisationId, DeliveryState>>& deliveries) {
    auto document = outgoingDocument(office);
    document.year = entry.day.year();
    document.registryNumber = entry.number;
    document.code.number = std::to_string(entry.number.number);
    document.issuedDate = entry.day;
    document.receivers = {{.organisation = office.organisation, .name = "Như trên"}, {.name = "Lưu: VT"}};
    for (const auto receiver : receivers)
        document.receivers.push_back({.organisation = receiver, .name = "Sở"});
    const auto taken = storage::takeNumber(transaction, {office.outgoing, document.year, ""}, entry.number);
    document = storage::insertDocument(transaction, document);
    storage::bindNumber(transaction, taken, document.id);
    int sending = 0;
    for (const auto& [receiver, state] : deliveries)
        static_cast<void>(storage::insertDelivery(
            transaction, {.messageId = std::to_string(document.id.value) + "-" + std::to_string(++sending),
                          .document = document.id,
                          .recipient = receiver,
                          .recipientCode = "H53." + std::to_string(receiver.value),
                          .state = state}));
}

std::array<int, 5> figures(const domain::ExchangeCounts& counts) {
    return {counts.documentsDue, counts.documentsServedAll, counts.documentsServedAny, counts.deliveriesDue,
            counts.deliveriesServed};
}

}  // namespace

CONTRACT_CASE("a document is served when every interconnected receiver acknowledged", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        using enum DeliveryState;
        const auto second =
            storage::insertOrganisation(transaction, namedOrganisation("Sở Y tế", "H53.02")).id;
        const auto third =
            storage::insertOrganisation(transaction, namedOrganisation("Sở Tư pháp", "H53.03")).id;
        const auto late = connectedInJuly(transaction);
        const Date spring = day(2018, 3, 1);
        const Date autumn = day(2018, 9, 3);
        send(transaction, office, {{1, ""}, spring}, {second, third}, {{second, arrived}, {third, accepted}});
        send(transaction, office, {{2, ""}, spring}, {second, third}, {{second, refused}, {third, accepted}});
        send(transaction, office, {{3, ""}, spring}, {second, third}, {{second, queued}, {third, sent}});
        send(transaction, office, {{4, ""}, spring}, {second, late}, {{second, accepted}});
        send(transaction, office, {{5, ""}, autumn}, {second, late}, {{second, accepted}});
        send(transaction, office, {{6, ""}, spring}, {}, {});
        send(transaction, office, {{7, ""}, spring}, {late}, {});
        send(transaction, office, {{8, ""}, spring}, {}, {{third, accepted}});
        send(transaction, office, {{9, ""}, spring}, {second, second},
             {{second, failed}, {second, accepted}});
    });

    const auto counts = [&](Date from, Date to) {
        return contract.database().read(
            [&](ReadTransaction& transaction) { return storage::exchangeCounts(transaction, from, to); });
    };
    const auto year = counts(day(2018, 1, 1), day(2018, 12, 31));
    REQUIRE(year.size() == 1);
    CHECK(year[0].organisation == office.organisation);
    CHECK(figures(year[0]) == std::array{7, 4, 6, 11, 7});
    CHECK(figures(counts(day(2018, 9, 1), day(2018, 9, 30)).at(0)) == std::array{1, 0, 1, 2, 1});
    CHECK(counts(day(2017, 1, 1), day(2017, 12, 31)).empty());
}
