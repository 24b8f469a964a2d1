#pragma once

#include "schemas/domain/calendar.h"
#include "storage/assignment_store.h"
#include "storage/calendar_store.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/figure_changes.h"
#include "storage/figure_counts.h"
#include "storage/figure_follower.h"
#include "storage/handling_store.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"
#include "storage/past_state.h"
#include "storage/rate_store.h"
#include "storage/signature_store.h"
#include "storage/sql.h"
#include "storage/timeliness_store.h"
#include "tests/storage/contract.h"

#include <array>
#include <map>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace vanthu::tests {

using domain::Date;
using domain::DeliveryState;
using domain::OrganisationId;
using storage::ReadTransaction;
using storage::WriteTransaction;

using Registry = std::pair<OrganisationId, domain::Direction>;
using Entry = std::array<int, 5>;
using Figures = std::map<OrganisationId, std::vector<int>>;

/// Incoming documents by unit, urgency, and whether they came electronically.
using Part = std::tuple<OrganisationId, domain::Urgency, bool>;

/// All counts of a period.
struct Counts {
    std::map<Registry, Entry> entry;
    Figures exchange, sending, handling;
    std::map<Part, int> parts;
    bool operator==(const Counts&) const = default;
};

inline Entry figures(const domain::EntryCounts& counts) {
    return {counts.entered, counts.enteredWithFile, counts.enteredOnTime, counts.missing, counts.voided};
}

inline std::vector<int> figures(const domain::ExchangeCounts& counts) {
    return {counts.documentsDue,
            counts.documentsServedAll,
            counts.documentsServedAny,
            counts.deliveriesDue,
            counts.deliveriesServed,
            counts.documentsServedSigned,
            counts.documentsServedOnPaper,
            counts.agencies,
            counts.agenciesServed,
            counts.fromAgencies,
            counts.fromAgenciesElectronic,
            counts.issuedWithFile,
            counts.signedByPerson,
            counts.signedByAgency,
            counts.signedByBoth,
            counts.arrived,
            counts.acceptedSameDay,
            counts.refused,
            counts.recalled};
}

inline std::vector<int> figures(const domain::SendingCounts& counts) {
    return {counts.due, counts.inTimeByDecree30, counts.inTimeByDecision28, counts.notSent};
}

inline std::vector<int> figures(const domain::HandlingCounts& counts) {
    return {counts.doneInTime,  counts.doneLate,    counts.doneWithoutDeadline,
            counts.openInTime,  counts.openOverdue, counts.openWithoutDeadline,
            counts.notRequired, counts.doneOnline};
}

template <class AllCounts>
Figures figuresOf(const AllCounts& all) {
    Figures result;
    for (const auto& counts : all)
        result[counts.organisation] = figures(counts);
    return result;
}

/// Overdue is what was due before the end of the period.
inline domain::Timestamp nowOf(Date to) {
    return domain::startOfDay(to) + std::chrono::hours{9};
}

/// Counted row by row from what the tables say at this moment: shares nothing with the figures.
inline Counts scanned(ReadTransaction& transaction, Date from, Date to) {
    Counts counts;
    for (const auto& series : storage::seriesCounts(transaction, from, to)) {
        auto& sum = counts.entry[{series.organisation, series.direction}];
        const auto of = figures(series);
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += of[i];
    }
    counts.exchange = figuresOf(storage::exchangeCounts(transaction, from, to));
    counts.sending = figuresOf(storage::sendingCounts(transaction, from, to, nowOf(to)));
    counts.handling = figuresOf(storage::handlingCounts(transaction, from, to, to));
    storage::forEachRow(
        transaction,
        "SELECT organisation_id, urgency, CASE WHEN source = 'exchange' THEN 1 ELSE 0 END FROM documents "
        "WHERE "
        "direction = 'incoming' AND book_id IS NOT NULL AND registry_date BETWEEN $1 AND $2",
        {from, to}, [&](const storage::Row& row) {
            ++counts.parts[{row.id<OrganisationId>(0), row.word<domain::Urgency>(1), row.flag(2)}];
        });
    return counts;
}

inline Counts kept(ReadTransaction& transaction, Date from, Date to, domain::Sequence asOf) {
    Counts counts;
    for (const auto& entry : storage::entryCounts(transaction, from, to, asOf))
        counts.entry[{entry.organisation, entry.direction}] = figures(entry);
    counts.exchange = figuresOf(storage::exchangeCounts(transaction, from, to, asOf));
    counts.sending = figuresOf(storage::sendingCounts(transaction, from, to, nowOf(to), asOf));
    counts.handling = figuresOf(storage::handlingCounts(transaction, from, to, to, asOf));
    Figures sums;
    for (const auto& part : storage::handlingParts(transaction, from, to, to, asOf)) {
        counts.parts[{part.counts.organisation, part.urgency, part.electronic}] = part.counts.total();
        auto& sum = sums[part.counts.organisation];
        const auto of = figures(part.counts);
        sum.resize(of.size());
        for (std::size_t i = 0; i < of.size(); ++i)
            sum[i] += of[i];
    }
    // However divided, they are the same documents.
    CHECK(sums == counts.handling);
    return counts;
}

/// Everything that may happen to a registry, one random thing at a time.
class RegistryLife {
  public:
    RegistryLife(storage::Database& database, unsigned seed)
        : database_(database), random_(seed), year_(1930 + static_cast<int>(seed)) {
        for (int i = 0; i < 3; ++i)
            units_.push_back(
                makeOffice(database_, "H" + std::to_string(100 + seed) + "." + std::to_string(i)));
    }

    void step() {
        now_ += std::chrono::minutes{pick(1, 200)};
        database_.write({.account = clerk().account, .at = now_}, [&](WriteTransaction& transaction) {
            static constexpr std::array kSteps{
                &RegistryLife::enter,   &RegistryLife::enter,   &RegistryLife::enter,
                &RegistryLife::enter,   &RegistryLife::enterAt, &RegistryLife::enterAt,
                &RegistryLife::explain, &RegistryLife::explain, &RegistryLife::correct,
                &RegistryLife::correct, &RegistryLife::scan,    &RegistryLife::deliver,
                &RegistryLife::deliver, &RegistryLife::deliver, &RegistryLife::answer,
                &RegistryLife::answer,  &RegistryLife::connect, &RegistryLife::declareHoliday,
                &RegistryLife::handle,  &RegistryLife::handle,  &RegistryLife::sign,
                &RegistryLife::sign,    &RegistryLife::arrive,  &RegistryLife::arrive};
            (this->*kSteps.at(static_cast<std::size_t>(pick(0, kSteps.size() - 1))))(transaction);
        });
    }
    [[nodiscard]] Date dayOfYear(int index) const {
        return Date::fromParts(year_, 1, 1).value().plusDays(index);
    }
    int pick(std::size_t low, std::size_t high) {
        return std::uniform_int_distribution<int>(static_cast<int>(low), static_cast<int>(high))(random_);
    }

  private:
    template <class Item>
    Item& any(std::vector<Item>& items) {
        return items.at(static_cast<std::size_t>(pick(0, items.size() - 1)));
    }

    void enter(WriteTransaction& transaction) { enterDocument(transaction, std::nullopt); }
    void enterAt(WriteTransaction& transaction) {
        enterDocument(transaction, domain::RegistryNumber{pick(1, 25), pick(0, 2) == 0 ? "a" : ""});
    }

    void enterDocument(WriteTransaction& transaction, const std::optional<domain::RegistryNumber>& number) {
        const auto& unit = any(units_);
        const bool isOutgoing = pick(0, 2) > 0;
        auto document = isOutgoing ? outgoingDocument(unit) : incomingDocument(unit);
        const storage::SeriesPlace place{isOutgoing ? unit.outgoing : unit.incoming, year_, ""};
        if (number && storage::findNumber(transaction, place, *number) &&
            !storage::isReserved(transaction, place, *number))
            return;
        const auto taken = number ? storage::takeNumber(transaction, place, *number)
                                  : storage::takeNextNumber(transaction, place);
        document.year = year_;
        document.registryNumber = taken.number;
        document.code = {.number = std::to_string(taken.number.number) + taken.number.suffix,
                         .notation = "X"};
        date(document);
        if (pick(0, 3) == 0) document.files.clear();
        if (pick(0, 5) == 0) document.signer = {};
        document.receivers = someReceivers();
        if (pick(0, 2) == 0) document.copyCount = 2;
        if (!isOutgoing) {
            document.issuer = any(units_).organisation;
            document.urgency = anyUrgency();
            if (pick(0, 1) == 0) document.dueDate = document.arrivalDate->plusDays(pick(0, 9));
            if (pick(0, 1) == 0) {
                document.source = "exchange";
                document.externalId = std::to_string(year_) + "-" + std::to_string(documents_.size());
            }
        }
        document =
            storage::insertDocument(transaction, document, pick(0, 1) == 0 ? "registered" : "imported");
        storage::bindNumber(transaction, taken, document.id);
        documents_.push_back(document.id);
        if (isOutgoing) outgoing_.push_back(document.id);
        if (!isOutgoing) incoming_.push_back(document.id);
    }

    domain::Urgency anyUrgency() {
        return domain::kWords<domain::Urgency>.at(static_cast<std::size_t>(pick(0, 3))).value;
    }

    void date(domain::Document& document) {
        const auto day = dayOfYear(pick(0, 60));
        document.issuedDate = day;
        if (document.direction == domain::Direction::incoming) document.arrivalDate = day;
        document.registeredAt = domain::startOfDay(day) + std::chrono::minutes{pick(0, 6 * 24 * 60)};
    }

    std::vector<domain::Receiver> someReceivers() {
        std::vector<domain::Receiver> receivers{{.organisation = std::nullopt, .name = "Lưu: VT"}};
        for (int i = 0, count = pick(0, 2); i < count; ++i)
            receivers.push_back({.organisation = any(units_).organisation, .name = "Sở"});
        return receivers;
    }

    void explain(WriteTransaction& transaction) {
        const auto& unit = any(units_);
        const storage::SeriesPlace place{unit.outgoing, year_, ""};
        const domain::RegistryNumber number{pick(1, 25), pick(0, 4) == 0 ? "a" : ""};
        const auto use = storage::findNumber(transaction, place, number);
        const bool isHeld = storage::isReserved(transaction, place, number);
        if (use && !isHeld) return;
        switch (pick(0, 3)) {
            case 0:
                if (isHeld) return;
                storage::reserveNumber(transaction, place, number,
                                       {.heldFor = "Phòng", .until = dayOfYear(100)});
                break;
            case 1: {
                const auto taken = storage::takeNumber(transaction, place, number);
                storage::bindToSecretStub(transaction, {.series = taken.series,
                                                        .number = taken.number,
                                                        .day = dayOfYear(1),
                                                        .registeredBy = clerk().account});
                break;
            }
            default:
                storage::voidNumber(transaction, place, number, "hủy");
        }
    }

    void correct(WriteTransaction& transaction) {
        if (documents_.empty()) return;
        auto document = storage::findDocument(transaction, any(documents_)).value();
        if (pick(0, 1) == 0) date(document);
        if (pick(0, 1) == 0) document.receivers = someReceivers();
        if (pick(0, 1) == 0) document.urgency = anyUrgency();
        static_cast<void>(storage::correctDocument(transaction, document, "nhập nhầm"));
    }

    void scan(WriteTransaction& transaction) {
        if (documents_.empty()) return;
        const auto document = storage::findDocument(transaction, any(documents_)).value();
        static_cast<void>(storage::addFiles(transaction, document,
                                            {{.name = "quet.pdf",
                                              .mediaType = "application/pdf",
                                              .sizeBytes = 1,
                                              .digest = "sha256:" + std::string(64, 'b')}}));
    }

    void deliver(WriteTransaction& transaction) {
        if (outgoing_.empty()) return;
        const auto receiver = any(units_).organisation;
        const auto state =
            std::array{DeliveryState::queued, DeliveryState::arrived, DeliveryState::accepted}.at(
                static_cast<std::size_t>(pick(0, 2)));
        deliveries_.push_back(
            storage::insertDelivery(
                transaction, {.messageId = std::to_string(year_) + "-" + std::to_string(deliveries_.size()),
                              .document = any(outgoing_),
                              .recipient = receiver,
                              .recipientCode = "H" + std::to_string(receiver.value),
                              .state = state,
                              .queuedAt = domain::startOfDay(dayOfYear(pick(0, 66)))})
                .id);
    }

    void handle(WriteTransaction& transaction) {
        if (incoming_.empty()) return;
        const auto document = any(incoming_);
        const auto unit = any(units_).organisation;
        if (pick(0, 2) == 0) {
            static_cast<void>(storage::insertAssignment(
                transaction, {.document = document, .unit = unit, .assignedBy = clerk().account}));
            return;
        }
        static constexpr std::array kStates{domain::HandlingState::directed, domain::HandlingState::completed,
                                            domain::HandlingState::filed};
        domain::Handling handling{.document = document,
                                  .organisation = unit,
                                  .state = kStates.at(static_cast<std::size_t>(pick(0, 2))),
                                  .since = domain::startOfDay(dayOfYear(pick(0, 70)))};
        if (pick(0, 1) == 0) handling.dueDate = dayOfYear(pick(0, 70));
        storage::storeHandling(transaction, handling, "moved");
    }

    void sign(WriteTransaction& transaction) {
        if (outgoing_.empty()) return;
        const std::string signer = pick(0, 1) == 0 ? "NGUYEN VAN DUC" : "UBND";
        const std::string trust = pick(0, 2) == 0 ? "unknown_issuer" : "trusted";
        static_cast<void>(storage::insertSignatureEvidence(
            transaction, {.document = any(outgoing_),
                          .position = pick(1, 2),
                          .digest = "sha256:" + std::string(64, 'a'),
                          .result = R"({"signatures":[{"signer":")" + signer +
                                    R"(","integrity":"intact","coverage":"whole_file","certificate":")" +
                                    trust + R"("}]})"}));
    }

    void arrive(WriteTransaction& transaction) {
        if (!inbox_.empty() && pick(0, 1) == 0) {
            auto item = inbox_.back();
            inbox_.pop_back();
            item.state = pick(0, 1) == 0 ? domain::InboxState::accepted : domain::InboxState::refused;
            item.decidedAt = item.arrivedAt + std::chrono::hours{pick(0, 30)};
            return storage::decideInboxItem(transaction, item);
        }
        const domain::InboxItem item{
            .messageId = std::to_string(year_) + "/" + std::to_string(arrivals_++),
            .senderCode = "H99",
            .recipient = any(units_).organisation,
            .arrivedAt = domain::startOfDay(dayOfYear(pick(0, 60))) + std::chrono::hours{pick(0, 23)}};
        inbox_.push_back(storage::insertInboxItem(transaction, item, "").item);
    }

    void answer(WriteTransaction& transaction) {
        if (deliveries_.empty()) return;
        auto delivery = storage::findDelivery(transaction, any(deliveries_)).value();
        delivery.state = std::array{DeliveryState::sent, DeliveryState::arrived, DeliveryState::accepted,
                                    DeliveryState::refused}
                             .at(static_cast<std::size_t>(pick(0, 3)));
        storage::updateDelivery(transaction, delivery);
    }

    /// Can, or cannot, receive electronically from some day on.
    void connect(WriteTransaction& transaction) {
        const auto organisation = storage::findOrganisation(transaction, any(units_).organisation).value();
        auto version = organisation.versions.back();
        version.validFrom = std::max(version.validFrom, dayOfYear(pick(0, 60)));
        version.interconnected = pick(0, 2) > 0;
        static_cast<void>(storage::changeOrganisation(transaction, organisation.id, version));
    }

    void declareHoliday(WriteTransaction& transaction) {
        const auto day = dayOfYear(pick(0, 70));
        for (const auto& known : storage::listCalendar(transaction))
            if (known.year == day.year() && known.month == day.month() && known.day == day.day()) {
                if (!known.withdrawn)
                    static_cast<void>(storage::withdrawCalendarException(transaction, known.id, "nhầm"));
                return;
            }
        static_cast<void>(storage::insertCalendarException(transaction, {.year = day.year(),
                                                                         .month = day.month(),
                                                                         .day = day.day(),
                                                                         .working = false,
                                                                         .name = "Nghỉ bù"}));
    }

    storage::Database& database_;
    std::mt19937 random_;
    int year_;
    domain::Timestamp now_{clerk().at};
    std::vector<Office> units_;
    std::vector<domain::DocumentId> documents_, outgoing_, incoming_;
    std::vector<domain::InboxItem> inbox_;
    int arrivals_{0};
    std::vector<domain::DeliveryId> deliveries_;
};

inline int follow(storage::Database& database, int limit) {
    return database.write(
        clerk(), [&](WriteTransaction& transaction) { return storage::followFigures(transaction, limit); });
}

/// What the tables said at one place of the log.
struct Moment {
    domain::Sequence sequence{0};
    Date from, to;
    Counts counts;
};

}  // namespace vanthu::tests
