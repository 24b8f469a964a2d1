#include "server/app/draft_representation.h"

#include "schemas/domain/json_writer.h"
#include "server/app/draft_steps.h"
#include "server/app/flow_rules.h"
#include "server/app/handling_representation.h"
#include "storage/draft_store.h"

namespace vanthu::app {
namespace {

void writeReceivers(domain::JsonWriter& json, const domain::Document& document) {
    json.key("receivers").beginArray();
    for (const auto& receiver : document.receivers) {
        json.beginObject();
        if (receiver.organisation) json.field("organisation", receiver.organisation->value);
        json.fieldIfAny("name", receiver.name).endObject();
    }
    json.endArray();
}

void writeSignature(domain::JsonWriter& json, AccountNames& names, const domain::Draft& draft) {
    if (!draft.signedAt || !draft.signatureRecordedBy) return;
    const auto& signer = draft.document.signer;
    json.key("signature")
        .beginObject()
        .field("name", signer.name)
        .fieldIfAny("position", signer.position)
        .fieldIfAny("authority", signer.authority)
        .field("at", domain::isoVietnam(*draft.signedAt));
    writeAccount(json, names, "recorded_by", *draft.signatureRecordedBy);
    json.endObject();
}

void writeVersions(domain::JsonWriter& json, AccountNames& names,
                   const std::vector<domain::DraftVersion>& versions) {
    json.key("versions").beginArray();
    for (const auto& version : versions) {
        json.beginObject().field("number", version.number).fieldIfAny("note", version.note);
        writeAccount(json, names, "account", version.account);
        json.field("at", domain::isoVietnam(version.at)).key("files").beginArray();
        for (const auto& file : version.files)
            json.beginObject()
                .field("position", file.id.value)
                .field("name", file.name)
                .field("media_type", file.mediaType)
                .field("size", file.sizeBytes)
                .field("digest", file.digest)
                .endObject();
        json.endArray().endObject();
    }
    json.endArray();
}

void writeComments(domain::JsonWriter& json, AccountNames& names,
                   const std::vector<domain::DraftComment>& comments) {
    json.key("comments").beginArray();
    for (const auto& comment : comments) {
        json.beginObject().field("id", comment.id.value).field("version", comment.version);
        writeAccount(json, names, "account", comment.account);
        json.field("at", domain::isoVietnam(comment.at)).field("text", comment.text);
        if (comment.answers) json.field("answers", comment.answers->value);
        json.endObject();
    }
    json.endArray();
}

void writeChecks(domain::JsonWriter& json, AccountNames& names,
                 const std::vector<domain::DraftCheck>& checks) {
    json.key("checks").beginArray();
    for (const auto& check : checks) {
        json.beginObject().field("version", check.version);
        writeAccount(json, names, "account", check.account);
        json.field("at", domain::isoVietnam(check.at))
            .field("rule_set", check.ruleSet)
            .fieldIfAny("override_reason", check.overrideReason);
        json.key("result").json(check.result).endObject();
    }
    json.endArray();
}

void writeRelated(domain::JsonWriter& json, const domain::Draft& draft) {
    json.key("answers").beginArray();
    for (const auto& answer : draft.answers)
        json.beginObject()
            .field("document", answer.document.value)
            .field("reason", domain::code(answer.reason))
            .endObject();
    json.endArray();
    if (draft.corrects)
        json.field("corrects", draft.corrects->value).field("correction", domain::code(draft.correction));
}

/// What a list and the whole draft say alike.
void writeHead(domain::JsonWriter& json, AccountNames& names, const domain::Draft& draft,
               const DirectorySnapshot& directory, domain::Date today) {
    json.field("id", draft.id.value)
        .field("state", domain::code(draft.state))
        .field("state_label", domain::label(draft.state))
        .field("since", domain::isoVietnam(draft.since))
        .fieldIfAny("note", draft.note)
        .field("organisation", draft.document.organisation.value)
        .field("unit", draft.unit.value);
    if (const auto* unit = directory.organisation(draft.unit)) json.field("unit_name", unit->on(today).name);
    writeAccount(json, names, "drafter", draft.drafter);
    if (draft.approver) writeAccount(json, names, "approver", *draft.approver);
}

void writeContent(domain::JsonWriter& json, const domain::Draft& draft) {
    const auto& document = draft.document;
    json.field("type", document.typeCode)
        .field("notation", document.code.notation)
        .field("subject", document.subject)
        .field("urgency", domain::code(document.urgency));
    if (document.dueDate) json.field("due_date", document.dueDate->iso());
    writeReceivers(json, document);
    if (document.registryNumber) {
        auto code = document.code;
        code.number = printRegistryNumber(*document.registryNumber);
        json.field("registry_number", printRegistryNumber(*document.registryNumber))
            .field("code", domain::printCode(code));
    }
    if (document.issuedDate) json.field("issued_date", document.issuedDate->iso());
}

/// What one may say of it besides; not of interest in a list.
void writeFurther(domain::JsonWriter& json, const domain::Document& document) {
    json.fieldIfAny("language", document.language).fieldIfAny("document_note", document.note);
    if (document.pageCount) json.field("page_count", *document.pageCount);
    if (document.copyCount) json.field("copy_count", *document.copyCount);
    json.field("access", domain::code(document.access));
}

void writeSigning(domain::JsonWriter& json, const Caller& caller, const domain::Draft& draft,
                  const DraftSurroundings& surroundings) {
    json.key("signing").beginArray();
    for (const auto& role : domain::kWords<domain::SignatureRole>) {
        if (!maySign(draft, caller, role.value)) continue;
        const auto* key = surroundings.keys.find(caller, draft, role.value, surroundings.directory);
        json.beginObject().field("role", role.code).field("server_key", key != nullptr).endObject();
    }
    json.endArray();
}

}  // namespace

std::string draftJson(storage::ReadTransaction& transaction, const Caller& caller, const domain::Draft& draft,
                      const DraftSurroundings& surroundings) {
    domain::JsonWriter json;
    AccountNames names(transaction);
    json.beginObject();
    writeHead(json, names, draft, surroundings.directory, surroundings.today);
    writeContent(json, draft);
    writeFurther(json, draft.document);
    writeRelated(json, draft);
    writeSignature(json, names, draft);
    if (draft.registered) json.field("document", draft.registered->value);
    writeVersions(json, names, storage::draftVersions(transaction, draft.id));
    writeComments(json, names, storage::draftComments(transaction, draft.id));
    writeChecks(json, names, storage::draftChecks(transaction, draft.id));
    json.key("allowed").beginArray();
    for (const auto& action :
         allowedActions<domain::DraftState, domain::DraftAction>(draft.state, relationsTo(caller, draft)))
        json.value(action);
    json.endArray();
    writeSigning(json, caller, draft, surroundings);
    return json.endObject().take();
}

std::string draftLinesJson(storage::ReadTransaction& transaction, const std::vector<domain::Draft>& drafts,
                           const DirectorySnapshot& directory, domain::Date today) {
    domain::JsonWriter json;
    AccountNames names(transaction);
    json.beginArray();
    for (const auto& draft : drafts) {
        json.beginObject();
        writeHead(json, names, draft, directory, today);
        writeContent(json, draft);
        if (draft.registered) json.field("document", draft.registered->value);
        json.endObject();
    }
    return json.endArray().take();
}

}  // namespace vanthu::app
