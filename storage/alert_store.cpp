#include "storage/alert_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

using domain::AlertId;
using domain::RightAlert;

namespace {

#define ALERT_COLUMNS                                                                            \
    "id, kind, account_id, organisation_id, entity, entity_id, made_by, made_at, confirmed_by, " \
    "confirmed_at, "                                                                             \
    "note"

RightAlert alertFrom(const Row& row) {
    return {.id = row.id<AlertId>(0),
            .kind = row.word<domain::AlertKind>(1),
            .account = row.optionalId<domain::AccountId>(2),
            .organisation = row.id<domain::OrganisationId>(3),
            .entity = row.text(4),
            .entityId = row.integer(5),
            .madeBy = row.id<domain::AccountId>(6),
            .madeAt = row.moment(7),
            .confirmedBy = row.optionalId<domain::AccountId>(8),
            .confirmedAt = row.optionalMoment(9),
            .note = row.text(10)};
}

}  // namespace

std::string recordOf(const RightAlert& alert) {
    JsonObject json;
    json.with("id", alert.id.value).with("kind", domain::code(alert.kind));
    if (alert.account) json.with("account_id", alert.account->value);
    json.with("organisation_id", alert.organisation.value)
        .with("entity", alert.entity)
        .with("entity_id", alert.entityId)
        .with("made_by", alert.madeBy.value)
        .with("made_at", domain::isoVietnam(alert.madeAt));
    if (alert.confirmedBy)
        json.with("confirmed_by", alert.confirmedBy->value)
            .with("confirmed_at", domain::isoVietnam(alert.confirmedAt.value_or(domain::Timestamp{})))
            .with("note", alert.note);
    return json.text();
}

RightAlert insertAlert(WriteTransaction& transaction, RightAlert alert) {
    alert.madeBy = transaction.actor().account;
    alert.madeAt = transaction.actor().at;
    alert.id = AlertId{firstInteger(transaction,
                                    "INSERT INTO right_alerts (kind, account_id, organisation_id, entity, "
                                    "entity_id, made_by, made_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, "
                                    "'') RETURNING id",
                                    {alert.kind, alert.account, alert.organisation, alert.entity,
                                     alert.entityId, alert.madeBy, alert.madeAt})
                           .value()};
    appendChange(transaction, "alert", alert.id.value, "raised", "", recordOf(alert));
    return alert;
}

RightAlert confirmAlert(WriteTransaction& transaction, AlertId id, const std::string& note) {
    const auto before = findAlert(transaction, id);
    if (!before) throw Refused(Refusal::alertUnknown, {std::to_string(id.value)});
    if (!before->isOpen()) throw Refused(Refusal::alertConfirmed, {std::to_string(id.value)});
    auto after = *before;
    after.confirmedBy = transaction.actor().account;
    after.confirmedAt = transaction.actor().at;
    after.note = note;
    execute(transaction,
            "UPDATE right_alerts SET confirmed_by = $1, confirmed_at = $2, note = $3 WHERE id = $4",
            {after.confirmedBy, after.confirmedAt, after.note, id});
    appendChange(transaction, "alert", id.value, "confirmed", recordOf(*before), recordOf(after));
    return after;
}

std::optional<RightAlert> findAlert(ReadTransaction& transaction, AlertId id) {
    return firstRow(transaction, "SELECT " ALERT_COLUMNS " FROM right_alerts WHERE id = $1", {id}, alertFrom);
}

std::vector<RightAlert> listAlerts(ReadTransaction& transaction,
                                   const std::optional<std::vector<domain::OrganisationId>>& units,
                                   bool openOnly, std::optional<AlertId> before, int limit) {
    std::vector<Parameter> parameters;
    std::string sql = "SELECT " ALERT_COLUMNS " FROM right_alerts WHERE id < " +
                      placeholder(before.value_or(AlertId{INT64_MAX}), parameters);
    if (openOnly) sql += " AND confirmed_at IS NULL";
    if (units) {
        if (units->empty()) return {};
        sql += " AND organisation_id IN (" + inList(*units, parameters) + ")";
    }
    sql += " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, alertFrom);
}

std::vector<RightAlert> allAlerts(ReadTransaction& transaction) {
    return allRows(transaction, "SELECT " ALERT_COLUMNS " FROM right_alerts ORDER BY id", {}, alertFrom);
}

std::int64_t openAlerts(ReadTransaction& transaction) {
    return firstInteger(transaction, "SELECT COUNT(*) FROM right_alerts WHERE confirmed_at IS NULL", {})
        .value();
}

}  // namespace vanthu::storage
