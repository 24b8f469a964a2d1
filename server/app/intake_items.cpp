#include "server/app/intake_items.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/read_document.h"
#include "server/reports/register.h"
#include "storage/document_store.h"
#include "storage/intake_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::IntakeId;
using domain::IntakeItem;
using domain::IntakeState;

IntakeItem itemOf(storage::ReadTransaction& transaction, const Caller& caller, Action action, IntakeId id) {
    auto item = storage::findIntakeItem(transaction, id);
    if (!item || !mayTend(caller, action, item->unit))
        throw Refused(Refusal::intakeItemUnknown, {std::to_string(id.value)});
    return std::move(*item);
}

void requireState(const IntakeItem& item, IntakeState wanted) {
    if (item.state == wanted) return;
    const auto id = std::to_string(item.id.value);
    if (wanted == IntakeState::discarded) throw Refused(Refusal::intakeItemNotDiscarded, {id});
    throw Refused(Refusal::intakeItemDecided, {id, std::string(domain::label(item.state))});
}

/// The chosen files of an item, as a registration announces them.
std::vector<FileRequest> chosenFiles(const IntakeItem& item, const std::vector<std::int64_t>& chosen) {
    std::vector<std::int64_t> positions = chosen;
    const auto count = static_cast<std::int64_t>(item.files.size());
    for (std::int64_t position = 1; chosen.empty() && position <= count; ++position)
        positions.push_back(position);
    Checks checks;
    std::vector<FileRequest> files;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto field = "item_files[" + std::to_string(i) + "]";
        if (positions[i] > count) {
            checks.add(field, "unknown_file", "Mục này có " + std::to_string(count) + " tệp.");
            continue;
        }
        if (std::count(positions.begin(), positions.end(), positions[i]) > 1)
            checks.add(field, "repeated", "Mỗi tệp chỉ nêu một lần.");
        const auto& file = item.files[static_cast<std::size_t>(positions[i]) - 1];
        files.push_back({.part = std::to_string(positions[i]),
                         .name = file.name,
                         .mediaType = file.mediaType,
                         .sizeBytes = file.sizeBytes,
                         .sha256 = file.digest.substr(file.digest.find(':') + 1)});
    }
    checks.finish();
    return files;
}

std::string toJson(const IntakeItem& item) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", item.id.value)
        .field("unit", item.unit.value)
        .field("channel", domain::code(item.channel))
        .field("channel_label", domain::label(item.channel))
        .field("source", item.source)
        .fieldIfAny("sender", item.sender)
        .fieldIfAny("subject", item.subject);
    if (item.sentAt) json.field("sent_at", domain::isoVietnam(*item.sentAt));
    json.fieldIfAny("remark", item.remark)
        .field("state", domain::code(item.state))
        .field("state_label", domain::label(item.state));
    if (item.document) json.field("document", item.document->value);
    json.fieldIfAny("reason", item.reason).field("arrived_at", domain::isoVietnam(item.arrivedAt));
    if (item.decidedBy) json.field("decided_by", item.decidedBy->value);
    if (item.decidedAt) json.field("decided_at", domain::isoVietnam(*item.decidedAt));
    if (item.part)
        json.key("part_of")
            .beginObject()
            .field("item", item.part->stack.value)
            .field("first_page", item.part->firstPage)
            .field("last_page", item.part->lastPage)
            .field("digest", item.part->digest)
            .endObject();
    if (item.stampedFor) json.field("stamped_for", item.stampedFor->value);
    domain::writeFiles(json, item.files);
    return json.endObject().take();
}

std::string shownItem(storage::ReadTransaction& transaction, const Caller& caller, const IntakeItem& item) {
    domain::JsonWriter more;
    more.beginObject().field("awaits_look", storage::awaitsLook(transaction, item.id));
    if (item.stampedFor) {
        const auto line = storage::findDocument(transaction, *item.stampedFor);
        if (line && line->registryNumber && mayKnowOf(transaction, caller, *line))
            more.field("stamped_number", reports::printed(*line->registryNumber))
                .field("stamped_year", line->year);
    }
    if (item.state == IntakeState::split) {
        more.key("parts").beginArray();
        for (const auto& part : storage::partsOf(transaction, item.id))
            more.beginObject()
                .field("item", part.id.value)
                .field("first_page", part.part->firstPage)
                .field("last_page", part.part->lastPage)
                .field("state", domain::code(part.state))
                .field("state_label", domain::label(part.state))
                .endObject();
        more.endArray();
    }
    const auto members = more.endObject().take();
    return domain::withMembers(toJson(item), std::string_view(members).substr(1, members.size() - 2));
}

}  // namespace vanthu::app
