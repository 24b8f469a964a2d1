#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/organisation_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {

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

namespace {

// One object, or an array of them: then violations begin with the index.
std::vector<app::OrganisationRequest> readOrganisations(const std::string& body) {
    using Kind = domain::JsonValue::Kind;
    const auto json = parseJson(body, "body");
    const auto list = json.root();
    if (!list.is(Kind::list)) return {readObject(body, "body", readOrganisation)};
    Violations violations;
    std::vector<app::OrganisationRequest> organisations;
    if (list.size() > limits::kOrganisationsPerRequest)
        violations.push_back({"body", "too_many", "Tối đa 1.000 cơ quan mỗi lần."});
    std::size_t index = 0;
    for (const auto item : list) {
        if (violations.size() >= limits::kOrganisationsPerRequest) break;
        const auto path = '[' + std::to_string(index++) + ']';
        if (!item.is(Kind::object)) violations.push_back({path, "not_an_object", "Cần một đối tượng JSON."});
        JsonFields fields(item, path + '.', violations);
        organisations.push_back(readOrganisation(fields));
        fields.done();
    }
    app::Checks checks;
    checks.add(std::move(violations));
    checks.finish();
    return organisations;
}

std::optional<std::string> textIfGiven(JsonFields& fields, const std::string& name) {
    if (!fields.has(name)) return std::nullopt;
    return fields.text(name);
}

template <class E>
std::optional<E> wordIfGiven(JsonFields& fields, const std::string& name) {
    if (!fields.has(name)) return std::nullopt;
    return fields.word(name, E{});
}

app::OrganisationChange readChange(JsonFields& fields) {
    app::OrganisationChange change;
    change.validFrom = fields.date("valid_from", Presence::required).value_or(domain::Date{});
    change.name = textIfGiven(fields, "name");
    change.shortName = textIfGiven(fields, "short_name");
    change.notation = textIfGiven(fields, "notation");
    change.parent = fields.organisation("parent");
    change.level = wordIfGiven<domain::OrganisationLevel>(fields, "level");
    change.kind = wordIfGiven<domain::OrganisationKind>(fields, "kind");
    change.keepsRegistry = fields.flag("keeps_registry");
    change.interconnected = fields.flag("interconnected");
    return change;
}

app::ReorganisationRequest readReorganisation(JsonFields& fields) {
    app::ReorganisationRequest request;
    request.kind = fields.word("kind", domain::SuccessionKind::merge, Presence::required);
    request.effectiveFrom = fields.date("effective_from", Presence::required).value_or(domain::Date{});
    request.legalBasis = fields.text("legal_basis");
    request.predecessors = fields.organisations("predecessors", limits::kOrganisationsPerRequest);
    request.successors = fields.organisations("successors", limits::kOrganisationsPerRequest);
    for (auto& made : fields.objects("new_successors", limits::kOrganisationsPerRequest)) {
        request.newSuccessors.push_back(
            {made.text("name"), made.text("short_name"), made.text("notation"), made.text("code")});
        made.done();
    }
    request.predecessorsGoOn = fields.flag("predecessors_go_on").value_or(false);
    request.movePosts = fields.flag("move_posts").value_or(false);
    return request;
}

}  // namespace

Answer listOrganisations(Request& request) {
    QueryReader query(request.query());
    const auto day = query.date("on");
    app::OrganisationFilter filter;
    filter.code = query.text("code", limits::kOrganisationCode);
    filter.level = query.word<domain::OrganisationLevel>("level");
    if (const auto parent = query.text("parent", limits::kOrganisationCode); !parent.empty())
        filter.parent = app::organisationReference(parent);
    query.finish();
    return jsonAnswer(request.app().organisations.list(request.caller(), day, filter));
}

Answer createOrganisations(Request& request) {
    const auto body = request.body("application/json", limits::kJsonBodyBytes);
    const auto organisations = readOrganisations(body);
    return createdAnswer(
        request.app().organisations.create(request.caller(), organisations, request.requestKey(body)));
}

Answer showOrganisation(Request& request) {
    QueryReader query(request.query());
    const auto day = query.date("on");
    query.finish();
    auto json = request.app().reorganisation.show(request.caller(), {request.pathNumber(0)}, day);
    // The tag is of today's form, whatever day was asked for: a change names what it changes.
    const auto etag = app::etagOf(
        day ? request.app().reorganisation.show(request.caller(), {request.pathNumber(0)}, {}) : json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer changeOrganisation(Request& request) {
    const auto change =
        readObject(request.body("application/json", limits::kJsonBodyBytes), "body", readChange);
    auto json = request.app().reorganisation.change(request.caller(), {request.pathNumber(0)}, change,
                                                    request.header("If-Match"));
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer listSuccessors(Request& request) {
    QueryReader query(request.query());
    const auto day = query.date("on");
    query.finish();
    return jsonAnswer(
        request.app().reorganisation.successors(request.caller(), {request.pathNumber(0)}, day));
}

Answer reorganise(Request& request) {
    const auto body = request.body("application/json", limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readReorganisation);
    return createdAnswer(
        request.app().reorganisation.reorganise(request.caller(), wanted, request.requestKey(body)));
}

}  // namespace vanthu::http
