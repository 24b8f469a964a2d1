#include "storage/register_store.h"

#include "storage/document_store.h"
#include "tests/storage/contract.h"

#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth) {
    return Date::fromParts(year, month, dayOfMonth).value();
}

void enter(WriteTransaction& transaction, const Office& office, const domain::RegistryNumber& number,
           Date issued, const std::string& seriesKey = "") {
    auto document = outgoingDocument(office);
    document.year = issued.year();
    document.registryNumber = number;
    document.code = {.number = std::to_string(number.number) + number.suffix,
                     .notation = (seriesKey.empty() ? "CV" : seriesKey) + "-SNV"};
    document.issuedDate = issued;
    const auto taken = storage::takeNumber(transaction, office.outgoing, document.year, seriesKey, number);
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
        storage::voidNumber(transaction, office.outgoing, 2018, "", {2, ""}, "ghi nhầm");
        storage::voidNumber(transaction, office.outgoing, 2018, "", {5, ""}, "bỏ");
        storage::voidNumber(transaction, office.outgoing, 2018, "", {7, ""}, "bỏ");
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
