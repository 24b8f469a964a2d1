#include "server/app/counters.h"

#include "schemas/domain/json_writer.h"
#include "server/app/edxml_messages.h"
#include "server/app/inbox.h"
#include "storage/notice_store.h"

namespace vanthu::app {

std::string Counters::of(const Caller& caller) {
    domain::JsonWriter json;
    json.beginObject().field("newest_change", database_.head());
    database_.read([&](storage::ReadTransaction& transaction) {
        if (mayDo(caller, Action::seeWork)) {
            const auto counts = work_.counts(transaction, caller);
            json.key("work").beginObject();
            for (const auto& [kind, count] : counts.byKind)
                json.field(domain::code(kind), count);
            json.endObject().field("overdue", counts.overdue);
        }
        if (mayDo(caller, Action::seeNotices))
            json.field("notices", storage::unreadNotices(transaction, caller.account.id));
        if (mayDo(caller, Action::seeIntake)) json.field("intake", intake_.waiting(transaction, caller));
        if (mayDo(caller, Action::seeIntake))
            json.field("edxml_held", EdxmlMessages::held(transaction, caller));
        if (mayDo(caller, Action::seeInbox)) json.field("inbox", Inbox::waiting(transaction, caller));
        if (mayDo(caller, Action::sendDocuments))
            json.field("deliveries_troubled", sending_.troubled(transaction, caller));
        if (mayDo(caller, Action::seeAlerts)) json.field("alerts", alerts_.open(transaction, caller));
        if (mayDo(caller, Action::seeCaseFiles))
            json.field("case_files_due", cases_.countDue(transaction, caller));
    });
    return json.endObject().take();
}

}  // namespace vanthu::app
