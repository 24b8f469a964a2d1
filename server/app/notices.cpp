#include "server/app/notices.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/handling_representation.h"
#include "server/app/notice_view.h"
#include "server/app/page_cursor.h"
#include "storage/notice_store.h"

#include <chrono>
#include <string_view>

namespace vanthu::app {

using domain::Notice;
using domain::NoticeId;

namespace {

/// What a mark is opaque for: the moment at which notices were marked read.
constexpr std::string_view kMarks = "notices marked";

std::string noticeJson(const Notice& notice, const NoticeView& view, AccountNames& names) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", notice.id.value)
        .field("kind", domain::code(notice.kind))
        .field("kind_label", domain::label(notice.kind))
        .field("created_at", domain::isoVietnam(notice.createdAt));
    if (notice.readAt) json.field("read_at", domain::isoVietnam(*notice.readAt));
    if (!view.isKnown) return json.field("hidden", true).endObject().take();
    json.field("entity", domain::code(domain::wordOf(notice.kind).entity))
        .field("entity_id", notice.entityId);
    if (notice.relatedId != 0) json.field("related_id", notice.relatedId);
    if (notice.actor) json.field("from", notice.actor.value).fieldIfAny("from_name", names.of(notice.actor));
    if (notice.dueDate) json.field("due_date", notice.dueDate->iso());
    return json.fieldIfAny("registry_number", view.registryNumber)
        .fieldIfAny("code", view.code)
        .fieldIfAny("subject", view.subject)
        .field("text", sentenceOf(notice, view))
        .endObject()
        .take();
}

std::string unreadJson(std::int64_t count) {
    return domain::JsonWriter().beginObject().field("unread", count).endObject().take();
}

}  // namespace

std::string Notices::page(const Caller& caller, const NoticesRequest& request) {
    require(caller, Action::seeNotices);
    const auto directory = directory_.current();
    const std::string query = request.unreadOnly ? "notices unread" : "notices";
    std::optional<NoticeId> before;
    if (const auto place = readCursor(request.cursor, query)) before = NoticeId{*place};
    domain::JsonWriter json;
    json.beginObject();
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto notices =
            storage::noticesOf(transaction, caller.account.id, request.unreadOnly, before, request.limit + 1);
        const bool more = notices.size() > static_cast<std::size_t>(request.limit);
        if (more) notices.pop_back();
        AccountNames names(transaction);
        json.field("unread", storage::unreadNotices(transaction, caller.account.id))
            .key("items")
            .beginArray();
        for (const auto& notice : notices)
            json.json(noticeJson(notice, viewOf(transaction, caller, *directory, notice), names));
        json.endArray();
        if (more) json.field("next_cursor", makeCursor(notices.back().id.value, query));
    });
    return json.endObject().take();
}

std::string Notices::unread(const Caller& caller) {
    require(caller, Action::seeNotices);
    return unreadJson(database_.read([&](storage::ReadTransaction& transaction) {
        return storage::unreadNotices(transaction, caller.account.id);
    }));
}

template <class Change>
std::int64_t Notices::changed(const Caller& caller, Change change) {
    require(caller, Action::seeNotices);
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        change(transaction);
        return storage::unreadNotices(transaction, caller.account.id);
    });
}

std::string Notices::markRead(const Caller& caller, NoticeId id) {
    return unreadJson(changed(caller, [&](storage::WriteTransaction& transaction) {
        if (!storage::markNoticeRead(transaction, caller.account.id, id))
            throw Refused(Refusal::noticeUnknown, {std::to_string(id.value)});
    }));
}

std::string Notices::markReadUpTo(const Caller& caller, NoticeId id) {
    std::string mark;
    const auto unread = changed(caller, [&](storage::WriteTransaction& transaction) {
        if (storage::markNoticesRead(transaction, caller.account.id, id) > 0)
            mark = makeCursor(transaction.actor().at.time_since_epoch().count(), std::string(kMarks));
    });
    return domain::JsonWriter()
        .beginObject()
        .field("unread", unread)
        .fieldIfAny("mark", mark)
        .endObject()
        .take();
}

std::string Notices::markUnread(const Caller& caller, NoticeId id) {
    return unreadJson(changed(caller, [&](storage::WriteTransaction& transaction) {
        if (!storage::markNoticeUnread(transaction, caller.account.id, id))
            throw Refused(Refusal::noticeUnknown, {std::to_string(id.value)});
    }));
}

std::string Notices::takeBackMark(const Caller& caller, const std::string& mark) {
    const auto readAt = readCursor(mark, std::string(kMarks), "mark");
    return unreadJson(changed(caller, [&](storage::WriteTransaction& transaction) {
        if (readAt)
            storage::markNoticesUnread(transaction, caller.account.id,
                                       domain::Timestamp{std::chrono::seconds{*readAt}});
    }));
}

}  // namespace vanthu::app
