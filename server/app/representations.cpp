#include "server/app/representations.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/document_request.h"
#include "server/app/handling_representation.h"
#include "storage/digest.h"

namespace vanthu::app {

std::string toJson(const domain::Account& stored, const DirectorySnapshot& directory, domain::Date today) {
    const auto account = domain::accountOn(stored, today);
    domain::JsonWriter json;
    json.beginObject()
        .field("id", account.id.value)
        .field("login", account.login)
        .field("full_name", account.fullName)
        .field("role", domain::code(account.role))
        .field("organisation", account.organisation.value);
    if (const auto* unit = directory.organisation(account.organisation))
        json.field("organisation_name", unit->on(today).name);
    json.field("disabled", account.disabled)
        .field("created_at", domain::isoVietnam(account.createdAt))
        .fieldIfAny("email", account.email)
        .field("mail_preference", domain::code(account.mailPreference));
    json.key("posts").beginArray();
    for (const auto& post : account.posts)
        json.json(toJson(post, directory));
    return json.endArray().endObject().take();
}

std::string toJson(const domain::Post& post, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", post.id.value)
        .field("account", post.account.value)
        .field("organisation", post.organisation.value);
    if (const auto* unit = directory.organisation(post.organisation))
        json.field("organisation_name", unit->on(post.validFrom).name);
    json.fieldIfAny("title", post.title)
        .field("role", domain::code(post.role))
        .field("main", post.isMain)
        .field("valid_from", post.validFrom.iso());
    if (post.validTo) json.field("valid_to", post.validTo->iso());
    return json.endObject().take();
}

std::string toJson(const domain::DelegatedPost& delegated, const DirectorySnapshot& directory) {
    const auto& delegation = delegated.delegation;
    domain::JsonWriter json;
    json.beginObject().field("id", delegation.id.value).key("post").json(toJson(delegated.post, directory));
    json.field("delegate", delegation.delegate.value).key("rights").beginArray();
    for (const auto& right : delegation.rights)
        json.value(right);
    return json.endArray()
        .fieldIfAny("matters", delegation.matters)
        .field("legal_basis", delegation.legalBasis)
        .field("valid_from", delegation.validFrom.iso())
        .field("valid_to", delegation.validTo.iso())
        .endObject()
        .take();
}

std::string toJson(const domain::Organisation& organisation, domain::Date day) {
    const auto& version = organisation.on(day);
    domain::JsonWriter json;
    json.beginObject()
        .field("id", organisation.id.value)
        .field("name", version.name)
        .fieldIfAny("short_name", version.shortName)
        .fieldIfAny("notation", version.notation);
    if (version.parent) json.field("parent", version.parent->value);
    json.field("level", domain::code(version.level))
        .field("kind", domain::code(version.kind))
        .field("keeps_registry", version.keepsRegistry)
        .field("interconnected", version.interconnected)
        .field("valid_from", version.validFrom.iso());
    if (version.validTo) json.field("valid_to", version.validTo->iso());
    if (const auto last = organisation.lastDay()) json.field("last_day", last->iso());
    json.fieldIfAny("code", codeOn(organisation, day)).key("identifiers").beginArray();
    for (const auto& identifier : organisation.identifiers) {
        json.beginObject()
            .field("scheme", domain::code(identifier.scheme))
            .field("code", identifier.code)
            .field("valid_from", identifier.validFrom.iso());
        if (identifier.validTo) json.field("valid_to", identifier.validTo->iso());
        json.endObject();
    }
    return json.endArray().endObject().take();
}

std::string toJson(const domain::DocumentType& type) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", type.id.value)
        .field("code", type.code)
        .field("name", type.name)
        .field("abbreviation", type.abbreviation)
        .field("type_class", domain::code(type.typeClass))
        .field("valid_from", type.validFrom.iso());
    if (type.validTo) json.field("valid_to", type.validTo->iso());
    json.fieldIfAny("legal_basis", type.legalBasis);
    return json.endObject().take();
}

std::string toJson(const domain::Book& book) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", book.id.value)
        .field("organisation", book.organisation.value)
        .field("direction", domain::code(book.direction))
        .field("code", book.code)
        .field("name", book.name)
        .field("scheme", domain::code(book.scheme));
    if (!book.separateTypes.empty()) {
        json.key("separate_types").beginArray();
        for (const auto& type : book.separateTypes)
            json.value(type);
        json.endArray();
    }
    return json.field("state", domain::code(book.state))
        .field("purpose", domain::code(book.purpose))
        .fieldIfAny("board_name", book.boardName)
        .fieldIfAny("board_notation", book.boardNotation)
        .endObject()
        .take();
}

std::string toJson(const domain::NumberSeries& series, const std::vector<domain::NumberRange>& gaps,
                   const std::vector<domain::Reservation>& reserved, domain::Date today) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", series.id.value)
        .field("book", series.book.value)
        .field("year", series.year)
        .field("key", series.key)
        .field("first_number", series.firstNumber)
        .field("last_number", series.lastNumber);
    if (series.lastDay) json.field("last_day", series.lastDay->iso());
    json.key("gaps").beginArray();
    for (const auto& gap : gaps)
        json.beginObject().field("first", gap.first).field("last", gap.last).endObject();
    json.endArray().key("reserved").beginArray();
    for (const auto& reservation : reserved)
        json.json(toJson(reservation, today));
    return json.endArray().endObject().take();
}

std::string toJson(const domain::Reservation& reservation, domain::Date today) {
    domain::JsonWriter json;
    return json.beginObject()
        .field("number", printRegistryNumber(reservation.number))
        .field("held_for", reservation.heldFor)
        .field("purpose", reservation.purpose)
        .field("until", reservation.until.iso())
        .field("overdue", reservation.until < today)
        .field("reserved_by", reservation.reservedBy.value)
        .field("reserved_at", domain::isoVietnam(reservation.reservedAt))
        .endObject()
        .take();
}

std::string toJson(const domain::SecretStub& stub) {
    domain::JsonWriter json;
    return json.beginObject()
        .field("number", printRegistryNumber(stub.number))
        .fieldIfAny("number_reason", stub.numberReason)
        .field("date", stub.day.iso())
        .field("secrecy", domain::code(stub.secrecy))
        .field("label", "Đăng ký tại sổ mật")
        .field("registered_by", stub.registeredBy.value)
        .field("registered_at", domain::isoVietnam(stub.registeredAt))
        .endObject()
        .take();
}

std::string toJson(const domain::Change& change, const std::string& accountName) {
    domain::JsonWriter json;
    json.beginObject()
        .field("sequence", change.sequence)
        .field("at", domain::isoVietnam(change.actor.at))
        .field("account", change.actor.account.value)
        .fieldIfAny("account_name", accountName)
        .field("entity", change.entity)
        .field("entity_id", change.entityId)
        .field("action", change.action);
    if (!change.before.empty()) json.key("before").json(change.before);
    if (!change.after.empty()) json.key("after").json(change.after);
    return json.field("previous_hash", change.previousHash).field("hash", change.hash).endObject().take();
}

std::string changesJson(storage::ReadTransaction& transaction, const std::vector<domain::Change>& changes) {
    AccountNames names(transaction);
    std::vector<std::string> items;
    for (const auto& change : changes)
        items.push_back(toJson(change, names.of(change.actor.account)));
    return listJson("changes", items);
}

std::string listJson(const std::string& name, const std::vector<std::string>& items) {
    domain::JsonWriter json;
    json.beginObject().key(name).beginArray();
    for (const auto& item : items)
        json.json(item);
    return json.endArray().endObject().take();
}

std::string etagOf(const std::string& json) {
    return '"' + storage::hex(storage::sha256(json)).substr(0, 32) + '"';
}

void requireVersion(const std::string& ifMatch, const std::string& currentEtag) {
    if (ifMatch.empty() || ifMatch == "*" || ifMatch.find(currentEtag) != std::string::npos) return;
    throw Refused(Refusal::versionMoved, {currentEtag});
}

void requireSeenVersion(const std::string& ifMatch, const std::string& currentEtag) {
    if (ifMatch.empty()) {
        Checks missing;
        missing.add("If-Match", "required", "Gửi kèm phiên bản đã xem (ETag).");
        missing.finish();
    }
    requireVersion(ifMatch, currentEtag);
}

}  // namespace vanthu::app
