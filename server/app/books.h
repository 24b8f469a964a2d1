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
};

struct VoidRequest {
    int year{0};
    std::string key;  ///< type code of the series, "" for the common one
    std::string number;
    std::string reason;
};

/// Books, their series and gaps, and numbers explained as void. Any thread may call.
class Books {
  public:
    Books(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::BookId id);
    [[nodiscard]] Created create(const Caller& caller, const BookRequest& request,
                                 const std::optional<RequestKey>& key);
    /// `ifMatch` is an ETag or "".
    [[nodiscard]] std::string changeState(const Caller& caller, domain::BookId id, domain::BookState state,
                                          const std::string& ifMatch);
    [[nodiscard]] std::string series(const Caller& caller, domain::BookId id, std::optional<int> year);
    [[nodiscard]] Created voidNumber(const Caller& caller, domain::BookId id, const VoidRequest& request,
                                     const std::optional<RequestKey>& key);

  private:
    [[nodiscard]] domain::Book bookInScope(const Caller& caller, domain::BookId id);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
