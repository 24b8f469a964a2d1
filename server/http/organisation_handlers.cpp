#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

app::OrganisationRequest readOrganisation(JsonFields& fields) {
    app::OrganisationRequest organisation;
    organisation.name = fields.text("name");
    organisation.shortName = fields.text("short_name");
    organisation.notation = fields.text("notation");
    organisation.code = fields.text("code");
    organisation.parent = fields.organisation("parent");
    organisation.level = fields.word("level", domain::OrganisationLevel::province);
    organisation.kind = fields.word("kind", domain::OrganisationKind::other);
    organisation.keepsRegistry = fields.flag("keeps_registry").value_or(false);
    organisation.interconnected = fields.flag("interconnected").value_or(false);
    organisation.validFrom = fields.date("valid_from").value_or(domain::Date{});
    return organisation;
}

// One object, or an array of them: then violations begin with the index.
std::vector<app::OrganisationRequest> readOrganisations(const std::string& body) {
    const auto value = parseJson(body, "body");
    if (value.type() != typeid(Poco::JSON::Array::Ptr)) return {readObject(body, "body", readOrganisation)};
    const auto list = value.extract<Poco::JSON::Array::Ptr>();
    Violations violations;
    std::vector<app::OrganisationRequest> organisations;
    if (list->size() > limits::kOrganisationsPerRequest)
        violations.push_back({"body", "too_many", "Tối đa 1.000 cơ quan mỗi lần."});
    for (unsigned i = 0; violations.size() < limits::kOrganisationsPerRequest && i < list->size(); ++i) {
        const auto item = list->getObject(i);
        const auto path = '[' + std::to_string(i) + ']';
        if (item.isNull()) violations.push_back({path, "not_an_object", "Cần một đối tượng JSON."});
        JsonFields fields(item, path + '.', violations);
        organisations.push_back(readOrganisation(fields));
        fields.done();
    }
    app::Checks checks;
    checks.add(std::move(violations));
    checks.finish();
    return organisations;
}

}  // namespace

Answer listOrganisations(Request& request) {
    QueryReader query(request.query());
    const auto day = query.date("on");
    query.finish();
    return jsonAnswer(request.app().organisations.list(request.caller(), day));
}

Answer createOrganisations(Request& request) {
    const auto body = request.body("application/json", limits::kJsonBodyBytes);
    const auto organisations = readOrganisations(body);
    return createdAnswer(
        request.app().organisations.create(request.caller(), organisations, request.requestKey(body)));
}

Answer listDocumentTypes(Request& request) {
    std::vector<std::string> items;
    const auto directory = request.app().directory.current();
    for (const auto& type : directory->types().types())
        items.push_back(app::toJson(type));
    return jsonAnswer(app::listJson("document_types", items));
}

}  // namespace vanthu::http
