#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"

namespace vanthu::http {

Answer listDrops(Request& request) {
    return jsonAnswer(request.app().drops.list(request.caller()));
}

Answer createDrop(Request& request) {
    const auto drop = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
        app::DropRequest wanted;
        wanted.name = fields.text("name", Presence::required);
        wanted.unit = fields.organisation("unit", Presence::required).value_or(domain::OrganisationId{});
        return wanted;
    });
    return jsonAnswer(request.app().drops.create(request.caller(), drop), 201);
}

Answer revokeDrop(Request& request) {
    request.app().drops.revoke(request.caller(), {request.pathNumber(0)});
    return noContent();
}

}  // namespace vanthu::http
