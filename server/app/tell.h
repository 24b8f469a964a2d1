#pragma once

#include "schemas/domain/case_file.h"
#include "schemas/domain/document.h"
#include "schemas/domain/draft.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/notice.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vanthu::app {

/// What stands in a notice beside the thing.
struct NoticeDetails {
    std::int64_t related{0};
    std::optional<domain::Date> dueDate{};
};

/// Tells people of what a transaction does, within it. Nobody is told of a document or a draft that he or she
/// may not know of, and whoever acts is not told of the own doing.
class Teller {
  public:
    Teller(storage::WriteTransaction& transaction, const DirectorySnapshot& directory)
        : transaction_(transaction), directory_(directory) {}

    void tell(domain::AccountId to, domain::NoticeKind kind, const domain::Document& about,
              const NoticeDetails& details = {});
    void tell(domain::AccountId to, domain::NoticeKind kind, const domain::Draft& about);
    void tell(domain::AccountId to, domain::NoticeKind kind, const domain::CaseFile& about);
    void tellAll(const std::vector<domain::AccountId>& to, domain::NoticeKind kind,
                 const domain::Document& about, const NoticeDetails& details = {});

    /// The person, or whoever leads the unit; its clerks when nobody does.
    [[nodiscard]] std::vector<domain::AccountId> assigneesOf(const domain::Assignment& assignment);
    [[nodiscard]] std::vector<domain::AccountId> clerksOf(domain::OrganisationId unit);

  private:
    [[nodiscard]] std::optional<Caller> personOf(domain::AccountId account);

    storage::WriteTransaction& transaction_;
    const DirectorySnapshot& directory_;
};

/// The account as it may act on that day; empty when it is gone or disabled.
[[nodiscard]] std::optional<Caller> callerOf(storage::ReadTransaction& transaction, domain::AccountId account,
                                             const DirectorySnapshot& directory, domain::Date day);

}  // namespace vanthu::app
