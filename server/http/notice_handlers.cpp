#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

#include <limits>

namespace vanthu::http {
namespace {

constexpr std::size_t kCursor = 512;

int limitIn(QueryReader& query) {
    return static_cast<int>(
        query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
}

}  // namespace

Answer listNotices(Request& request) {
    QueryReader query(request.query());
    app::NoticesRequest wanted;
    wanted.unreadOnly = query.flag("unread");
    wanted.cursor = query.text("cursor", kCursor);
    wanted.limit = limitIn(query);
    query.finish();
    return jsonAnswer(request.app().notices.page(request.caller(), wanted));
}

Answer countUnreadNotices(Request& request) {
    return jsonAnswer(request.app().notices.unread(request.caller()));
}

Answer showCounters(Request& request) {
    auto json = request.app().counters.of(request.caller());
    const auto etag = app::etagOf(json);
    if (request.header("If-None-Match") == etag) return unchanged(etag);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer markNoticeRead(Request& request) {
    return jsonAnswer(request.app().notices.markRead(request.caller(), {request.pathNumber(0)}));
}

Answer markNoticesRead(Request& request) {
    const auto upTo = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
        return fields.integer("up_to", 1, std::numeric_limits<std::int64_t>::max(), Presence::required);
    });
    return jsonAnswer(request.app().notices.markReadUpTo(request.caller(), {upTo.value_or(0)}));
}

Answer markNoticeUnread(Request& request) {
    return jsonAnswer(request.app().notices.markUnread(request.caller(), {request.pathNumber(0)}));
}

Answer takeBackNoticeMark(Request& request) {
    QueryReader query(request.query());
    const auto mark = query.text("mark", kCursor);
    if (mark.empty()) query.note("mark", "required", "Bắt buộc nhập.");
    query.finish();
    return jsonAnswer(request.app().notices.takeBackMark(request.caller(), mark));
}

Answer changeOwnMail(Request& request) {
    const auto change =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body", [](JsonFields& fields) {
            return app::MailChange{fields.text("email"),
                                   fields.word("mail_preference", domain::MailPreference::atOnce)};
        });
    return jsonAnswer(request.app().accounts.changeOwnMail(request.caller(), change));
}

Answer listAlerts(Request& request) {
    QueryReader query(request.query());
    app::AlertsRequest wanted;
    wanted.openOnly = query.flag("open");
    wanted.cursor = query.text("cursor", kCursor);
    wanted.limit = limitIn(query);
    query.finish();
    return jsonAnswer(request.app().alerts.page(request.caller(), wanted));
}

Answer confirmAlert(Request& request) {
    const auto note = readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                                 [](JsonFields& fields) { return fields.text("note"); });
    return jsonAnswer(request.app().alerts.confirm(request.caller(), {request.pathNumber(0)}, note));
}

}  // namespace vanthu::http
