#include "storage/outgoing_store.h"

#include "schemas/domain/error.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <map>
#include <utility>

namespace vanthu::storage {

using domain::Date;
using domain::OrganisationId;
using domain::OutgoingCounts;
using domain::OutgoingStanding;

namespace {

// In the order in which they decide: the first that is true tells where a document stands.
constexpr std::string_view kIsRecalled = "EXISTS (SELECT 1 FROM recalls r WHERE r.document_id = d.id)";
constexpr std::string_view kIsReplaced =
    "EXISTS (SELECT 1 FROM document_links l WHERE l.to_id = d.id AND l.kind = 'replaces' AND l.withdrawn_at "
    "IS NULL)";
constexpr std::string_view kIsSent = "EXISTS (SELECT 1 FROM deliveries v WHERE v.document_id = d.id)";

/// Counts by organisation and type.
class OutgoingCounter {
  public:
    void add(OrganisationId organisation, const std::string& type, OutgoingStanding standing, int count) {
        auto& counts = counts_[{organisation, type}];
        counts.organisation = organisation;
        counts.typeCode = type;
        counts.byStanding[static_cast<std::size_t>(standing)] += count;
    }
    [[nodiscard]] std::vector<OutgoingCounts> finish() const {
        std::vector<OutgoingCounts> result;
        for (const auto& [key, counts] : counts_)
            result.push_back(counts);
        return result;
    }

  private:
    std::map<std::pair<OrganisationId, std::string>, OutgoingCounts> counts_;
};

}  // namespace

std::string outgoingCondition(OutgoingStanding standing) {
    std::string condition = "d.direction = 'outgoing' AND d.book_id IS NOT NULL AND ";
    const auto isNot = [](std::string_view what) { return "NOT " + std::string(what); };
    const auto andNot = [&](std::string_view what) { return " AND " + isNot(what); };
    switch (standing) {
        case OutgoingStanding::recalled:
            return condition.append(kIsRecalled);
        case OutgoingStanding::replaced:
            return condition.append(kIsReplaced) + andNot(kIsRecalled);
        case OutgoingStanding::sent:
            return condition.append(kIsSent) + andNot(kIsReplaced) + andNot(kIsRecalled);
        case OutgoingStanding::notSent:
            return condition + isNot(kIsSent) + andNot(kIsReplaced) + andNot(kIsRecalled);
        default:
            throw Error(ErrorCode::internal, "A draft is no registered document");
    }
}

std::vector<OutgoingCounts> outgoingCounts(ReadTransaction& transaction, Date from, Date to) {
    OutgoingCounter counter;
    // A few are under way; their type stands in what will be registered.
    forEachRow(
        transaction,
        "SELECT organisation_id, state, content FROM drafts WHERE document_id IS NULL AND created_at >= "
        "$1 AND created_at < $2",
        {domain::startOfDay(from), domain::startOfDay(to.plusDays(1))}, [&](const Row& row) {
            if (const auto standing = domain::standingOf(row.word<domain::DraftState>(1)))
                counter.add(row.id<OrganisationId>(0), domain::documentFromJson(row.text(2)).typeCode,
                            *standing, 1);
        });
    for (const auto standing : {OutgoingStanding::notSent, OutgoingStanding::sent, OutgoingStanding::replaced,
                                OutgoingStanding::recalled})
        forEachRow(transaction,
                   "SELECT d.organisation_id, d.type_code, COUNT(*) FROM documents d WHERE d.registry_date "
                   "BETWEEN $1 AND $2 AND " +
                       outgoingCondition(standing) + " GROUP BY d.organisation_id, d.type_code",
                   {from, to}, [&](const Row& row) {
                       counter.add(row.id<OrganisationId>(0), row.text(1), standing, row.small(2));
                   });
    return counter.finish();
}

}  // namespace vanthu::storage
