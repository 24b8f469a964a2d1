#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/proposal.h"
#include "schemas/domain/time.h"
#include "storage/database.h"

#include <cstdint>
#include <vector>

namespace vanthu::storage {

/// Adds one proposal that a registration of that day was based on.
void countProposal(WriteTransaction& transaction, domain::OrganisationId organisation, domain::Date day,
                   domain::ProposalField field, domain::Confidence confidence, bool kept);

struct ProposalCount {
    domain::OrganisationId organisation;
    domain::ProposalField field{};
    domain::Confidence confidence{};
    std::int64_t proposed{0};
    std::int64_t kept{0};
};

/// Of both days and those between them.
[[nodiscard]] std::vector<ProposalCount> proposalCounts(ReadTransaction& transaction, domain::Date from,
                                                        domain::Date to);

}  // namespace vanthu::storage
