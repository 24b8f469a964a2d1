#include "server/app/role_list.h"

#include "schemas/domain/json_writer.h"

namespace vanthu::app {

std::string roleList(const Caller& caller) {
    require(caller, Action::manageAccounts);
    domain::JsonWriter json;
    json.beginObject().key("rights").beginArray();
    for (const auto& right : rights()) {
        json.beginObject().field("right", right.name).key("roles").beginArray();
        for (const auto& word : domain::kWords<domain::Role>)
            if (mayDo(word.value, right.action)) json.value(word.code);
        json.endArray().field("may_be_delegated", mayBeDelegated(right.action)).endObject();
    }
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
