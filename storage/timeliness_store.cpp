#include "storage/timeliness_store.h"

#include "schemas/domain/deadline.h"
#include "schemas/domain/flow_handling.h"
#include "storage/calendar_store.h"
#include "storage/organisation_store.h"
#include "storage/sql.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace vanthu::storage {

using domain::Date;
using domain::HandlingCounts;
using domain::OrganisationId;
using domain::SendingCounts;
using domain::Timestamp;

namespace {

/// Each pair of an outgoing document and a receiver other than its own unit: a row for the receiver as
/// printed, and one for each delivery with the moment in which it was asked for.
constexpr std::string_view kReceiversInTime =
    "SELECT d.id, d.organisation_id, d.registry_date, f.signed_at, r.organisation_id, CAST(NULL AS BIGINT) "
    "FROM documents d JOIN document_receivers r ON r.document_id = d.id "
    "LEFT JOIN drafts f ON f.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND r.organisation_id <> d.organisation_id "
    "UNION ALL SELECT d.id, d.organisation_id, d.registry_date, f.signed_at, v.recipient_id, v.queued_at "
    "FROM documents d JOIN deliveries v ON v.document_id = d.id "
    "LEFT JOIN drafts f ON f.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND v.recipient_id <> d.organisation_id ORDER BY 1";

struct TimelyReceiver {
    std::int64_t document{0};
    OrganisationId sender;
    Date issuedOn;
    std::optional<Timestamp> signedAt;
    OrganisationId receiver;
    std::optional<Timestamp> askedAt;
};

/// Counts documents, whose rows come together.
class SendingCounter {
  public:
    SendingCounter(const std::vector<domain::Organisation>& organisations, domain::WorkingCalendar calendar,
                   Timestamp now)
        : calendar_(std::move(calendar)), now_(now) {
        for (const auto& organisation : organisations)
            organisations_.emplace(organisation.id, &organisation);
    }

    void add(const TimelyReceiver& row) {
        if (row.document != current_.document) endDocument();
        current_ = row;
        const auto found = organisations_.find(row.receiver);
        if (found == organisations_.end() || !found->second->isDueElectronically(row.issuedOn)) return;
        auto& first = firstAsked_[row.receiver];
        if (row.askedAt && (!first || *row.askedAt < *first)) first = row.askedAt;
    }

    [[nodiscard]] std::vector<SendingCounts> finish() {
        endDocument();
        std::vector<SendingCounts> counts;
        for (const auto& [sender, count] : bySender_)
            counts.push_back(count);
        return counts;
    }

  private:
    void endDocument() {
        if (!firstAsked_.empty()) count();
        firstAsked_.clear();
    }

    void count() {
        const auto signedOn = current_.signedAt ? domain::vietnamDate(*current_.signedAt) : current_.issuedOn;
        std::optional<Timestamp> sentAt = Timestamp::min();
        for (const auto& [receiver, asked] : firstAsked_)
            sentAt = asked && sentAt ? std::optional{std::max(*sentAt, *asked)} : std::nullopt;
        // Until its time is over, what was not sent yet is neither in time nor late.
        if (!sentAt && domain::isSentInTimeByDecree30(calendar_, signedOn, now_)) return;
        auto& counts = bySender_[current_.sender];
        counts.organisation = current_.sender;
        ++counts.due;
        if (!sentAt) {
            ++counts.notSent;
            return;
        }
        if (domain::isSentInTimeByDecree30(calendar_, signedOn, *sentAt)) ++counts.inTimeByDecree30;
        if (domain::isSentInTimeByDecision28(calendar_, signedOn, *sentAt)) ++counts.inTimeByDecision28;
    }

    domain::WorkingCalendar calendar_;
    Timestamp now_;
    std::unordered_map<OrganisationId, const domain::Organisation*> organisations_;
    std::map<OrganisationId, SendingCounts> bySender_;
    TimelyReceiver current_;
    std::map<OrganisationId, std::optional<Timestamp>> firstAsked_;  ///< of the receivers that are due
};

/// Incoming documents that nobody moved yet count as registered.
constexpr std::string_view kHandlings =
    "SELECT d.organisation_id, COALESCE(h.state, 'registered'), COALESCE(h.due_date, d.due_date), h.since, "
    "CASE WHEN EXISTS (SELECT 1 FROM document_files f WHERE f.document_id = d.id) AND "
    "EXISTS (SELECT 1 FROM assignments a WHERE a.document_id = d.id) THEN 1 ELSE 0 END "
    "FROM documents d LEFT JOIN handlings h ON h.document_id = d.id "
    "WHERE d.direction = 'incoming' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2";

void count(HandlingCounts& counts, const Row& row, Date today) {
    const auto state = row.word<domain::HandlingState>(1);
    const auto due = row.optionalDate(2);
    if (state == domain::HandlingState::filed) {
        ++counts.notRequired;
    } else if (state == domain::HandlingState::completed) {
        if (!due)
            ++counts.doneWithoutDeadline;
        else
            ++(domain::vietnamDate(row.moment(3)) <= *due ? counts.doneInTime : counts.doneLate);
        if (row.flag(4)) ++counts.doneOnline;
    } else if (!due) {
        ++counts.openWithoutDeadline;
    } else {
        ++(today <= *due ? counts.openInTime : counts.openOverdue);
    }
}

}  // namespace

std::vector<SendingCounts> sendingCounts(ReadTransaction& transaction, Date from, Date to, Timestamp now) {
    const auto organisations = listOrganisations(transaction);
    SendingCounter counter(organisations, domain::WorkingCalendar(listCalendar(transaction)), now);
    forEachRow(transaction, kReceiversInTime, {from, to}, [&](const Row& row) {
        counter.add({.document = row.integer(0),
                     .sender = row.id<OrganisationId>(1),
                     .issuedOn = row.date(2),
                     .signedAt = row.optionalMoment(3),
                     .receiver = row.id<OrganisationId>(4),
                     .askedAt = row.optionalMoment(5)});
    });
    return counter.finish();
}

std::vector<HandlingCounts> handlingCounts(ReadTransaction& transaction, Date from, Date to, Date today) {
    std::map<OrganisationId, HandlingCounts> byUnit;
    forEachRow(transaction, kHandlings, {from, to}, [&](const Row& row) {
        auto& counts = byUnit[row.id<OrganisationId>(0)];
        counts.organisation = row.id<OrganisationId>(0);
        count(counts, row, today);
    });
    std::vector<HandlingCounts> result;
    for (const auto& [unit, counts] : byUnit)
        result.push_back(counts);
    return result;
}

}  // namespace vanthu::storage
