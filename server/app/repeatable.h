#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/error.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::app {

/// The Idempotency-Key of a request and the SHA-256 of what was asked.
struct RequestKey {
    std::string key;
    std::string digest;
};

/// What makes two requests the same: method, path and what is asked for.
[[nodiscard]] std::string requestDigest(std::string_view method, std::string_view path,
                                        std::string_view asked);

/// What a create answered: JSON, and whether it is the answer to an earlier request with the same key.
struct Created {
    std::string json;
    bool repeated{false};
};

/// The answer given before under that key. Throws Error{conflict} when the key belongs to another request.
[[nodiscard]] std::optional<std::string> earlierAnswer(storage::ReadTransaction& transaction,
                                                       domain::AccountId account, const RequestKey& request);
[[nodiscard]] std::optional<std::string> earlierAnswer(storage::Database& database, domain::AccountId account,
                                                       const RequestKey& request);
/// Throws Error{conflict} when a concurrent repeat was faster.
void remember(storage::WriteTransaction& transaction, const RequestKey& request, const std::string& json);

/// Runs `work` (transaction → JSON of the answer) once for all repeats of a request: its effect and its
/// remembered answer are one transaction, so a retry after a lost answer, or beside the first try, changes
/// nothing.
template <class Work>
Created createOnce(storage::Database& database, const domain::Actor& actor,
                   const std::optional<RequestKey>& request, Work&& work) {
    if (!request) return {database.write(actor, work), false};
    if (auto earlier = earlierAnswer(database, actor.account, *request)) return {std::move(*earlier), true};
    try {
        return database.write(actor, [&](storage::WriteTransaction& transaction) -> Created {
            if (auto earlier = earlierAnswer(transaction, actor.account, *request))
                return {std::move(*earlier), true};
            std::string json = work(transaction);
            remember(transaction, *request, json);
            return {std::move(json), false};
        });
    } catch (const Error&) {
        // A concurrent repeat may have been faster and be the very reason of the failure.
        if (auto earlier = earlierAnswer(database, actor.account, *request))
            return {std::move(*earlier), true};
        throw;
    }
}

}  // namespace vanthu::app
