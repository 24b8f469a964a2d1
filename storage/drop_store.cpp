#include "storage/drop_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/sql.h"

namespace vanthu::storage {
namespace {

constexpr std::string_view kDropColumns =
    "id, name, organisation_id, created_by, created_at, revoked_at, password_hash";

domain::Drop dropFrom(const Row& row) {
    domain::Drop drop;
    drop.id = row.id<domain::DropId>(0);
    drop.name = row.text(1);
    drop.unit = row.id<domain::OrganisationId>(2);
    drop.createdBy = row.id<domain::AccountId>(3);
    drop.createdAt = row.moment(4);
    if (!row.isNull(5)) drop.revokedAt = row.moment(5);
    return drop;
}

std::string recordOf(const domain::Drop& drop) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", drop.id.value)
        .field("name", drop.name)
        .field("unit", drop.unit.value)
        .field("created_by", drop.createdBy.value)
        .field("created_at", domain::isoVietnam(drop.createdAt));
    if (drop.revokedAt) json.field("revoked_at", domain::isoVietnam(*drop.revokedAt));
    return json.endObject().take();
}

}  // namespace

domain::Drop insertDrop(WriteTransaction& transaction, domain::Drop drop, const std::string& passwordHash) {
    const auto id = firstInteger(transaction,
                                 "INSERT INTO drops (name, organisation_id, password_hash, created_by, "
                                 "created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING "
                                 "RETURNING id",
                                 {drop.name, drop.unit, passwordHash, drop.createdBy, drop.createdAt});
    if (!id) throw Refused(Refusal::dropNameTaken, {drop.name});
    drop.id = {*id};
    appendChange(transaction, "drop", drop.id.value, "created", "", recordOf(drop));
    return drop;
}

std::optional<DropCredentials> findDrop(ReadTransaction& transaction, std::string_view name) {
    return firstRow(
        transaction,
        "SELECT " + std::string(kDropColumns) + " FROM drops WHERE name = $1 AND revoked_at IS NULL", {name},
        [](const Row& row) {
            return DropCredentials{dropFrom(row), row.text(6)};
        });
}

std::vector<domain::Drop> listDrops(ReadTransaction& transaction) {
    return allRows(transaction, "SELECT " + std::string(kDropColumns) + " FROM drops ORDER BY id", {},
                   &dropFrom);
}

bool revokeDrop(WriteTransaction& transaction, domain::DropId id, domain::Timestamp now) {
    auto drop =
        firstRow(transaction,
                 "SELECT " + std::string(kDropColumns) + " FROM drops WHERE id = $1 AND revoked_at IS NULL",
                 {id}, &dropFrom);
    if (!drop) return false;
    const auto before = recordOf(*drop);
    drop->revokedAt = now;
    execute(transaction, "UPDATE drops SET revoked_at = $1 WHERE id = $2", {now, id});
    appendChange(transaction, "drop", id.value, "revoked", before, recordOf(*drop));
    return true;
}

}  // namespace vanthu::storage
