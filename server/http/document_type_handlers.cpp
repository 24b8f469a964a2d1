#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"

#include <limits>

namespace vanthu::http {
namespace {

app::DocumentTypeRequest readDocumentType(JsonFields& fields) {
    app::DocumentTypeRequest type;
    if (const auto id = fields.integer("replaces", 1, std::numeric_limits<std::int64_t>::max()))
        type.replaces = domain::DocumentTypeId{*id};
    type.code = fields.text("code");
    type.name = fields.text("name", Presence::required);
    type.abbreviation = fields.text("abbreviation");
    type.typeClass = fields.word("type_class", domain::TypeClass::administrative, Presence::required);
    type.validFrom = fields.date("valid_from");
    type.validTo = fields.date("valid_to");
    type.legalBasis = fields.text("legal_basis");
    return type;
}

struct TypeEnd {
    std::optional<domain::Date> lastDay;
    std::string reason;
};

TypeEnd readTypeEnd(JsonFields& fields) {
    if (!fields.has("valid_to"))
        fields.note("valid_to", "required", "Nêu ngày cuối; để trống là tiếp tục hiệu lực.");
    return {fields.dateOrNone("valid_to"), fields.text("reason")};
}

Answer withTag(std::string json) {
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

}  // namespace

Answer listDocumentTypes(Request& request) {
    return jsonAnswer(request.app().documentTypes.list(request.caller()));
}

Answer addDocumentType(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto type = readObject(body, "body", readDocumentType);
    return createdAnswer(request.app().documentTypes.add(request.caller(), type, request.requestKey(body)));
}

Answer showDocumentType(Request& request) {
    return withTag(request.app().documentTypes.show(request.caller(), {request.pathNumber(0)}));
}

Answer endDocumentType(Request& request) {
    const auto end = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readTypeEnd);
    return withTag(request.app().documentTypes.changeEnd(
        request.caller(), {request.pathNumber(0)}, end.lastDay, end.reason, request.header("If-Match")));
}

}  // namespace vanthu::http
