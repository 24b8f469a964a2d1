#include "server/app/intake_queue.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/document_links.h"
#include "server/app/intake_items.h"
#include "server/app/page_cursor.h"
#include "storage/intake_store.h"
#include "storage/waiting_counts.h"

#include <algorithm>

namespace vanthu::app {

using domain::IntakeId;
using domain::IntakeItem;
using domain::IntakeState;

namespace {

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

/// A stack is put back as a whole: then nobody may have registered a part of it.
void takeBackParts(storage::WriteTransaction& transaction, const Caller& caller, const IntakeItem& stack,
                   domain::Timestamp now) {
    for (auto part : storage::partsOf(transaction, stack.id)) {
        if (part.state == IntakeState::registered || part.state == IntakeState::attached)
            throw Refused(Refusal::intakePartDecided,
                          {std::to_string(stack.id.value), std::to_string(part.id.value),
                           std::string(domain::label(part.state))});
        if (part.state != IntakeState::waiting) continue;
        part.state = IntakeState::discarded;
        part.reason = "Đã gộp lại vào mục mã " + std::to_string(stack.id.value) + ".";
        part.decidedBy = caller.account.id;
        part.decidedAt = now;
        storage::decideIntakeItem(transaction, part, IntakeState::waiting);
    }
}

/// A part of a stack that waits again as a whole would be there twice.
void requireSplit(storage::ReadTransaction& transaction, const domain::IntakePart& part) {
    const auto stack = storage::findIntakeItem(transaction, part.stack);
    if (!stack || stack->state != IntakeState::split)
        throw Refused(Refusal::intakeStackWhole, {std::to_string(part.stack.value)});
}

}  // namespace

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
            json.json(shownItem(transaction, caller, item));
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

std::int64_t IntakeQueue::waiting(storage::ReadTransaction& transaction, const Caller& caller) const {
    require(caller, Action::seeIntake);
    const auto filter = filterFor(caller, {}, directory_);
    return storage::countIntakeWaiting(transaction,
                                       filter.everyUnit ? std::nullopt : std::optional{filter.units});
}

std::string IntakeQueue::show(const Caller& caller, IntakeId id) {
    require(caller, Action::seeIntake);
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto item = itemOf(transaction, caller, Action::seeIntake, id);
        return shownItem(transaction, caller, item);
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
        const auto from = item.state;
        if (from == IntakeState::split)
            takeBackParts(transaction, caller, item, now);
        else
            requireState(item, IntakeState::discarded);
        if (item.part) requireSplit(transaction, *item.part);
        item.state = IntakeState::waiting;
        item.reason.clear();
        item.decidedBy.reset();
        item.decidedAt.reset();
        storage::decideIntakeItem(transaction, item, from);
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
