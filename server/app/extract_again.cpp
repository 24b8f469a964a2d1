#include "server/app/extract_again.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/vocabulary.h"
#include "server/app/read_document.h"
#include "storage/change_log.h"

namespace vanthu::app {

std::string ExtractAgain::file(const Caller& caller, domain::DocumentId id, int position) {
    require(caller, Action::extractAgain);
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        const auto document = documentInScope(transaction, caller, id);
        if (!mayDoInOrAdminister(caller, Action::extractAgain, document.organisation))
            throw Refused(Refusal::documentOfOtherUnit, {std::to_string(id.value)});
        if (position < 1 || static_cast<std::size_t>(position) > document.files.size())
            throw Refused(Refusal::fileUnknown, {std::to_string(id.value)});
        const auto& digest = document.files[static_cast<std::size_t>(position) - 1].digest;
        domain::JsonWriter wish;
        wish.beginObject().field("file", position).field("digest", digest).endObject();
        storage::appendChange(transaction, "extraction", id.value, "extract_again", "", wish.take());
        domain::JsonWriter state;
        state.beginObject()
            .field("digest", digest)
            .field("state", domain::code(domain::ExtractionState::pending))
            .field("label", domain::label(domain::ExtractionState::pending))
            .endObject();
        return state.take();
    });
}

}  // namespace vanthu::app
