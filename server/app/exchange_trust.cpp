#include "server/app/exchange_trust.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/signer_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::TrustedSigner;
using evidence::Certificate;
using evidence::SigningKey;

namespace {

void writeCertificate(domain::JsonWriter& json, const Certificate& certificate) {
    json.field("fingerprint", certificate.fingerprint())
        .field("subject", certificate.subject())
        .field("issuer", certificate.issuer())
        .field("not_before", domain::isoVietnam(certificate.notBefore()))
        .field("not_after", domain::isoVietnam(certificate.notAfter()))
        .field("certificate", certificate.pem());
}

void writeKey(domain::JsonWriter& json, std::string_view name, const evidence::KeyRing::Key& key) {
    if (!key) return;
    json.key(name).beginObject();
    writeCertificate(json, key->certificate());
    json.field("request", key->request()).endObject();
}

std::string ringJson(const evidence::KeyRing& ring) {
    domain::JsonWriter json;
    json.beginObject();
    writeKey(json, "current", ring.current());
    writeKey(json, "next", ring.next());
    return json.endObject().take();
}

std::string signerJson(const TrustedSigner& signer) {
    domain::JsonWriter json;
    json.beginObject().field("id", signer.id).key("organisation_codes").beginArray();
    for (const auto& code : signer.organisationCodes)
        json.value(code);
    json.endArray().field("hub", signer.isHub);
    writeCertificate(json, Certificate(signer.certificate));
    json.field("revoked", signer.revokedAt.has_value());
    if (signer.revokedAt) json.field("revoked_at", domain::isoVietnam(*signer.revokedAt));
    return json.endObject().take();
}

/// The codes in the form in which they are kept.
std::vector<std::string> checkedCodes(const std::vector<std::string>& codes, bool isHub, Checks& checks) {
    std::vector<std::string> kept;
    if (codes.empty() && !isHub)
        checks.add("organisation_codes", "required", "Cần ít nhất một mã định danh cơ quan.");
    if (!codes.empty() && isHub)
        checks.add("organisation_codes", "not_allowed",
                   "Trục liên thông chỉ ký việc trên đường chuyển, không ký thay cơ quan nào.");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        kept.push_back(domain::normalisedOrganisationCode(domain::normalised(codes[i])));
        const auto size = domain::codePoints(kept.back());
        if (size == 0 || size > limits::kOrganisationCode)
            checks.add("organisation_codes[" + std::to_string(i) + "]", size == 0 ? "required" : "too_long",
                       "Mã định danh từ 1 đến 35 ký tự.");
    }
    return kept;
}

TrustedSigner signerOf(const SignerRequest& request) {
    Checks checks;
    TrustedSigner signer;
    signer.isHub = request.isHub;
    signer.organisationCodes = checkedCodes(request.organisationCodes, request.isHub, checks);
    try {
        const Certificate certificate(request.certificate);
        signer.certificate = certificate.pem();
        signer.fingerprint = certificate.fingerprint();
    } catch (const Error& error) {
        checks.add(error.violations());
    }
    checks.finish();
    return signer;
}

TrustedSigner foundSigner(storage::ReadTransaction& transaction, std::int64_t id) {
    const auto signers = storage::listSigners(transaction);
    const auto found = std::ranges::find(signers, id, &TrustedSigner::id);
    if (found == signers.end()) throw Refused(Refusal::signerUnknown, {std::to_string(id)});
    return *found;
}

}  // namespace

std::string ExchangeTrust::certificate(const Caller& caller) {
    require(caller, Action::managePeers);
    return ringJson(exchange_.signingKeys());
}

std::vector<std::string> ExchangeTrust::ownCodes() const {
    const auto today = domain::vietnamDate(clock_.now());
    const auto directory = directory_.current();
    std::vector<std::string> codes;
    for (const auto& organisation : directory->organisations())
        if (organisation.on(today).keepsRegistry)
            if (auto code = codeOn(organisation, today); !code.empty())
                codes.push_back(domain::normalisedOrganisationCode(code));
    return codes;
}

TrustedSigner ExchangeTrust::ownSigner(const Certificate& certificate) const {
    return {0, ownCodes(), false, certificate.pem(), certificate.fingerprint(), std::nullopt};
}

Created ExchangeTrust::make(const Caller& caller, const std::optional<RequestKey>& key) {
    require(caller, Action::managePeers);
    const auto now = clock_.now();
    const auto codes = ownCodes();
    if (codes.empty()) throw Refused(Refusal::senderWithoutCode, {""});
    const auto directory = directory_.current();
    const auto* own = directory->organisation(OrganisationReference{codes.front()});
    const auto made =
        SigningKey::make(own == nullptr ? codes.front() : own->on(domain::vietnamDate(now)).name, codes, now);
    bool isEntered = false;
    // The key is kept only after its entry is on disk: a certificate without a key harms nobody.
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            const auto signer = storage::insertSigner(transaction, ownSigner(made.certificate()));
            isEntered = true;
            return signerJson(signer);
        });
    if (isEntered && !created.repeated) exchange_.signingKeys().keep(made);
    exchange_.reloadPeers();
    return created;
}

std::string ExchangeTrust::certify(const Caller& caller, const std::string& pem) {
    require(caller, Action::managePeers);
    auto certified = exchange_.signingKeys().certified(Certificate(pem));
    if (!certified) throw Refused(Refusal::signingCertificateMissing);
    database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::insertSigner(transaction, ownSigner(certified->certificate()));
    });
    exchange_.signingKeys().keep(std::move(*certified));
    exchange_.reloadPeers();
    return ringJson(exchange_.signingKeys());
}

std::string ExchangeTrust::activate(const Caller& caller) {
    require(caller, Action::managePeers);
    if (!exchange_.signingKeys().activate()) throw Refused(Refusal::nextCertificateMissing);
    return ringJson(exchange_.signingKeys());
}

std::string ExchangeTrust::signers(const Caller& caller) {
    require(caller, Action::managePeers);
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& signer : storage::listSigners(transaction))
            items.push_back(signerJson(signer));
    });
    return listJson("signers", items);
}

Created ExchangeTrust::enter(const Caller& caller, const SignerRequest& request,
                             const std::optional<RequestKey>& key) {
    require(caller, Action::managePeers);
    const auto signer = signerOf(request);
    auto created = createOnce(database_, {caller.account.id, clock_.now()}, key,
                              [&](storage::WriteTransaction& transaction) {
                                  return signerJson(storage::insertSigner(transaction, signer));
                              });
    exchange_.reloadPeers();
    return created;
}

std::string ExchangeTrust::change(const Caller& caller, std::int64_t id, const SignerChange& change) {
    require(caller, Action::managePeers);
    const auto signer =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            auto found = foundSigner(transaction, id);
            Checks checks;
            if (!change.organisationCodes && !change.revoke)
                checks.add("", "required", "Nêu ít nhất một thay đổi: organisation_codes hoặc revoked.");
            if (change.organisationCodes)
                found.organisationCodes = checkedCodes(*change.organisationCodes, found.isHub, checks);
            checks.finish();
            if (change.revoke && !found.revokedAt) found.revokedAt = clock_.now();
            storage::updateSigner(transaction, found);
            return found;
        });
    exchange_.reloadPeers();
    return signerJson(signer);
}

}  // namespace vanthu::app
