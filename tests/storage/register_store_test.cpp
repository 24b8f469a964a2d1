#include "storage/register_store.h"

#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

void enter(WriteTransaction& transaction, const Office& office, const domain::RegistryNumber& number,
           Date issued, const std::string& seriesKey = "") {
    auto document = outgoingDocument(office);
    document.year = issued.year();
    document.registryNumber = number;
    document.code = {.number = std::to_string(number.number) + number.suffix,
                     .notation = (seriesKey.empty() ? "CV" : seriesKey) + "-SNV"};
    document.issuedDate = issued;
    const auto taken =
        storage::takeNumber(transaction, {office.outgoing, document.year, std::string(seriesKey)}, number);
    document = storage::insertDocument(transaction, document);
    storage::bindNumber(transaction, taken, document.id);
}

/// "2 3a 5!" : numbers in the order of the register, voided ones with an exclamation mark.
std::string lines(ContractDatabase& contract, const Office& office, Date from, Date to) {
    const auto found = contract.database().read([&](ReadTransaction& transaction) {
        return storage::registeredNumbers(transaction, office.outgoing, from, to);
    });
    std::string text;
    for (const auto& line : found) {
        CHECK(line.document.has_value() == line.voidReason.empty());
        text += (text.empty() ? "" : " ") + std::to_string(line.number.number) + line.number.suffix +
                (line.document ? "" : "!");
    }
    return text;
}

}  // namespace

CONTRACT_CASE("a register printed month by month lists every number once", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enter(transaction, office, {1, ""}, day(2018, 1, 10));
        enter(transaction, office, {3, ""}, day(2018, 1, 31));
        enter(transaction, office, {3, "a"}, day(2018, 1, 31));
        enter(transaction, office, {6, ""}, day(2018, 2, 1));
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {2, ""}, "ghi nhầm");
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {5, ""}, "bỏ");
        storage::voidNumber(transaction, {office.outgoing, 2018, ""}, {7, ""}, "bỏ");
        enter(transaction, office, {1, ""}, day(2019, 1, 2));
    });

    CHECK(lines(contract, office, day(2018, 1, 1), day(2018, 1, 31)) == "1 2! 3 3a");
    CHECK(lines(contract, office, day(2018, 2, 1), day(2018, 2, 28)) == "5! 6 7!");
    CHECK(lines(contract, office, day(2018, 1, 1), day(2018, 12, 31)) == "1 2! 3 3a 5! 6 7!");
    CHECK(lines(contract, office, day(2019, 1, 1), day(2019, 12, 31)) == "1");
    CHECK(lines(contract, office, day(2018, 3, 1), day(2018, 12, 31)).empty());
}

CONTRACT_CASE("a register of several series lists them one after the other", "[storage]") {
    const auto office = makeOffice(contract.database());
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        enter(transaction, office, {1, ""}, day(2018, 1, 10), "QĐ");
        enter(transaction, office, {1, ""}, day(2018, 1, 9));
        enter(transaction, office, {2, ""}, day(2018, 1, 11));
    });

    CHECK(lines(contract, office, day(2018, 1, 1), day(2018, 12, 31)) == "1 2 1");
}

CONTRACT_CASE("a document left on the day of its first delivery", "[storage]") {
    const auto office = makeOffice(contract.database());
    const auto morning = domain::startOfDay(day(2018, 11, 1));
    std::vector<domain::DocumentId> ids;
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        ids.clear();
        for (int i = 0; i < 3; ++i)
            ids.push_back(registerNumbered(transaction, outgoingDocument(office)).id);
        const auto deliver = [&](domain::DocumentId document, const std::string& message,
                                 std::optional<domain::Timestamp> sent,
                                 std::optional<domain::Timestamp> arrived) {
            domain::Delivery delivery;
            delivery.messageId = message;
            delivery.document = document;
            delivery.recipient = office.organisation;
            delivery.recipientCode = "H53.01";
            delivery.queuedAt = morning;
            delivery = storage::insertDelivery(transaction, delivery);
            delivery.state = domain::DeliveryState::sent;
            delivery.sentAt = sent;
            delivery.arrivedAt = arrived;
            storage::updateDelivery(transaction, delivery);
        };
        deliver(ids[0], std::string(32, 'a'), morning + std::chrono::hours{30}, std::nullopt);
        deliver(ids[0], std::string(32, 'b'), morning + std::chrono::hours{9}, std::nullopt);
        deliver(ids[1], std::string(32, 'c'), std::nullopt, morning + std::chrono::hours{2});
        deliver(ids[2], std::string(32, 'd'), std::nullopt, std::nullopt);
    });

    const auto found = contract.database().read(
        [&](ReadTransaction& transaction) { return storage::firstSendings(transaction, ids); });

    CHECK(found.size() == 2);
    CHECK(found.at(ids[0]) == morning + std::chrono::hours{9});
    CHECK(found.at(ids[1]) == morning + std::chrono::hours{2});
}
