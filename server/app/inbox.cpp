#include "server/app/inbox.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/addressing.h"
#include "server/app/checks.h"
#include "server/app/inbox_changes.h"
#include "server/app/page_cursor.h"
#include "server/app/register_document.h"
#include "server/exchange/inbox.h"
#include "server/exchange/recalls.h"
#include "storage/exchange_store.h"
#include "storage/waiting_counts.h"

#include <algorithm>

namespace vanthu::app {

using domain::InboxId;
using domain::InboxItem;

namespace {

void requireUndecided(const InboxItem& item) {
    if (item.state == domain::InboxState::recalled)
        throw Refused(Refusal::inboxItemRecalled, {std::to_string(item.id.value), item.reason});
    if (item.state != domain::InboxState::arrived)
        throw Refused(Refusal::inboxItemDecided, {std::to_string(item.id.value)});
}

InboxItem itemOfUnit(storage::ReadTransaction& transaction, const Caller& caller, InboxId id) {
    auto item = storage::findInboxItem(transaction, id);
    if (!item || !mayDoIn(caller, Action::decideInbox, item->recipient))
        throw Refused(Refusal::inboxItemUnknown, {std::to_string(id.value)});
    return std::move(*item);
}

DocumentDraft draftOf(const domain::Document& received, const Acceptance& acceptance, const Caller& caller,
                      const DirectorySnapshot& directory, domain::Timestamp now) {
    DocumentDraft draft;
    draft.document = received;
    auto& document = draft.document;
    const auto today = domain::vietnamDate(now);
    document.arrivalDate = acceptance.arrivalDate.value_or(today);
    if (acceptance.subject) document.subject = domain::normalised(*acceptance.subject);
    // The sender's deadline was for the sender's reader; the own one is set here.
    document.dueDate = acceptance.dueDate;
    if (acceptance.note) document.note = domain::normalised(*acceptance.note);
    document.numberReason = domain::normalised(acceptance.numberReason);
    document.registeredBy = caller.account.id;
    document.registeredAt = now;

    Checks checks;
    const auto* book = directory.book(acceptance.book, document.organisation, domain::Direction::incoming);
    if (book == nullptr) {
        checks.add("book", "unknown_book", "Đơn vị không có sổ văn bản đến này.");
    } else if (book->purpose == domain::BookPurpose::secretStubs) {
        checks.add("book", "secret_book", "Sổ này chỉ giữ số của văn bản mật, không nhận nội dung.");
    } else {
        draft.book = *book;
        document.book = book->id;
        document.year = document.arrivalDate->year();
        requireUnitNotEnded(document.organisation, *document.arrivalDate, directory, today);
    }
    checks.add(domain::checkDocument(document, directory.types(), today));
    checks.finish();
    proposeDueDate(document, directory);
    return draft;
}

/// It became, or changed, that document.
void close(storage::WriteTransaction& transaction, InboxItem& item, const domain::Document& document,
           domain::Timestamp now) {
    item.state = domain::InboxState::accepted;
    item.document = document.id;
    item.decidedAt = now;
    storage::decideInboxItem(transaction, item);
    exchange::noteDecision(transaction, item,
                           document.registryNumber ? printRegistryNumber(*document.registryNumber) : "");
}

/// What was asked for, of what the caller may see.
storage::InboxFilter inboxFilter(const Caller& caller, const InboxRequest& request) {
    storage::InboxFilter filter{.recipients = unitsFor(caller, Action::seeInbox),
                                .state = request.state,
                                .recall = request.recall,
                                .withoutUpdates = request.withoutUpdates};
    if (!request.units.empty())
        std::erase_if(filter.recipients, [&](domain::OrganisationId unit) {
            return std::ranges::find(request.units, unit) == request.units.end();
        });
    if (request.from) filter.from = domain::startOfDay(*request.from);
    if (request.to) filter.until = domain::startOfDay(request.to->plusDays(1));
    return filter;
}

std::string inboxQuery(const InboxRequest& request) {
    std::string query = "inbox ";
    query += request.state ? domain::code(*request.state) : "-";
    query += ' ';
    query += request.recall ? domain::code(*request.recall) : "-";
    if (request.withoutUpdates) query += " documents";
    for (const auto& day : {request.from, request.to})
        query += ' ' + (day ? day->iso() : "-");
    for (const auto unit : request.units)
        query += ' ' + std::to_string(unit.value);
    return query;
}

}  // namespace

std::string Inbox::list(const Caller& caller, const InboxRequest& request) {
    require(caller, Action::seeInbox);
    const auto filter = inboxFilter(caller, request);
    const auto query = inboxQuery(request);
    std::optional<InboxId> before;
    if (const auto place = readCursor(request.cursor, query)) before = InboxId{*place};
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto items = storage::listInbox(transaction, filter, before, request.limit + 1);
        const bool more = items.size() > static_cast<std::size_t>(request.limit);
        if (more) items.pop_back();
        for (const auto& item : items)
            json.json(inboxItemJson(transaction, item));
        json.endArray();
        if (more) json.field("next_cursor", makeCursor(items.back().id.value, query));
    });
    return json.endObject().take();
}

std::string Inbox::show(const Caller& caller, InboxId id) {
    require(caller, Action::seeInbox);
    const auto units = unitsFor(caller, Action::seeInbox);
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto item = storage::findInboxItem(transaction, id);
        if (!item || !std::binary_search(units.begin(), units.end(), item->recipient))
            throw Refused(Refusal::inboxItemUnknown, {std::to_string(id.value)});
        return inboxItemJson(transaction, *item);
    });
}

domain::DocumentFile Inbox::undecidedFile(const Caller& caller, InboxId id, int position) {
    require(caller, Action::decideInbox);
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto item = itemOfUnit(transaction, caller, id);
        requireUndecided(item);
        const auto files = exchange::documentFromManifest(transaction, item).files;
        if (position < 1 || static_cast<std::size_t>(position) > files.size())
            throw Refused(Refusal::inboxFileUnknown, {std::to_string(id.value)});
        return files[static_cast<std::size_t>(position) - 1];
    });
}

OpenFile Inbox::file(const Caller& caller, InboxId id, int position) {
    auto file = undecidedFile(caller, id, position);
    auto bytes = blobs_.open(file.digest);
    return {std::move(file), std::move(bytes)};
}

std::string Inbox::signatures(const Caller& caller, InboxId id, int position) {
    return signatures_.check(undecidedFile(caller, id, position), clock_.now()).json;
}

std::int64_t Inbox::waiting(storage::ReadTransaction& transaction, const Caller& caller) {
    require(caller, Action::seeInbox);
    const auto units = unitsFor(caller, Action::seeInbox);
    return storage::countInboxArrived(transaction, units) + storage::countRecallsAsked(transaction, units);
}

Created Inbox::accept(const Caller& caller, InboxId id, const Acceptance& acceptance,
                      const std::optional<RequestKey>& key) {
    require(caller, Action::decideInbox);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            auto item = itemOfUnit(transaction, caller, id);
            requireUndecided(item);
            if (item.kind == domain::SendingKind::update) {
                const auto changed = carryOutUpdate(transaction, item, *directory, domain::vietnamDate(now));
                close(transaction, item, changed, now);
                return domain::toJson(changed);
            }
            const auto received = exchange::documentFromManifest(transaction, item);
            const auto draft = draftOf(received, acceptance, caller, *directory, now);
            const auto document =
                enterInRegistry(transaction, draft,
                                acceptance.confirmDuplicate ? Duplicates::confirmed : Duplicates::refused);
            close(transaction, item, document, now);
            linkReplacements(transaction, item);
            return domain::toJson(document);
        });
    exchange_.wake();
    return created;
}

Created Inbox::answerRecall(const Caller& caller, InboxId id, bool agree, const std::string& reason,
                            const std::optional<RequestKey>& key) {
    require(caller, Action::decideInbox);
    Checks checks;
    const auto cleanReason =
        checks.text("reason", reason, limits::kReason, agree ? Presence::optional : Presence::required);
    checks.finish();
    auto created = createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            auto item = itemOfUnit(transaction, caller, id);
            if (item.recall != domain::InboxRecall::asked)
                throw Refused(Refusal::inboxRecallNotAsked, {std::to_string(id.value)});
            item = exchange::answerRecall(transaction, std::move(item), agree, cleanReason);
            return inboxItemJson(transaction, item);
        });
    exchange_.wake();
    return created;
}

Created Inbox::refuse(const Caller& caller, InboxId id, const std::string& reason,
                      const std::optional<RequestKey>& key) {
    require(caller, Action::decideInbox);
    const auto now = clock_.now();
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            auto item = itemOfUnit(transaction, caller, id);
            requireUndecided(item);
            item.state = domain::InboxState::refused;
            item.reason = cleanReason;
            item.decidedAt = now;
            storage::decideInboxItem(transaction, item);
            exchange::noteDecision(transaction, item, "");
            return inboxItemJson(transaction, item);
        });
    exchange_.wake();
    return created;
}

}  // namespace vanthu::app
