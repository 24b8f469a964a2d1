#include "storage/proposal_store.h"

#include "storage/sql.h"

namespace vanthu::storage {

void countProposal(WriteTransaction& transaction, domain::OrganisationId organisation, domain::Date day,
                   domain::ProposalField field, domain::Confidence confidence, bool kept) {
    execute(transaction,
            "INSERT INTO proposal_counts (organisation_id, day, field, confidence, proposed, kept) "
            "VALUES ($1, $2, $3, $4, 1, $5) "
            "ON CONFLICT (organisation_id, day, field, confidence) DO UPDATE SET "
            "proposed = proposal_counts.proposed + 1, kept = proposal_counts.kept + EXCLUDED.kept",
            {organisation, day, field, confidence, kept ? 1 : 0});
}

std::vector<ProposalCount> proposalCounts(ReadTransaction& transaction, domain::Date from, domain::Date to) {
    return allRows(transaction,
                   "SELECT organisation_id, field, confidence, CAST(SUM(proposed) AS BIGINT), "
                   "CAST(SUM(kept) AS BIGINT) FROM proposal_counts WHERE day BETWEEN $1 AND $2 "
                   "GROUP BY organisation_id, field, confidence ORDER BY organisation_id, field, confidence",
                   {from, to}, [](const Row& row) {
                       return ProposalCount{row.id<domain::OrganisationId>(0),
                                            row.word<domain::ProposalField>(1),
                                            row.word<domain::Confidence>(2), row.integer(3), row.integer(4)};
                   });
}

}  // namespace vanthu::storage
