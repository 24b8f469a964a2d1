#include "server/app/edxml_messages.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/edxml_delivery.h"
#include "server/app/intake_door.h"
#include "server/app/media_type.h"
#include "server/app/page_cursor.h"
#include "storage/digest.h"
#include "storage/edxml_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::EdxmlHold;
using domain::EdxmlId;
using domain::EdxmlKind;
using domain::EdxmlMessage;
using domain::EdxmlState;

namespace {

/// Only units for which the caller registers; an administrator's word counts everywhere.
void keepUnitsOf(const Caller& caller, EdxmlMessage& message) {
    for (auto& receiver : message.receivers)
        if (receiver.organisation && !mayTend(caller, Action::decideIntake, *receiver.organisation))
            receiver.organisation.reset();
}

storage::EdxmlFilter filterFor(const Caller& caller) {
    const bool everyUnit = mayTend(caller, Action::seeIntake, domain::OrganisationId{});
    return {.everyUnit = everyUnit,
            .units = unitsFor(caller, Action::seeIntake),
            .broughtBy = caller.account.id,
            .state = std::nullopt};
}

bool mayKnowOfEdxml(const Caller& caller, const EdxmlMessage& message) {
    const auto filter = filterFor(caller);
    return filter.everyUnit || message.broughtBy == caller.account.id ||
           std::ranges::any_of(message.receivers, [&](const auto& receiver) {
               return receiver.organisation &&
                      std::ranges::binary_search(filter.units, *receiver.organisation);
           });
}

EdxmlMessage edxmlOf(storage::ReadTransaction& transaction, const Caller& caller, EdxmlId id) {
    auto message = storage::findEdxml(transaction, id);
    if (!message || !mayKnowOfEdxml(caller, *message))
        throw Refused(Refusal::edxmlMessageUnknown, {std::to_string(id.value)});
    return std::move(*message);
}

void requireHeld(const EdxmlMessage& message) {
    if (message.state != EdxmlState::held)
        throw Refused(Refusal::edxmlMessageDecided, {std::to_string(message.id.value)});
}

void decide(const Caller& caller, EdxmlState state, domain::Timestamp now, EdxmlMessage& message) {
    message.state = state;
    message.decidedBy = caller.account.id;
    message.decidedAt = now;
}

/// The units that a person names instead of those that the message addresses.
std::vector<domain::EdxmlReceiver> chosenReceivers(const Caller& caller,
                                                   const std::vector<OrganisationReference>& to,
                                                   const DirectorySnapshot& directory, domain::Date today) {
    Checks checks;
    std::vector<domain::EdxmlReceiver> receivers;
    for (std::size_t i = 0; i < to.size(); ++i) {
        const auto field = "to[" + std::to_string(i) + "]";
        const auto* unit = addressee(to[i], field, directory, today, checks);
        if (unit == nullptr) continue;
        if (!unit->on(today).keepsRegistry || !mayTend(caller, Action::decideIntake, unit->id))
            checks.add(field, "not_a_unit", "Chỉ chuyển được cho đơn vị có sổ ở đây và do bạn làm văn thư.");
        receivers.push_back({codeOn(*unit, today), unit->id});
    }
    checks.finish();
    return receivers;
}

void requireReceiver(const EdxmlMessage& message) {
    Checks checks;
    if (std::ranges::none_of(message.receivers, [](const auto& r) { return r.organisation.has_value(); }))
        checks.add("to", "required", "Bản tin không gửi cho đơn vị nào ở đây; hãy nêu đơn vị nhận.");
    checks.finish();
}

}  // namespace

EdxmlMessages::Kept EdxmlMessages::enter(storage::WriteTransaction& transaction, const ReadEdxml& message,
                                         EdxmlMessage row, const domain::Document& document) {
    auto earlier = storage::findEdxml(transaction, row.key, row.fingerprint);
    if (earlier && earlier->state == EdxmlState::discarded) return {std::move(*earlier), false};
    if (!earlier && row.heldFor == EdxmlHold::none && storage::isEdxmlKeyTaken(transaction, row))
        row.heldFor = EdxmlHold::conflict;
    if (row.heldFor == EdxmlHold::none) row.heldFor = deliverEdxml(transaction, message, row, document);
    row.state = row.heldFor == EdxmlHold::none ? EdxmlState::delivered : EdxmlState::held;
    if (!earlier) {
        row = storage::insertEdxml(transaction, std::move(row));
        concludeEdxml(transaction, row);
        return {std::move(row), true};
    }
    if (earlier->state == EdxmlState::held && row.state == EdxmlState::delivered) {
        // What was missing is there now: the sender's entry in the directory, the document that is recalled.
        earlier->state = EdxmlState::delivered;
        earlier->decidedAt = row.arrivedAt;
        storage::decideEdxml(transaction, *earlier);
        concludeEdxml(transaction, *earlier);
    }
    return {std::move(*earlier), false};
}

EdxmlMessages::Arrival EdxmlMessages::arrivalOf(std::string_view bytes, std::vector<edxml::Fault>& faults) {
    auto parsed = reader_.read(bytes);
    faults = std::move(parsed.faults);
    Arrival arrival;
    if (faults.empty()) arrival.message = readEdxml(parsed.root, faults);
    if (!faults.empty()) {
        arrival.row.kind = EdxmlKind::unreadable;
        arrival.row.fingerprint = storage::digestName(bytes);
        arrival.row.key = "unreadable " + arrival.row.fingerprint;
        arrival.row.heldFor = EdxmlHold::unreadable;
        arrival.row.remark =
            (faults.front().path.empty() ? "" : faults.front().path + ": ") + faults.front().message;
        return arrival;
    }
    std::vector<std::string> digests;
    for (const auto& file : parsed.files)
        digests.push_back(storage::digestName(file));
    const auto directory = directory_.current();
    arrival.row = describedEdxml(arrival.message, digests, *directory, domain::vietnamDate(clock_.now()));
    if (directory->organisation(OrganisationReference{arrival.row.senderCode}) == nullptr)
        arrival.row.heldFor = EdxmlHold::senderUnknown;
    arrival.files = std::move(parsed.files);
    return arrival;
}

std::vector<domain::DocumentFile> EdxmlMessages::stage(const Arrival& arrival,
                                                       std::vector<storage::Barrier>& durable) {
    std::vector<domain::DocumentFile> files;
    for (const auto& attachment : arrival.message.document.attachments) {
        if (attachment.content >= arrival.files.size()) continue;
        auto incoming = blobs_.receive();
        incoming.write(arrival.files[attachment.content]);
        auto staged = incoming.stage();
        durable.push_back(std::move(staged.durable));
        domain::DocumentFile file;
        file.name = intakeFileName(attachment.name, "tep-" + std::to_string(files.size() + 1));
        file.mediaType = mediaTypeOf(file.name);
        file.sizeBytes = staged.blob.sizeBytes;
        file.digest = staged.blob.digest;
        file.kind = files.empty() ? domain::FileKind::main : domain::FileKind::enclosure;
        files.push_back(std::move(file));
    }
    return files;
}

EdxmlMessages::Kept EdxmlMessages::keep(Arrival arrival, std::string_view bytes, const domain::Actor& actor) {
    auto& row = arrival.row;
    row.arrivedAt = actor.at;
    std::vector<storage::Barrier> durable;
    auto incoming = blobs_.receive();
    incoming.write(bytes);
    auto original = incoming.stage();
    durable.push_back(std::move(original.durable));
    row.digest = original.blob.digest;
    row.sizeBytes = original.blob.sizeBytes;
    domain::Document document;
    if (row.heldFor == EdxmlHold::none && row.kind == EdxmlKind::document) {
        document = documentOfEdxml(arrival.message.document, *directory_.current());
        document.files = stage(arrival, durable);
    }
    auto kept = database_.write(actor, [&](storage::WriteTransaction& transaction) {
        for (const auto& barrier : durable)
            transaction.commitAfter(barrier);
        return enter(transaction, arrival.message, row, document);
    });
    exchange_.wake();
    return kept;
}

TakenEdxml EdxmlMessages::import(const Caller& caller, const std::string& name, std::string_view bytes) {
    require(caller, Action::importDocuments);
    const std::lock_guard lock(oneAtATime_);
    std::vector<edxml::Fault> faults;
    auto arrival = arrivalOf(bytes, faults);
    Checks checks;
    for (const auto& fault : faults)
        checks.add(fault.path.empty() ? "edXML" : fault.path, fault.code, fault.message);
    checks.finish();
    arrival.row.channel = domain::EdxmlChannel::file;
    arrival.row.name = intakeFileName(name, "ban-tin.edxml");
    arrival.row.broughtBy = caller.account.id;
    keepUnitsOf(caller, arrival.row);
    const auto kept = keep(std::move(arrival), bytes, {caller.account.id, clock_.now()});
    return database_.read([&](storage::ReadTransaction& transaction) {
        return TakenEdxml{edxmlJson(transaction, kept.message), kept.isNew};
    });
}

EdxmlMessage EdxmlMessages::take(const std::string& name, std::string_view bytes) {
    const std::lock_guard lock(oneAtATime_);
    std::vector<edxml::Fault> faults;
    auto arrival = arrivalOf(bytes, faults);
    arrival.row.channel = domain::EdxmlChannel::axis;
    arrival.row.name = intakeFileName(name, "ban-tin.edxml");
    return keep(std::move(arrival), bytes, {{}, clock_.now()}).message;
}

std::string EdxmlMessages::list(const Caller& caller, const EdxmlRequest& request) {
    require(caller, Action::seeIntake);
    const auto query = "edxml " + (request.state ? std::string(domain::code(*request.state)) : "-");
    std::optional<EdxmlId> before;
    if (const auto place = readCursor(request.cursor, query)) before = EdxmlId{*place};
    auto filter = filterFor(caller);
    filter.state = request.state;
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto messages = storage::listEdxml(transaction, filter, before, request.limit + 1);
        const bool more = messages.size() > static_cast<std::size_t>(request.limit);
        if (more) messages.pop_back();
        for (const auto& message : messages)
            json.json(edxmlJson(transaction, message));
        json.endArray();
        if (more) json.field("next_cursor", makeCursor(messages.back().id.value, query));
    });
    return json.endObject().take();
}

std::int64_t EdxmlMessages::held(storage::ReadTransaction& transaction, const Caller& caller) {
    require(caller, Action::seeIntake);
    auto filter = filterFor(caller);
    filter.state = EdxmlState::held;
    return storage::countEdxml(transaction, filter);
}

std::string EdxmlMessages::show(const Caller& caller, EdxmlId id) {
    require(caller, Action::seeIntake);
    return database_.read([&](storage::ReadTransaction& transaction) {
        return edxmlJson(transaction, edxmlOf(transaction, caller, id));
    });
}

OpenFile EdxmlMessages::original(const Caller& caller, EdxmlId id) {
    require(caller, Action::seeIntake);
    const auto message = database_.read(
        [&](storage::ReadTransaction& transaction) { return edxmlOf(transaction, caller, id); });
    const auto isHere = [](const auto& receiver) { return receiver.organisation.has_value(); };
    const auto units = unitsFor(caller, Action::seeIntake);
    const auto isReadable = [&](const auto& receiver) {
        return receiver.organisation && std::ranges::binary_search(units, *receiver.organisation);
    };
    if (std::ranges::any_of(message.receivers, isHere) && std::ranges::none_of(message.receivers, isReadable))
        throw Refused(Refusal::intakeFilesOfOtherUnit, {std::to_string(id.value)});
    domain::DocumentFile file;
    file.name = message.name;
    file.mediaType = "application/xml";
    file.sizeBytes = message.sizeBytes;
    file.digest = message.digest;
    auto bytes = blobs_.open(file.digest);
    return {std::move(file), std::move(bytes)};
}

EdxmlMessages::Arrival EdxmlMessages::heldArrival(const EdxmlMessage& message) {
    std::vector<edxml::Fault> faults;
    auto arrival = arrivalOf(blobs_.read(message.digest), faults);
    if (!faults.empty())
        throw Refused(Refusal::edxmlMessageUnreadable,
                      {std::to_string(message.id.value), faults.front().message});
    return arrival;
}

Created EdxmlMessages::release(const Caller& caller, EdxmlId id, const std::vector<OrganisationReference>& to,
                               const std::optional<RequestKey>& key) {
    require(caller, Action::decideIntake);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto chosen = chosenReceivers(caller, to, *directory, domain::vietnamDate(now));
    const auto held = database_.read(
        [&](storage::ReadTransaction& transaction) { return edxmlOf(transaction, caller, id); });
    // A repeat is answered as before, whatever became of the message.
    if (!key) requireHeld(held);
    const std::lock_guard lock(oneAtATime_);
    const auto arrival = heldArrival(held);
    std::vector<storage::Barrier> durable;
    domain::Document document;
    if (arrival.row.kind == EdxmlKind::document) {
        document = documentOfEdxml(arrival.message.document, *directory);
        document.files = stage(arrival, durable);
    }
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            auto message = edxmlOf(transaction, caller, id);
            requireHeld(message);
            for (const auto& barrier : durable)
                transaction.commitAfter(barrier);
            auto asked = message;
            asked.receivers = chosen.empty() ? arrival.row.receivers : chosen;
            if (chosen.empty()) keepUnitsOf(caller, asked);
            if (asked.kind == EdxmlKind::document) requireReceiver(asked);
            if (asked.heldFor == EdxmlHold::conflict)
                asked.messageId = edxmlMessageId(asked.senderCode, asked.documentKey, asked.fingerprint);
            const auto hold = deliverEdxml(transaction, arrival.message, asked, document);
            if (hold == EdxmlHold::documentUnknown)
                throw Refused(Refusal::edxmlDocumentUnknown, {std::to_string(id.value), asked.documentKey});
            if (hold != EdxmlHold::none)
                throw Refused(Refusal::edxmlMessageUnreadable, {std::to_string(id.value), asked.remark});
            message.messageId = asked.messageId;
            decide(caller, EdxmlState::delivered, now, message);
            storage::decideEdxml(transaction, message);
            concludeEdxml(transaction, message);
            return edxmlJson(transaction, message);
        });
    exchange_.wake();
    return created;
}

Created EdxmlMessages::discard(const Caller& caller, EdxmlId id, const std::string& reason,
                               const std::optional<RequestKey>& key) {
    require(caller, Action::decideIntake);
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    const auto now = clock_.now();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        auto message = edxmlOf(transaction, caller, id);
        requireHeld(message);
        message.reason = cleanReason;
        decide(caller, EdxmlState::discarded, now, message);
        storage::decideEdxml(transaction, message);
        return edxmlJson(transaction, message);
    });
}

}  // namespace vanthu::app
