#pragma once

#include "server/app/directory.h"
#include "server/app/handling_representation.h"
#include "server/reports/handling_slip.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// What registers and slips print of the handling of incoming documents, as it stands now (NĐ 30/2020, Phụ
/// lục IV). Lives as long as its transaction.
class HandlingOnPaper {
  public:
    HandlingOnPaper(storage::ReadTransaction& transaction, const DirectorySnapshot& directory,
                    domain::Date today)
        : transaction_(transaction), directory_(directory), today_(today), names_(transaction) {}

    /// Who has it, since when and until when, how far it is, and what answered it. An entry without an
    /// incoming document stays as it is.
    void fill(reports::RegisterEntry& entry);
    /// The opinions of the agency's leaders, of the heads of units and of those who work on it.
    void fill(reports::HandlingSlip& slip);

  private:
    [[nodiscard]] std::string assignee(const domain::Assignment& assignment);
    [[nodiscard]] std::string assignees(const std::vector<domain::Assignment>& assignments);
    [[nodiscard]] std::string replies(domain::DocumentId document);
    [[nodiscard]] std::string orders(const std::vector<domain::Assignment>& assignments,
                                     const domain::Opinion& opinion);

    storage::ReadTransaction& transaction_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
    AccountNames names_;
};

}  // namespace vanthu::app
