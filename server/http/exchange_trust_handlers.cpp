#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/stored_file.h"

namespace vanthu::http {
namespace {

app::SignerRequest readTrustedSigner(JsonFields& fields) {
    app::SignerRequest signer;
    signer.certificate = fields.text("certificate", Presence::required);
    signer.organisationCodes = fields.texts("organisation_codes", limits::kOrganisationsPerRequest);
    signer.isHub = fields.flag("hub").value_or(false);
    return signer;
}

app::SignerChange readSignerChange(JsonFields& fields) {
    app::SignerChange change;
    if (fields.has("organisation_codes"))
        change.organisationCodes = fields.texts("organisation_codes", limits::kOrganisationsPerRequest);
    const auto revoked = fields.flag("revoked");
    if (revoked && !*revoked)
        throw Error(ErrorCode::invalidInput, "a revocation is for ever",
                    {{"revoked", "unknown_value", "Đã thu hồi thì không mở lại; hãy khai chứng thư mới."}});
    change.revoke = revoked.has_value();
    return change;
}

}  // namespace

Answer showCertificate(Request& request) {
    return jsonAnswer(request.app().exchangeTrust.certificate(request.caller()));
}

Answer makeCertificate(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    static_cast<void>(readObject(body.empty() ? "{}" : body, "body", [](JsonFields&) { return 0; }));
    return createdAnswer(request.app().exchangeTrust.make(request.caller(), request.requestKey(body)));
}

Answer installCertificate(Request& request) {
    const auto pem = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
        return fields.text("certificate", Presence::required);
    });
    return jsonAnswer(request.app().exchangeTrust.certify(request.caller(), pem));
}

Answer activateCertificate(Request& request) {
    return jsonAnswer(request.app().exchangeTrust.activate(request.caller()));
}

Answer listSigners(Request& request) {
    return jsonAnswer(request.app().exchangeTrust.signers(request.caller()));
}

Answer enterSigner(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto signer = readObject(body, "body", readTrustedSigner);
    return createdAnswer(
        request.app().exchangeTrust.enter(request.caller(), signer, request.requestKey(body)));
}

Answer changeSigner(Request& request) {
    const auto change = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readSignerChange);
    return jsonAnswer(request.app().exchangeTrust.change(request.caller(), request.pathNumber(0), change));
}

Answer exportEvidence(Request& request) {
    const auto id = request.pathNumber(0);
    return textAnswer(request.app().exchangeEvidence.bundle(request.caller(), {id}), "application/json")
        .with("Content-Disposition", attachmentNamed("chung-cu-" + std::to_string(id) + ".json"));
}

Answer showExchangeLog(Request& request) {
    return jsonAnswer(request.app().exchangeEvidence.log(request.caller()));
}

}  // namespace vanthu::http
