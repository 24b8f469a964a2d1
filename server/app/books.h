#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct BookRequest {
    OrganisationReference organisation;
    domain::Direction direction{domain::Direction::incoming};
    std::string code;
    std::string name;
    domain::NumberingScheme scheme{domain::NumberingScheme::common};
    std::vector<std::string> separateTypes;
    domain::BookPurpose purpose{domain::BookPurpose::agency};
    std::string boardName;
    std::string boardNotation;
};

/// Books with their states, their series and gaps. Any thread may call.
class Books {
  public:
    Books(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::BookId id);
    [[nodiscard]] Created create(const Caller& caller, const BookRequest& request,
                                 const std::optional<RequestKey>& key);
    /// `ifMatch` is an ETag or "". Throws Error{conflict}, naming the allowed states, for a move that is not
    /// among domain::kBookMoves.
    [[nodiscard]] std::string changeState(const Caller& caller, domain::BookId id, domain::BookState state,
                                          const std::string& ifMatch, const std::string& reason = {});
    /// Each series with its gaps, and the numbers that are kept back apart from them.
    [[nodiscard]] std::string series(const Caller& caller, domain::BookId id, std::optional<int> year);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

/// The book, when it exists and the caller may know of it. Throws Error{notFound} alike for both.
[[nodiscard]] domain::Book bookInScope(const DirectorySnapshot& directory, const Caller& caller,
                                       domain::BookId id);
/// The same for who is about to change something in it. Throws Error{forbidden} when the caller may know of
/// the book, but none of the caller's posts lets it be done in that unit.
[[nodiscard]] domain::Book bookToChange(const DirectorySnapshot& directory, const Caller& caller,
                                        Action action, domain::BookId id);
/// True when some version of the catalogue knows the type.
[[nodiscard]] bool isKnownType(const domain::DocumentTypeCatalogue& types, const std::string& code);

}  // namespace vanthu::app
