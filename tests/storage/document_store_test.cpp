#include "storage/document_store.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

CONTRACT_CASE("a stored document comes back as it was", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);

    const auto stored = database.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return registerNumbered(transaction, outgoingDocument(office));
    });

    const auto found = database.read(
        [&](storage::ReadTransaction& transaction) { return storage::findDocument(transaction, stored.id); });
    REQUIRE(found);
    CHECK(domain::toJson(*found) == domain::toJson(stored));
    CHECK(found->registryNumber == domain::RegistryNumber{1, ""});
    CHECK(found->files.at(0).id);
    CHECK(found->receivers.at(1).name == "Lưu: VT");
}

}  // namespace vanthu::tests
