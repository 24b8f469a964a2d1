#include "server/app/signature_check.h"

#include "schemas/domain/json_writer.h"
#include "storage/digest.h"
#include "storage/signature_store.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace vanthu::app {
namespace {

using domain::JsonWriter;
using domain::SignatureState;
using signatures::Coverage;
using signatures::Integrity;
using signatures::Signature;
using signatures::Trust;

constexpr const char* kTrustFolder = "trust";

template <class E>
void writeLabelled(JsonWriter& json, const std::string& name, E value) {
    json.field(name, domain::code(value)).field(name + "_label", domain::label(value));
}

void writeFoundSignature(JsonWriter& json, const Signature& signature) {
    json.beginObject()
        .field("field", signature.field)
        .field("kind", signature.subFilter)
        .fieldIfAny("signer", signature.signer)
        .fieldIfAny("organisation", signature.organisation)
        .fieldIfAny("certificate_serial", signature.serial)
        .fieldIfAny("digest", signature.digest);
    if (signature.timeSource != signatures::TimeSource::none)
        json.field("signed_at",
                   domain::isoVietnam(domain::Timestamp{std::chrono::seconds{signature.signedAt}}));
    writeLabelled(json, "time_source", signature.timeSource);
    writeLabelled(json, "integrity", signature.integrity);
    writeLabelled(json, "coverage", signature.coverage);
    writeLabelled(json, "certificate", signature.trust);
    json.endObject();
}

CheckedFile toldOfFile(const domain::DocumentFile& file, domain::Timestamp now, SignatureState state,
                       const std::string& reason, const std::vector<Signature>& found = {}) {
    JsonWriter json;
    json.beginObject().field("file", file.name).field("checked", reason.empty()).fieldIfAny("reason", reason);
    writeLabelled(json, "state", state);
    json.field("checked_at", domain::isoVietnam(now)).key("signatures").beginArray();
    for (const auto& signature : found)
        writeFoundSignature(json, signature);
    return {state, json.endArray().endObject().take()};
}

bool isTooLarge(const domain::DocumentFile& file) {
    return file.sizeBytes > static_cast<std::int64_t>(signatures::kCheckLimits.fileBytes);
}

SignatureState stateOfOne(const Signature& signature) {
    switch (signature.integrity) {
        case Integrity::altered:
        case Integrity::broken:
            return SignatureState::altered;
        case Integrity::unsupported:
        case Integrity::unreadable:
            return SignatureState::unreadable;
        case Integrity::intact:
            break;
    }
    if (signature.coverage == Coverage::addedTo) return SignatureState::addedTo;
    switch (signature.trust) {
        case Trust::trusted:
            return SignatureState::valid;
        case Trust::unknownIssuer:
            return SignatureState::unknownIssuer;
        case Trust::expiredAtSigning:
            return SignatureState::expired;
        case Trust::revoked:
            return SignatureState::revoked;
        case Trust::notChecked:
            break;
    }
    return SignatureState::intact;
}

}  // namespace

// The list of states goes from good to bad.
SignatureState stateOf(const std::vector<Signature>& found) {
    auto state = SignatureState::notSigned;
    for (const auto& signature : found)
        state = std::max(state, stateOfOne(signature));
    return state;
}

SignatureCheck::SignatureCheck(const storage::BlobStore& blobs, const std::filesystem::path& dataFolder)
    : SignatureCheck(blobs, signatures::SignatureChecker::trustIn(dataFolder / kTrustFolder)) {}

SignatureCheck::SignatureCheck(const storage::BlobStore& blobs, std::string trust)
    : blobs_(blobs),
      trustDigest_(trust.empty() ? "" : storage::digestName(trust)),
      checker_(std::move(trust)) {}

CheckedFile SignatureCheck::check(const domain::DocumentFile& file, domain::Timestamp now) {
    if (!storage::maybeSigned(file))
        return toldOfFile(file, now, SignatureState::notChecked, "Không phải tệp PDF.");
    if (isTooLarge(file))
        return toldOfFile(file, now, SignatureState::notChecked, "Tệp quá lớn để kiểm tra chữ ký.");
    const auto signatures = found(file, now);
    if (!signatures)
        return toldOfFile(file, now, SignatureState::notChecked,
                          "Tệp PDF bị hỏng, có mật khẩu hoặc vượt giới hạn.");
    return toldOfFile(file, now, stateOf(*signatures), "", *signatures);
}

std::optional<std::vector<Signature>> SignatureCheck::found(const domain::DocumentFile& file,
                                                            domain::Timestamp now) {
    places_.acquire();
    const std::unique_ptr<std::counting_semaphore<kAtOnce>, void (*)(std::counting_semaphore<kAtOnce>*)>
        place(&places_, [](std::counting_semaphore<kAtOnce>* places) { places->release(); });
    return checker_.check(blobs_.read(file.digest), now.time_since_epoch().count());
}

std::optional<signatures::AddedSignatures> SignatureCheck::added(const domain::DocumentFile& before,
                                                                 const domain::DocumentFile& after,
                                                                 domain::Timestamp now) {
    if (isTooLarge(before) || isTooLarge(after)) return std::nullopt;
    const auto was = found(before, now);
    const auto is = was ? found(after, now) : std::nullopt;
    if (!was || !is) return std::nullopt;
    return signatures::addedSignatures(*was, *is);
}

}  // namespace vanthu::app
