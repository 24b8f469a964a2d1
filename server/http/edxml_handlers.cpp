#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

#include <sstream>

namespace vanthu::http {
namespace {

constexpr const char* kBytes = "application/octet-stream";
constexpr std::size_t kReceiverListBytes = 1024;

/// "H01,H02.3".
std::vector<app::OrganisationReference> receiversIn(const std::string& list) {
    std::vector<app::OrganisationReference> receivers;
    std::istringstream codes(list);
    for (std::string code; std::getline(codes, code, ',');)
        receivers.push_back(app::organisationReference(code));
    return receivers;
}

}  // namespace

Answer importEdxml(Request& request) {
    QueryReader query(request.query());
    const auto name = query.text("name", limits::kFileNameBytes);
    query.finish();
    const auto bytes = request.body(kBytes, limits::kEdxmlBytes);
    auto taken = request.app().edxmlMessages.import(request.caller(), name, bytes);
    return jsonAnswer(std::move(taken.json), taken.isNew ? 201 : 200);
}

Answer listEdxml(Request& request) {
    QueryReader query(request.query());
    app::EdxmlRequest wanted;
    wanted.state = query.word<domain::EdxmlState>("state");
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().edxmlMessages.list(request.caller(), wanted));
}

Answer showEdxml(Request& request) {
    return jsonAnswer(request.app().edxmlMessages.show(request.caller(), {request.pathNumber(0)}));
}

Answer downloadEdxml(Request& request) {
    return fileAnswer(request.app().edxmlMessages.original(request.caller(), {request.pathNumber(0)}));
}

Answer releaseEdxml(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto to = readObject(body.empty() ? "{}" : body, "body", [](JsonFields& fields) {
        return fields.has("to") ? fields.organisations("to", limits::kReceiversPerDocument)
                                : std::vector<app::OrganisationReference>{};
    });
    return createdAnswer(request.app().edxmlMessages.release(request.caller(), {request.pathNumber(0)}, to,
                                                             request.requestKey(body)));
}

Answer discardEdxml(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(
        body, "body", [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return createdAnswer(request.app().edxmlMessages.discard(request.caller(), {request.pathNumber(0)},
                                                             reason, request.requestKey(body)));
}

Answer exportEdxml(Request& request) {
    QueryReader query(request.query());
    app::EdxmlAddress address;
    address.to = receiversIn(query.text("to", kReceiverListBytes));
    address.scheme = query.word<domain::IdentifierScheme>("scheme").value_or(domain::IdentifierScheme::qd20);
    query.finish();
    auto written = request.app().edxmlExport.write(request.caller(), {request.pathNumber(0)}, address);
    return textAnswer(std::move(written.bytes), "application/xml")
        .with("Content-Disposition", attachmentNamed(written.fileName));
}

}  // namespace vanthu::http
