#include "schemas/domain/text.h"
#include "storage/figure_signers.h"
#include "storage/organisation_store.h"
#include "storage/rate_store.h"
#include "storage/sql.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

// Rates C to F and I, row by row.
namespace vanthu::storage {

using domain::Date;
using domain::ExchangeCounts;
using domain::OrganisationId;

namespace {

constexpr std::string_view kIssued =
    "SELECT d.id, d.organisation_id, d.registry_date, d.signer_name, COALESCE(d.copy_count, 0), "
    "CASE WHEN d.signer_name <> '' AND EXISTS (SELECT 1 FROM document_files f WHERE f.document_id = d.id) "
    "THEN 1 ELSE 0 END FROM documents d WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND "
    "d.registry_date BETWEEN $1 AND $2";

/// A row for each receiver as printed, and one for each delivery, whether or not it was printed.
constexpr std::string_view kReceivers =
    "SELECT d.id, r.organisation_id, 0 "
    "FROM documents d JOIN document_receivers r ON r.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND r.organisation_id <> d.organisation_id "
    "UNION ALL SELECT d.id, v.recipient_id, "
    "CASE WHEN v.state IN ('arrived', 'accepted') THEN 1 ELSE 0 END "
    "FROM documents d JOIN deliveries v ON v.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND v.recipient_id <> d.organisation_id";

/// The newest finding of each file.
constexpr std::string_view kEvidence =
    "SELECT e.document_id, e.result FROM signature_evidence e JOIN documents d ON d.id = e.document_id "
    "WHERE d.direction = 'outgoing' AND d.registry_date BETWEEN $1 AND $2 AND NOT EXISTS (SELECT 1 FROM "
    "signature_evidence l WHERE l.document_id = e.document_id AND l.position = e.position AND l.id > e.id)";

constexpr std::string_view kArrivedDocuments =
    "SELECT organisation_id, registry_date, issuer_id, CASE WHEN source = 'exchange' THEN 1 ELSE 0 END "
    "FROM documents WHERE direction = 'incoming' AND book_id IS NOT NULL AND issuer_id IS NOT NULL AND "
    "registry_date BETWEEN $1 AND $2";

constexpr std::string_view kInbox =
    "SELECT i.recipient_id, i.state, i.arrived_at, i.decided_at, CASE WHEN i.state = 'recalled' OR "
    "i.recall <> 'none' OR EXISTS (SELECT 1 FROM received_recalls r WHERE r.inbox_id = i.id) THEN 1 ELSE 0 "
    "END "
    "FROM inbox i WHERE i.arrived_at >= $1 AND i.arrived_at < $2 AND i.kind <> 'update'";

struct Issued {
    OrganisationId unit;
    Date day;
    std::string signer;
    bool onPaper{false};
    bool withFile{false};
    std::map<OrganisationId, bool> receivers;  ///< each with whether it was served
    std::vector<std::string> signers;
};

/// Looks at everything once and adds it to its unit.
class ExchangeScan {
  public:
    ExchangeScan(ReadTransaction& transaction, Date from, Date to)
        : transaction_(transaction), from_(from), to_(to) {
        for (auto& organisation : listOrganisations(transaction))
            organisations_.emplace(organisation.id, std::move(organisation));
    }

    std::vector<ExchangeCounts> counts() {
        readIssued();
        for (const auto& [id, document] : issued_)
            countIssued(document);
        countDocuments();
        countInbox();
        std::vector<ExchangeCounts> result;
        for (const auto& [unit, counts] : units_)
            if (!counts.isEmpty()) result.push_back(counts);
        return result;
    }

  private:
    ExchangeCounts& of(OrganisationId unit) {
        auto& counts = units_[unit];
        counts.organisation = unit;
        return counts;
    }
    const domain::Organisation* agency(OrganisationId id, Date day) const {
        const auto found = organisations_.find(id);
        return found != organisations_.end() && domain::isAgency(found->second, day) ? &found->second
                                                                                     : nullptr;
    }

    void readIssued() {
        forEachRow(transaction_, kIssued, {from_, to_}, [&](const Row& row) {
            issued_[row.integer(0)] = {.unit = row.id<OrganisationId>(1),
                                       .day = row.date(2),
                                       .signer = domain::folded(row.text(3)),
                                       .onPaper = row.flag(4),
                                       .withFile = row.flag(5)};
        });
        forEachRow(transaction_, kReceivers, {from_, to_}, [&](const Row& row) {
            auto& served = issued_.at(row.integer(0)).receivers[row.id<OrganisationId>(1)];
            served = served || row.flag(2);
        });
        forEachRow(transaction_, kEvidence, {from_, to_}, [&](const Row& row) {
            const auto found = issued_.find(row.integer(0));
            if (found == issued_.end()) return;
            const auto signers = validSigners(row.text(1));
            found->second.signers.insert(found->second.signers.end(), signers.begin(), signers.end());
        });
    }

    void countIssued(const Issued& document) {
        auto& counts = of(document.unit);
        const auto by = signedBy(document.signers, document.signer);
        const bool isFullySigned = document.withFile && by.person && by.agency;
        counts.issuedWithFile += int{document.withFile};
        counts.signedByPerson += int{document.withFile && by.person};
        counts.signedByAgency += int{document.withFile && by.agency};
        counts.signedByBoth += int{isFullySigned};
        int due = 0, served = 0;
        for (const auto& [receiver, isServed] : document.receivers) {
            const auto* known = agency(receiver, document.day);
            if (known == nullptr) continue;
            ++counts.agencies;
            counts.agenciesServed += int{isServed};
            if (!known->isDueElectronically(document.day)) continue;
            ++due;
            served += int{isServed};
        }
        if (due == 0) return;
        const bool isServedAll = served == due;
        ++counts.documentsDue;
        counts.documentsServedAll += int{isServedAll};
        counts.documentsServedAny += int{served > 0};
        counts.documentsServedSigned += int{isServedAll && isFullySigned};
        counts.documentsServedOnPaper += int{isServedAll && document.onPaper};
        counts.deliveriesDue += due;
        counts.deliveriesServed += served;
    }

    void countDocuments() {
        forEachRow(transaction_, kArrivedDocuments, {from_, to_}, [&](const Row& row) {
            const auto unit = row.id<OrganisationId>(0);
            const auto issuer = row.id<OrganisationId>(2);
            if (issuer == unit || agency(issuer, row.date(1)) == nullptr) return;
            auto& counts = of(unit);
            ++counts.fromAgencies;
            counts.fromAgenciesElectronic += int{row.flag(3)};
        });
    }

    void countInbox() {
        forEachRow(transaction_, kInbox, {domain::startOfDay(from_), domain::startOfDay(to_.plusDays(1))},
                   [&](const Row& row) {
                       auto& counts = of(row.id<OrganisationId>(0));
                       const auto state = row.word<domain::InboxState>(1);
                       const auto decidedAt = row.optionalMoment(3);
                       ++counts.arrived;
                       counts.refused += int{state == domain::InboxState::refused};
                       counts.recalled += int{row.flag(4)};
                       counts.acceptedSameDay +=
                           int{state == domain::InboxState::accepted && decidedAt &&
                               domain::vietnamDate(*decidedAt) == domain::vietnamDate(row.moment(2))};
                   });
    }

    ReadTransaction& transaction_;
    Date from_, to_;
    std::unordered_map<OrganisationId, domain::Organisation> organisations_;
    std::map<std::int64_t, Issued> issued_;
    std::map<OrganisationId, ExchangeCounts> units_;
};

}  // namespace

std::vector<ExchangeCounts> exchangeCounts(ReadTransaction& transaction, Date from, Date to) {
    return ExchangeScan(transaction, from, to).counts();
}

}  // namespace vanthu::storage
