#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/json_writer.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <map>
#include <string>

namespace vanthu::app {

/// Names of accounts, each looked up once. Lives within one transaction.
class AccountNames {
  public:
    explicit AccountNames(storage::ReadTransaction& transaction) : transaction_(transaction) {}
    /// "" for an account that is unknown.
    [[nodiscard]] const std::string& of(domain::AccountId id);

  private:
    storage::ReadTransaction& transaction_;
    std::map<domain::AccountId, std::string> names_;
};

/// Members `name`, the id, and `name`_name, left out where it is unknown.
void writeAccount(domain::JsonWriter& json, AccountNames& names, const std::string& name,
                  domain::AccountId id);

/// `Handling` of schemas/api/openapi.yaml: state, assignments, opinions, replies and the caller's next
/// actions.
[[nodiscard]] std::string handlingJson(storage::ReadTransaction& transaction, const Caller& caller,
                                       const domain::Document& document, const DirectorySnapshot& directory,
                                       domain::Date today);

/// "overdue" for an open thing whose deadline has passed.
[[nodiscard]] bool isOverdue(std::optional<domain::Date> dueDate, domain::Date today);

}  // namespace vanthu::app
