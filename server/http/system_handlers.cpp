#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {

Answer startVerification(Request& request) {
    auto started = request.app().verifications.start(request.caller());
    return jsonAnswer(std::move(started.json), 202)
        .with("Location", "/api/v1/verifications/" + std::to_string(started.id));
}

Answer showVerification(Request& request) {
    return jsonAnswer(request.app().verifications.show(request.caller(), request.pathNumber(0)));
}

Answer cancelVerification(Request& request) {
    request.app().verifications.cancel(request.caller(), request.pathNumber(0));
    return noContent();
}

Answer listChanges(Request& request) {
    QueryReader query(request.query());
    const auto after = query.integer("after", 0, INT64_MAX).value_or(0);
    const auto limit = query.integer("limit", 1, app::AuditLog::kMostRows).value_or(app::AuditLog::kMostRows);
    query.finish();
    return jsonAnswer(request.app().auditLog.rows(request.caller(), after, static_cast<int>(limit)));
}

Answer findChanges(Request& request) {
    QueryReader query(request.query());
    app::ChangesRequest wanted;
    if (const auto account = query.integer("account", 0, INT64_MAX))
        wanted.account = domain::AccountId{*account};
    wanted.entity = query.text("entity", 64);
    wanted.entityId = query.integer("entity_id", 1, INT64_MAX);
    if (wanted.entityId && wanted.entity.empty()) query.note("entity", "required", "Bắt buộc nhập.");
    wanted.from = query.date("from");
    wanted.to = query.date("to");
    if (wanted.from && wanted.to && *wanted.to < *wanted.from)
        query.note("to", "too_early", "Ngày cuối không được trước ngày đầu.");
    wanted.before = query.integer("before", 1, INT64_MAX).value_or(INT64_MAX);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().auditLog.newest(request.caller(), wanted));
}

Answer reportBackup(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto report = readObject(body, "body", [](JsonFields& fields) {
        app::BackupReport told;
        told.outcome = fields.word("outcome", domain::MaintenanceOutcome::good);
        told.note = fields.text("note");
        return told;
    });
    return createdAnswer(
        request.app().maintenance.reportBackup(request.caller(), report, request.requestKey(body)));
}

Answer showSystem(Request& request) {
    return jsonAnswer(request.app().systemState.show(request.caller()));
}

}  // namespace vanthu::http
