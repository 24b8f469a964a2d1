#include "server/app/repeatable.h"

#include "schemas/domain/refusal.h"
#include "storage/account_store.h"
#include "storage/digest.h"

namespace vanthu::app {
namespace {
constexpr int kCreated = 201;
}

std::string requestDigest(std::string_view method, std::string_view path, std::string_view asked) {
    storage::Digester digester;
    for (const auto part : {method, path, asked}) {
        digester.update(part);
        digester.update(std::string_view("\0", 1));
    }
    return storage::hex(digester.finish());
}

std::optional<std::string> earlierAnswer(storage::ReadTransaction& transaction, domain::AccountId account,
                                         const RequestKey& request) {
    auto answer = storage::findAnswer(transaction, account, request.key);
    if (!answer) return std::nullopt;
    if (answer->requestDigest != request.digest)
        throw Refused(
            Refusal::keyReused, {},
            {{"Idempotency-Key", "key_reused", "Khóa này đã dùng cho một yêu cầu khác; hãy tạo khóa mới."}});
    return std::move(answer->body);
}

std::optional<std::string> earlierAnswer(storage::Database& database, domain::AccountId account,
                                         const RequestKey& request) {
    return database.read(
        [&](storage::ReadTransaction& transaction) { return earlierAnswer(transaction, account, request); });
}

void remember(storage::WriteTransaction& transaction, const RequestKey& request, const std::string& json) {
    if (!storage::rememberAnswer(transaction, transaction.actor().account, request.key,
                                 {request.digest, kCreated, json}))
        throw Refused(Refusal::requestRunning);
}

}  // namespace vanthu::app
