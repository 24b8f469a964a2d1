#include "server/app/audit_log.h"

#include "schemas/domain/json_writer.h"
#include "storage/change_log.h"

namespace vanthu::app {
namespace {

// The states before and after stay text, byte for byte what was hashed.
void write(domain::JsonWriter& json, const domain::Change& change) {
    json.beginObject()
        .field("sequence", change.sequence)
        .field("account", change.actor.account.value)
        .field("at", std::int64_t{change.actor.at.time_since_epoch().count()})
        .field("entity", change.entity)
        .field("entity_id", change.entityId)
        .field("action", change.action)
        .field("before", change.before)
        .field("after", change.after)
        .field("previous_hash", change.previousHash)
        .field("hash", change.hash)
        .endObject();
}

}  // namespace

std::string AuditLog::rows(const Caller& caller, domain::Sequence after, int limit) const {
    require(caller, Action::readLog);
    const auto changes = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::readChanges(transaction, after, limit);
    });
    domain::JsonWriter json;
    json.beginObject().field("head", database_.head()).key("changes").beginArray();
    for (const auto& change : changes)
        write(json, change);
    return json.endArray().endObject().take();
}

std::string AuditLog::newest(const Caller& caller, const ChangesRequest& request) const {
    require(caller, Action::readLog);
    storage::ChangeFilter filter{.account = request.account,
                                 .entity = request.entity,
                                 .entityId = request.entityId,
                                 .from = {},
                                 .before = {}};
    if (request.from) filter.from = domain::startOfDay(*request.from);
    if (request.to) filter.before = domain::startOfDay(request.to->plusDays(1));
    const auto found = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findChanges(transaction, filter, request.before, request.limit);
    });
    domain::JsonWriter json;
    json.beginObject().key("changes").beginArray();
    for (const auto& change : found.changes)
        write(json, change);
    json.endArray();
    if (found.next) json.field("next", *found.next);
    return json.endObject().take();
}

}  // namespace vanthu::app
