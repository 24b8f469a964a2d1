#include "schemas/domain/calendar.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/organisation_store.h"
#include "storage/rate_store.h"
#include "tests/storage/contract.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using domain::Date;
using domain::DeliveryState;
using domain::OrganisationId;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

/// The rates once more, number by number and pair by pair, with nothing shared with storage/rate_store.cpp.

struct ModelNumber {
    int number{0};
    std::string suffix;
    std::optional<Date> day;  ///< none: void
    domain::Timestamp registeredAt{};
    bool hasFile{false};
};
struct ModelSeries {
    domain::BookId book;
    std::string key;
    std::vector<ModelNumber> numbers;
};
struct ModelDocument {
    OrganisationId sender;
    Date day;
    std::set<OrganisationId> receivers;  ///< printed or sent to
    std::set<OrganisationId> served;
};
struct ModelOrganisation {
    OrganisationId id;
    std::optional<Date> connectedFrom;  ///< none: never
};
struct Province {
    std::vector<ModelSeries> series;
    std::vector<ModelDocument> documents;
    std::vector<ModelOrganisation> organisations;
};

bool precedes(const ModelNumber& left, int number, const std::string& suffix) {
    return std::tie(left.number, left.suffix) < std::tie(number, suffix);
}

/// The day of the nearest document above that number, else of the highest document of the series.
std::optional<Date> dayOfNumber(const ModelSeries& series, int number, const std::string& suffix) {
    const ModelNumber* above = nullptr;
    const ModelNumber* highest = nullptr;
    for (const auto& entry : series.numbers) {
        if (!entry.day) continue;
        if (highest == nullptr || precedes(*highest, entry.number, entry.suffix)) highest = &entry;
        if (precedes(entry, number, suffix)) continue;
        if (above == nullptr || precedes(entry, above->number, above->suffix)) above = &entry;
    }
    if (above != nullptr) return above->day;
    return highest != nullptr ? highest->day : std::nullopt;
}

/// entered, with file, on time, missing, void.
using SeriesFigures = std::tuple<int, int, int, int, int>;

SeriesFigures expectedFigures(const ModelSeries& series, Date from, Date to) {
    static const domain::WorkingCalendar calendar(domain::initialCalendar());
    int entered = 0, withFile = 0, onTime = 0, missing = 0, voided = 0, highest = 0;
    std::set<int> present;
    const auto within = [&](std::optional<Date> day) { return day && *day >= from && *day <= to; };
    for (const auto& entry : series.numbers) {
        highest = std::max(highest, entry.number);
        if (entry.suffix.empty()) present.insert(entry.number);
        if (!entry.day && within(dayOfNumber(series, entry.number, entry.suffix))) ++voided;
        if (!within(entry.day)) continue;
        ++entered;
        if (entry.hasFile) ++withFile;
        if (domain::vietnamDate(entry.registeredAt) <= calendar.nextWorkingDay(*entry.day)) ++onTime;
    }
    for (int number = 1; number <= highest; ++number)
        if (present.count(number) == 0 && within(dayOfNumber(series, number, ""))) ++missing;
    return {entered, withFile, onTime, missing, voided};
}

/// documents due, served to all, served to any, deliveries due, served.
using ExchangeFigures = std::tuple<int, int, int, int, int>;

std::map<OrganisationId, ExchangeFigures> expectedExchange(const Province& province, Date from, Date to) {
    std::map<OrganisationId, ExchangeFigures> result;
    for (const auto& document : province.documents) {
        if (document.day < from || document.day > to) continue;
        int due = 0, served = 0;
        for (const auto& organisation : province.organisations) {
            if (document.receivers.count(organisation.id) == 0 || organisation.id == document.sender)
                continue;
            if (!organisation.connectedFrom || document.day < *organisation.connectedFrom) continue;
            ++due;
            served += static_cast<int>(document.served.count(organisation.id));
        }
        if (due == 0) continue;
        auto& [documents, all, any, deliveries, deliveriesServed] = result[document.sender];
        documents += 1;
        all += due == served ? 1 : 0;
        any += served > 0 ? 1 : 0;
        deliveries += due;
        deliveriesServed += served;
    }
    return result;
}

/// Fills one year of a small province, the same for the same seed.
class ProvinceMaker {
  public:
    ProvinceMaker(WriteTransaction& transaction, unsigned seed)
        : transaction_(transaction), random_(seed), seed_(static_cast<int>(seed)) {}

    Province make() {
        for (int i = 0, units = pick(1, 3); i < units; ++i)
            makeUnit(i);
        for (const auto& unit : units_) {
            makeSeries(unit, unit.outgoing, "");
            makeSeries(unit, unit.incoming, "");
            if (pick(0, 1) == 0) makeSeries(unit, unit.outgoing, "QĐ");
        }
        return province_;
    }
    [[nodiscard]] Date dayOfYear(int index) const {
        return Date::fromParts(1920 + seed_, 1, 1).value().plusDays(index);
    }
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  private:
    void makeUnit(int index) {
        auto organisation =
            namedOrganisation("Đơn vị", "H" + std::to_string(100 + seed_) + "." + std::to_string(10 + index));
        ModelOrganisation model;
        auto& versions = organisation.versions;
        versions[0].validFrom = dayOfYear(-100);
        versions[0].interconnected = pick(0, 2) > 0;
        if (versions[0].interconnected) model.connectedFrom = dayOfYear(-1000);
        if (!versions[0].interconnected && pick(0, 1) == 0) {
            model.connectedFrom = dayOfYear(pick(0, 60));
            versions.push_back(versions[0]);
            versions[0].validTo = model.connectedFrom->plusDays(-1);
            versions[1].validFrom = *model.connectedFrom;
            versions[1].interconnected = true;
        }
        model.id = storage::insertOrganisation(transaction_, organisation).id;
        province_.organisations.push_back(model);
        const auto book = [&](domain::Direction direction) {
            return storage::insertBook(
                       transaction_,
                       {.organisation = model.id, .direction = direction, .code = "s", .name = "Sổ"})
                .id;
        };
        units_.push_back({model.id, book(domain::Direction::incoming), book(domain::Direction::outgoing)});
    }

    void makeSeries(const Office& unit, domain::BookId book, const std::string& key) {
        ModelSeries series{.book = book, .key = key, .numbers = {}};
        std::vector<domain::RegistryNumber> numbers;
        for (int number = 1, last = pick(0, 12); number <= last; ++number) {
            if (pick(0, 3) > 0) numbers.push_back({number, ""});
            if (pick(0, 7) == 0) numbers.push_back({number, "a"});
        }
        std::shuffle(numbers.begin(), numbers.end(), random_);
        for (const auto& number : numbers) {
            if (pick(0, 5) > 0) {
                makeDocument(unit, series, number);
            } else {
                storage::voidNumber(transaction_, {book, dayOfYear(0).year(), key}, number, "hủy");
                series.numbers.push_back({.number = number.number, .suffix = number.suffix, .day = {}});
            }
        }
        province_.series.push_back(series);
    }

    void makeDocument(const Office& unit, ModelSeries& series, const domain::RegistryNumber& number) {
        const bool outgoing = series.book == unit.outgoing;
        auto document = outgoing ? outgoingDocument(unit) : incomingDocument(unit);
        // Mostly in order of the numbers, sometimes far off.
        const Date day = dayOfYear(pick(0, 4) > 0 ? number.number * 5 + pick(0, 6) : pick(0, 70));
        document.year = day.year();
        document.registryNumber = number;
        document.code = {.number = std::to_string(number.number) + number.suffix,
                         .notation = "X" + series.key};
        document.issuedDate = day;
        if (!outgoing) document.arrivalDate = day;
        document.registeredAt = domain::startOfDay(day) + std::chrono::minutes{pick(-60, 6 * 24 * 60)};
        if (pick(0, 3) == 0) document.files.clear();
        document.receivers.clear();
        ModelDocument model{.sender = unit.organisation, .day = day, .receivers = {}, .served = {}};
        for (int i = 0, count = pick(0, 3); i < count; ++i) {
            const auto receiver = anyOrganisation();
            document.receivers.push_back({.organisation = receiver, .name = "Sở"});
            model.receivers.insert(receiver);
        }
        const auto taken =
            storage::takeNumber(transaction_, {series.book, document.year, series.key}, number);
        document = storage::insertDocument(transaction_, document);
        storage::bindNumber(transaction_, taken, document.id);
        series.numbers.push_back(
            {number.number, number.suffix, day, document.registeredAt, !document.files.empty()});
        if (!outgoing) return;
        for (int i = 0, count = pick(0, 3); i < count; ++i)
            deliver(document.id, model, i);
        province_.documents.push_back(model);
    }

    void deliver(domain::DocumentId document, ModelDocument& model, int sending) {
        const auto receiver = anyOrganisation();
        const auto state = std::array{DeliveryState::queued,   DeliveryState::sent,    DeliveryState::arrived,
                                      DeliveryState::accepted, DeliveryState::refused, DeliveryState::failed}
                               .at(static_cast<std::size_t>(pick(0, 5)));
        static_cast<void>(storage::insertDelivery(
            transaction_, {.messageId = std::to_string(document.value) + "-" + std::to_string(sending),
                           .document = document,
                           .recipient = receiver,
                           .recipientCode = "H" + std::to_string(receiver.value),
                           .state = state}));
        model.receivers.insert(receiver);
        if (state == DeliveryState::arrived || state == DeliveryState::accepted)
            model.served.insert(receiver);
    }

    OrganisationId anyOrganisation() {
        return province_.organisations
            .at(static_cast<std::size_t>(pick(0, static_cast<int>(units_.size()) - 1)))
            .id;
    }

    WriteTransaction& transaction_;
    std::mt19937 random_;
    int seed_;
    std::vector<Office> units_;
    Province province_;
};

void compare(ReadTransaction& transaction, const Province& province, Date from, Date to) {
    std::map<std::pair<domain::BookId, std::string>, SeriesFigures> expected, found;
    for (const auto& series : province.series) {
        const auto figures = expectedFigures(series, from, to);
        if (std::get<0>(figures) > 0) expected[{series.book, series.key}] = figures;
    }
    for (const auto& counts : storage::seriesCounts(transaction, from, to))
        found[{counts.book, counts.key}] = {counts.entered, counts.enteredWithFile, counts.enteredOnTime,
                                            counts.missing, counts.voided};
    CHECK(found == expected);

    std::map<OrganisationId, ExchangeFigures> exchanged;
    for (const auto& counts : storage::exchangeCounts(transaction, from, to))
        // Units that only issued or received count something else.
        if (counts.documentsDue > 0)
            exchanged[counts.organisation] = {counts.documentsDue, counts.documentsServedAll,
                                              counts.documentsServedAny, counts.deliveriesDue,
                                              counts.deliveriesServed};
    CHECK(exchanged == expectedExchange(province, from, to));
}

}  // namespace

CONTRACT_CASE("counts of two hundred random provinces equal those made number by number", "[storage]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        Province province;
        std::optional<Date> begin;
        std::vector<std::pair<int, int>> periods{{-1, 366}};
        contract.database().write(clerk(), [&](WriteTransaction& transaction) {
            ProvinceMaker maker(transaction, seed);
            province = maker.make();
            begin = maker.dayOfYear(0);
            periods.resize(1);
            for (int i = 0; i < 3; ++i)
                periods.emplace_back(maker.pick(0, 40), maker.pick(20, 80));
        });

        for (const auto& [first, last] : periods)
            contract.database().read(
                [&, from = begin->plusDays(first), to = begin->plusDays(last)](ReadTransaction& transaction) {
                    compare(transaction, province, from, to);
                });
    }
}
