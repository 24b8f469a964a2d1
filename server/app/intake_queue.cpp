#include "server/app/intake_queue.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/document_links.h"
#include "server/app/page_cursor.h"
#include "storage/intake_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::IntakeId;
using domain::IntakeItem;
using domain::IntakeState;

namespace {

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

storage::IntakeFilter filterFor(const Caller& caller, const IntakeRequest& request, Directory& directory) {
    storage::IntakeFilter filter;
    filter.state = request.state;
    filter.channel = request.channel;
    filter.units = unitsFor(caller, Action::seeIntake);
    filter.everyUnit =
        std::any_of(caller.capacities.begin(), caller.capacities.end(), [](const Capacity& capacity) {
            return capacity.role == domain::Role::administrator &&
                   std::binary_search(capacity.rights.begin(), capacity.rights.end(), Action::seeIntake);
        });
    if (!request.unit) return filter;
    const auto snapshot = directory.current();
    const auto* unit = snapshot->organisation(*request.unit);
    filter.units.clear();
    if (unit != nullptr && mayTend(caller, Action::seeIntake, unit->id)) filter.units = {unit->id};
    filter.everyUnit = false;
    return filter;
}

std::string intakeQueryOf(const IntakeRequest& request) {
    std::string unit = "-";
    if (request.unit) {
        const auto* id = std::get_if<domain::OrganisationId>(&*request.unit);
        unit = id != nullptr ? '#' + std::to_string(id->value) : std::get<std::string>(*request.unit);
    }
    return std::string("intake ") + (request.state ? std::string(domain::code(*request.state)) : "-") + ' ' +
           (request.channel ? std::string(domain::code(*request.channel)) : "-") + ' ' + unit;
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

}  // namespace

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
    json.key("files").beginArray();
    for (const auto& file : item.files)
        json.beginObject()
            .field("name", file.name)
            .field("media_type", file.mediaType)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .endObject();
    return json.endArray().endObject().take();
}

std::string IntakeQueue::list(const Caller& caller, const IntakeRequest& request) {
    require(caller, Action::seeIntake);
    const auto query = intakeQueryOf(request);
    std::optional<IntakeId> before;
    if (const auto place = readCursor(request.cursor, query)) before = IntakeId{*place};
    const auto filter = filterFor(caller, request, directory_);
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto items = storage::listIntake(transaction, filter, before, request.limit + 1);
        const bool more = items.size() > static_cast<std::size_t>(request.limit);
        if (more) items.pop_back();
        for (const auto& item : items)
            json.json(toJson(item));
        json.endArray().key("counts").beginObject();
        const auto counts = storage::countIntake(transaction, filter);
        for (const auto& word : domain::kWords<IntakeState>) {
            const auto found = counts.find(word.value);
            json.field(word.code, found == counts.end() ? std::int64_t{0} : found->second);
        }
        json.endObject();
        if (more) json.field("next_cursor", makeCursor(items.back().id.value, query));
    });
    return json.endObject().take();
}

std::string IntakeQueue::show(const Caller& caller, IntakeId id) {
    require(caller, Action::seeIntake);
    return database_.read([&](storage::ReadTransaction& transaction) {
        return toJson(itemOf(transaction, caller, Action::seeIntake, id));
    });
}

OpenFile IntakeQueue::file(const Caller& caller, IntakeId id, int position) {
    require(caller, Action::seeIntake);
    const auto item = database_.read([&](storage::ReadTransaction& transaction) {
        return itemOf(transaction, caller, Action::seeIntake, id);
    });
    const auto units = unitsFor(caller, Action::seeIntake);
    if (!std::binary_search(units.begin(), units.end(), item.unit))
        throw Refused(Refusal::intakeFilesOfOtherUnit, {std::to_string(id.value)});
    if (position < 1 || static_cast<std::size_t>(position) > item.files.size())
        throw Refused(Refusal::intakeFileUnknown, {std::to_string(id.value)});
    const auto& wanted = item.files[static_cast<std::size_t>(position) - 1];
    domain::DocumentFile file;
    file.name = wanted.name;
    file.mediaType = wanted.mediaType;
    file.sizeBytes = wanted.sizeBytes;
    file.digest = wanted.digest;
    return {file, blobs_.open(wanted.digest)};
}

RegisteredDocument IntakeQueue::registerItem(const Caller& caller, IntakeId id,
                                             const IntakeRegistration& registration,
                                             const std::optional<RequestKey>& key) {
    require(caller, Action::registerDocuments);
    if (key)
        if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
            return answeredBefore(std::move(*earlier));
    const auto waiting = database_.read([&](storage::ReadTransaction& transaction) {
        auto item = itemOf(transaction, caller, Action::registerDocuments, id);
        requireState(item, IntakeState::waiting);
        return item;
    });
    auto request = registration.document;
    request.direction = domain::Direction::incoming;
    request.files = chosenFiles(waiting, registration.files);
    // What a unit took over wholly is registered in its own books.
    if (mayDoIn(caller, Action::registerDocuments, waiting.unit)) request.unit = waiting.unit;
    const auto now = clock_.now();
    const auto draft = draftDocument(request, caller, *directory_.current(), now);
    domain::Document stored;
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            auto item = itemOf(transaction, caller, Action::registerDocuments, id);
            requireState(item, IntakeState::waiting);
            stored = enterInRegistry(transaction, draft,
                                     request.confirmDuplicate ? Duplicates::confirmed : Duplicates::refused);
            if (!draft.links.empty()) stored = linkDocuments(transaction, caller, stored, draft.links);
            item.state = IntakeState::registered;
            item.document = stored.id;
            item.decidedBy = caller.account.id;
            item.decidedAt = now;
            storage::decideIntakeItem(transaction, item, IntakeState::waiting);
            return domain::toJson(stored);
        });
    if (created.repeated) return answeredBefore(std::move(created.json));
    return {std::move(created), stored.id, stored.version};
}

Created IntakeQueue::discard(const Caller& caller, IntakeId id, const std::string& reason,
                             const std::optional<RequestKey>& key) {
    require(caller, Action::decideIntake);
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    const auto now = clock_.now();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        auto item = itemOf(transaction, caller, Action::decideIntake, id);
        requireState(item, IntakeState::waiting);
        item.state = IntakeState::discarded;
        item.reason = cleanReason;
        item.decidedBy = caller.account.id;
        item.decidedAt = now;
        storage::decideIntakeItem(transaction, item, IntakeState::waiting);
        return toJson(item);
    });
}

Created IntakeQueue::restore(const Caller& caller, IntakeId id, const std::optional<RequestKey>& key) {
    require(caller, Action::decideIntake);
    const auto now = clock_.now();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        auto item = itemOf(transaction, caller, Action::decideIntake, id);
        requireState(item, IntakeState::discarded);
        item.state = IntakeState::waiting;
        item.reason.clear();
        item.decidedBy.reset();
        item.decidedAt.reset();
        storage::decideIntakeItem(transaction, item, IntakeState::discarded);
        return toJson(item);
    });
}

std::string IntakeQueue::channels(const Caller& caller) {
    require(caller, Action::seeIntake);
    const auto directory = directory_.current();
    domain::JsonWriter json;
    json.beginObject().key("channels").beginArray();
    for (const auto& state : channels_.all()) {
        const auto* unit = directory->organisation(organisationReference(state.unit));
        // A unit that is not there is the administrator's to repair.
        if (!mayTend(caller, Action::seeIntake, unit == nullptr ? domain::OrganisationId{} : unit->id))
            continue;
        json.beginObject()
            .field("channel", domain::code(state.channel))
            .field("channel_label", domain::label(state.channel))
            .field("name", state.name)
            .field("unit", state.unit)
            .field("taken", state.taken)
            .field("repeated", state.repeated)
            .field("refused", state.refused);
        if (state.lastRoundAt) json.field("last_round_at", domain::isoVietnam(*state.lastRoundAt));
        json.fieldIfAny("last_error", state.lastError);
        if (state.lastErrorAt) json.field("last_error_at", domain::isoVietnam(*state.lastErrorAt));
        json.endObject();
    }
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
