#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"
#include "storage/number_store.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// Which number of a book is meant.
struct NumberRequest {
    std::optional<int> year;  ///< this year in Vietnam when left out
    std::string key;          ///< type code of the series, "" for the common one
    std::string number;       ///< "12a"; "" where the next one will do
};

struct VoidRequest {
    NumberRequest number;
    std::string reason;
    std::string
        lastNumber{};  ///< "40": all missing numbers from `number` to this one; "" : that number alone
};

struct ReserveRequest {
    NumberRequest number;
    std::string heldFor;
    std::string purpose;
    std::optional<domain::Date> until;
};

struct StubRequest {
    std::string number;  ///< "" : the next one
    std::string numberReason;
    std::optional<domain::Date> day;  ///< today in Vietnam when left out
    domain::Secrecy secrecy{domain::Secrecy::none};
};

/// Numbers that leave their series without a document: void, kept back (giữ số), or given to a state secret
/// of which nothing else is stored. Any thread may call.
class Numbers {
  public:
    Numbers(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// One number, or a span of missing ones: at most limits::kNumbersVoidedAtOnce, all or none.
    [[nodiscard]] Created voidNumber(const Caller& caller, domain::BookId id, const VoidRequest& request,
                                     const std::optional<RequestKey>& key);
    [[nodiscard]] Created reserve(const Caller& caller, domain::BookId id, const ReserveRequest& request,
                                  const std::optional<RequestKey>& key);
    [[nodiscard]] Created registerStub(const Caller& caller, domain::BookId id, const StubRequest& request,
                                       const std::optional<RequestKey>& key);
    /// JSON: the stubs of a year, by number.
    [[nodiscard]] std::string stubs(const Caller& caller, domain::BookId id, std::optional<int> year);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
