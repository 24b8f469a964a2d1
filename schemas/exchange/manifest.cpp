#include "schemas/exchange/manifest.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/json_fields.h"
#include "schemas/exchange/messages.h"

namespace vanthu::wire {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

using domain::SendingKind;

constexpr std::size_t kUpdateReasonBytes = limits::kReason * 4;

/// As QCVN 102 numbers them; 1 is a recall, which is no manifest. It knows no statistics: theirs is ours, far
/// from what it may number next.
constexpr std::array<std::pair<SendingKind, std::int64_t>, 4> kKinds{{{SendingKind::fresh, 0},
                                                                      {SendingKind::update, 2},
                                                                      {SendingKind::replacement, 3},
                                                                      {SendingKind::statistics, 100}}};

/// Fields of a document that mean something only on the installation that registered it.
constexpr const char* kOwnFields[] = {
    "id",           "organisation", "book",          "year",          "registry_number", "note",
    "issuer",       "source",       "external_id",   "registered_by", "files",           "version",
    "arrival_date", "to_places",    "number_reason", "registered_at", "paper_place",     "access"};

Object::Ptr travellingDocument(domain::Document document) {
    for (auto& receiver : document.receivers)
        receiver.organisation.reset();
    document.files.clear();
    auto object = json::parseObject(domain::toJson(document));
    for (const auto* field : kOwnFields)
        object->remove(field);
    return object;
}

domain::Document receivedDocument(Object::Ptr object, const std::string& createdAt) {
    if (object->has("secrecy") &&
        json::text(*object, "secrecy", 0, 40) != domain::code(domain::Secrecy::none))
        throw Rejected(NackCode::secret, "document.secrecy: secret documents may not travel here");
    for (const auto* field : kOwnFields)
        object->remove(field);
    object->set("id", 0);
    object->set("organisation", 0);
    object->set("registered_by", 0);
    object->set("registered_at", createdAt);
    object->set("version", 1);
    try {
        auto document = domain::documentFromJson(json::canonical(*object));
        for (auto& receiver : document.receivers)
            receiver.organisation.reset();
        return document;
    } catch (const Error& error) {
        const bool secret = error.code() == ErrorCode::secretDocument;
        throw Rejected(secret ? NackCode::secret : NackCode::schema,
                       std::string("document: ") + error.what());
    }
}

Object encodePart(const ManifestPart& part) {
    Object object;
    object.set("name", part.name);
    object.set("media_type", part.mediaType);
    object.set("size", part.sizeBytes);
    object.set("sha256", part.sha256);
    if (!part.title.empty()) object.set("title", part.title);
    if (part.kind) object.set("kind", std::string(domain::code(*part.kind)));
    return object;
}

ManifestPart parsePart(const Object::Ptr& object) {
    if (object.isNull()) throw Rejected(NackCode::schema, "parts: expected objects");
    ManifestPart part;
    part.name = json::text(*object, "name", 1, limits::kFileNameBytes);
    if (!domain::isPlainFileName(part.name))
        throw Rejected(NackCode::schema, "parts.name: expected a name without a path");
    part.mediaType = json::text(*object, "media_type", 1, limits::kFileNameBytes);
    part.sizeBytes = json::number(*object, "size", 1, std::numeric_limits<std::int64_t>::max());
    part.sha256 = json::hexDigits(*object, "sha256", 64);
    part.title = domain::normalised(json::text(*object, "title", 0, limits::kFileTitle * 4));
    if (domain::codePoints(part.title) > limits::kFileTitle)
        throw Rejected(NackCode::schema,
                       "parts.title: at most " + std::to_string(limits::kFileTitle) + " characters");
    if (object->has("kind")) {
        part.kind = domain::parse<domain::FileKind>(json::text(*object, "kind", 1, limits::kFileNameBytes));
        if (!part.kind) throw Rejected(NackCode::schema, "parts.kind: expected main or enclosure");
    }
    return part;
}

std::vector<ManifestPart> parseParts(const Object& manifest) {
    const auto array = manifest.getArray("parts");
    if (array.isNull()) throw Rejected(NackCode::schema, "parts: expected an array");
    if (array->size() > limits::kExchangeParts)
        throw Rejected(NackCode::partsLimit, "at most " + std::to_string(limits::kExchangeParts) + " parts");
    std::vector<ManifestPart> parts;
    std::int64_t left = limits::kExchangeMessageBytes;
    for (unsigned i = 0; i < array->size(); ++i) {
        parts.push_back(parsePart(array->getObject(i)));
        if (parts.back().sizeBytes > left)
            throw Rejected(NackCode::sizeLimit, "at most " + std::to_string(limits::kExchangeMessageBytes) +
                                                    " bytes in all parts");
        left -= parts.back().sizeBytes;
    }
    return parts;
}

std::vector<std::string> parseRecipients(const Object& manifest) {
    const auto array = json::array(manifest, "to", limits::kReceiversPerDocument);
    std::vector<std::string> codes;
    for (unsigned i = 0; i < array->size(); ++i) {
        const auto code = array->get(i);
        if (!code.isString() || code.extract<std::string>().empty() ||
            code.extract<std::string>().size() > limits::kOrganisationCode)
            throw Rejected(NackCode::schema, "to: expected organisation codes");
        codes.push_back(code.extract<std::string>());
    }
    return codes;
}

SendingKind parseKind(const Object& manifest) {
    const auto number = json::number(manifest, "kind", 0, std::numeric_limits<int>::max());
    const auto found = std::ranges::find(kKinds, number, &std::pair<SendingKind, std::int64_t>::second);
    if (found == kKinds.end())
        throw Rejected(NackCode::version, "manifests of kind 0, 2, 3 and 100 are understood here");
    return found->first;
}

std::vector<std::string> parseChanges(const Object& manifest, SendingKind kind) {
    const auto array = json::array(manifest, "changes", kChangedMessages);
    std::vector<std::string> messages;
    for (unsigned i = 0; i < array->size(); ++i) {
        Object entry;
        entry.set("changes", array->get(i));
        messages.push_back(json::hexDigits(entry, "changes", 32));
    }
    if (messages.empty() || (kind == SendingKind::update && messages.size() > 1))
        throw Rejected(NackCode::schema, "changes: an update names one message, a replacement at least one");
    return messages;
}

std::vector<ReceiverChange> parseReceiverChanges(const Object& manifest) {
    std::vector<ReceiverChange> changes;
    if (!manifest.has("receiver_changes")) return changes;
    const auto array = json::array(manifest, "receiver_changes", limits::kReceiversPerDocument);
    for (unsigned i = 0; i < array->size(); ++i) {
        const auto entry = array->getObject(i);
        if (entry.isNull()) throw Rejected(NackCode::schema, "receiver_changes: expected objects");
        changes.push_back(
            {json::text(*entry, "code", 1, limits::kOrganisationCode), json::boolean(*entry, "added")});
    }
    return changes;
}

void encodeDocument(const Manifest& manifest, Object& object) {
    Array parts;
    for (const auto& part : manifest.parts)
        parts.add(encodePart(part));
    object.set("document", travellingDocument(manifest.document));
    object.set("parts", parts);
}

/// What only an update or a replacement says.
void encodeChange(const Manifest& manifest, Object& object) {
    if (manifest.kind == SendingKind::fresh || !isOfDocument(manifest)) return;
    Array changes;
    for (const auto& message : manifest.changes)
        changes.add(message);
    object.set("changes", changes);
    if (manifest.kind != SendingKind::update) return;
    object.set("reason", manifest.reason);
    Array receivers;
    for (const auto& change : manifest.receiverChanges) {
        Object entry;
        entry.set("code", change.code);
        entry.set("added", change.added);
        receivers.add(entry);
    }
    if (!manifest.receiverChanges.empty()) object.set("receiver_changes", receivers);
}

void parseChange(const Object& object, Manifest& manifest) {
    if (manifest.kind == SendingKind::fresh || !isOfDocument(manifest)) return;
    manifest.changes = parseChanges(object, manifest.kind);
    if (manifest.kind != SendingKind::update) return;
    manifest.reason = domain::normalised(json::text(object, "reason", 1, kUpdateReasonBytes));
    manifest.receiverChanges = parseReceiverChanges(object);
}

}  // namespace

std::string encode(const Manifest& manifest) {
    Object from;
    from.set("code", manifest.senderCode);
    from.set("name", manifest.senderName);
    Array to;
    for (const auto& code : manifest.to)
        to.add(code);
    Object object;
    object.set("version", kManifestVersion);
    object.set("message_id", manifest.messageId);
    object.set(
        "kind",
        std::ranges::find(kKinds, manifest.kind, &std::pair<SendingKind, std::int64_t>::first)->second);
    object.set("from", from);
    object.set("to", to);
    object.set("created_at", domain::isoVietnam(manifest.createdAt));
    if (isOfDocument(manifest))
        encodeDocument(manifest, object);
    else
        object.set("package", manifest.package);
    encodeChange(manifest, object);
    return json::canonical(object);
}

Manifest parseManifest(std::string_view text) {
    const auto object = json::parseObject(text);
    if (json::number(*object, "version", 0, std::numeric_limits<int>::max()) != kManifestVersion)
        throw Rejected(NackCode::version, "manifest version 1 is understood here");
    Manifest manifest;
    manifest.kind = parseKind(*object);
    manifest.messageId = json::hexDigits(*object, "message_id", 32);
    const auto from = json::object(*object, "from");
    manifest.senderCode = json::text(*from, "code", 1, limits::kOrganisationCode);
    manifest.senderName = domain::normalised(json::text(*from, "name", 1, limits::kOrganisationName * 4));
    manifest.to = parseRecipients(*object);
    const auto createdAt = json::text(*object, "created_at", 1, 40);
    const auto moment = domain::parseTimestamp(createdAt);
    if (!moment) throw Rejected(NackCode::schema, "created_at: expected a time of RFC 3339");
    manifest.createdAt = *moment;
    if (isOfDocument(manifest)) {
        manifest.document = receivedDocument(json::object(*object, "document"), createdAt);
        manifest.parts = parseParts(*object);
    } else {
        manifest.package = json::text(*object, "package", 1, limits::kStatisticFileBytes);
    }
    parseChange(*object, manifest);
    return manifest;
}

}  // namespace vanthu::wire
