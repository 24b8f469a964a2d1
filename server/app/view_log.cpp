#include "server/app/view_log.h"

#include "schemas/domain/json_writer.h"
#include "storage/change_log.h"

namespace vanthu::app {

void ViewLog::note(const Caller& caller, const domain::Document& document, View view,
                   std::optional<int> position) {
    if (document.access != domain::Access::restricted) return;
    domain::JsonWriter what;
    what.beginObject();
    if (position) what.field("file", *position);
    const auto json = what.endObject().take();
    database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::appendChange(transaction, "view", document.id.value, domain::code(view), "",
                              position ? json : "");
    });
}

}  // namespace vanthu::app
