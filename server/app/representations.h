#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/book.h"
#include "schemas/domain/change.h"
#include "schemas/domain/document_type.h"
#include "schemas/domain/post.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::app {

// The JSON forms of schemas/api/openapi.yaml. A document's own form is domain::toJson.

[[nodiscard]] std::string toJson(const domain::Account& account, const DirectorySnapshot& directory,
                                 domain::Date today);
[[nodiscard]] std::string toJson(const domain::Post& post, const DirectorySnapshot& directory);
[[nodiscard]] std::string toJson(const domain::DelegatedPost& delegated, const DirectorySnapshot& directory);
/// As the organisation stands on that day.
[[nodiscard]] std::string toJson(const domain::Organisation& organisation, domain::Date day);
[[nodiscard]] std::string toJson(const domain::DocumentType& type);
[[nodiscard]] std::string toJson(const domain::Book& book);
/// `today` tells which numbers are kept back too long.
[[nodiscard]] std::string toJson(const domain::NumberSeries& series,
                                 const std::vector<domain::NumberRange>& gaps,
                                 const std::vector<domain::Reservation>& reserved, domain::Date today);
[[nodiscard]] std::string toJson(const domain::Reservation& reservation, domain::Date today);
[[nodiscard]] std::string toJson(const domain::SecretStub& stub);
/// `accountName` is of the one who acted, "" when it is gone.
[[nodiscard]] std::string toJson(const domain::Change& change, const std::string& accountName);

/// {"changes":[…]}: rows of the change log with the names of those who acted.
[[nodiscard]] std::string changesJson(storage::ReadTransaction& transaction,
                                      const std::vector<domain::Change>& changes);

/// {"name":[one,two]} from JSON texts.
[[nodiscard]] std::string listJson(const std::string& name, const std::vector<std::string>& items);

/// A strong ETag for an answer without a version of its own: a hash of its text, in quotes.
[[nodiscard]] std::string etagOf(const std::string& json);

/// Throws Error{versionChanged} unless `ifMatch` is empty, "*" or names the current version in its list.
void requireVersion(const std::string& ifMatch, const std::string& currentEtag);
/// The same where it must be said which version was seen: Error{invalidInput} names an empty `ifMatch`.
void requireSeenVersion(const std::string& ifMatch, const std::string& currentEtag);

}  // namespace vanthu::app
