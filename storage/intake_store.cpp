#include "storage/intake_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/portions.h"
#include "storage/sql.h"

#include <unordered_map>

namespace vanthu::storage {

using domain::IntakeItem;
using domain::IntakeState;

namespace {

constexpr std::string_view kIntakeColumns =
    "id, organisation_id, channel, source_key, source, sender, subject, sent_at, remark, state, document_id, "
    "reason, arrived_at, decided_by, decided_at, part_of, first_page, last_page, part_digest, stamped_for";

IntakeItem intakeItemFrom(const Row& row) {
    IntakeItem item;
    item.id = row.id<domain::IntakeId>(0);
    item.unit = row.id<domain::OrganisationId>(1);
    item.channel = row.word<domain::IntakeChannel>(2);
    item.sourceKey = row.text(3);
    item.source = row.text(4);
    item.sender = row.text(5);
    item.subject = row.text(6);
    item.sentAt = row.optionalMoment(7);
    item.remark = row.text(8);
    item.state = row.word<IntakeState>(9);
    item.document = row.optionalId<domain::DocumentId>(10);
    item.reason = row.text(11);
    item.arrivedAt = row.moment(12);
    item.decidedBy = row.optionalId<domain::AccountId>(13);
    item.decidedAt = row.optionalMoment(14);
    if (const auto stack = row.optionalId<domain::IntakeId>(15))
        item.part = {*stack, static_cast<int>(row.integer(16)), static_cast<int>(row.integer(17)),
                     row.text(18)};
    item.stampedFor = row.optionalId<domain::DocumentId>(19);
    return item;
}

void fillIntakeFiles(ReadTransaction& transaction, std::vector<IntakeItem>& items) {
    std::unordered_map<std::int64_t, IntakeItem*> byId;
    std::vector<domain::IntakeId> ids;
    for (auto& item : items) {
        byId[item.id.value] = &item;
        ids.push_back(item.id);
    }
    forEachPortion(ids, [&](const std::vector<std::int64_t>& some) {
        std::vector<Parameter> parameters;
        const auto sql =
            "SELECT item_id, name, media_type, size_bytes, digest FROM intake_files WHERE item_id IN (" +
            inList(some, parameters) + ") ORDER BY item_id, position";
        forEachRow(transaction, sql, Parameters{parameters}, [&](const Row& row) {
            byId.at(row.integer(0))
                ->files.push_back({.name = row.text(1),
                                   .mediaType = row.text(2),
                                   .sizeBytes = row.integer(3),
                                   .digest = row.text(4)});
        });
    });
}

std::vector<IntakeItem> loadIntake(ReadTransaction& transaction, const std::string& tail,
                                   const std::vector<Parameter>& parameters) {
    auto items = allRows(transaction, "SELECT " + std::string(kIntakeColumns) + " FROM intake_items " + tail,
                         Parameters{parameters}, intakeItemFrom);
    fillIntakeFiles(transaction, items);
    return items;
}

std::optional<IntakeItem> firstIntake(std::vector<IntakeItem> items) {
    if (items.empty()) return std::nullopt;
    return std::move(items.front());
}

/// "WHERE …" of units and channel.
std::string intakeWhere(const IntakeFilter& filter, std::vector<Parameter>& parameters) {
    std::string where = "WHERE 1 = 1";
    if (!filter.everyUnit) {
        where += " AND organisation_id IN (" + inList(filter.units, parameters) + ")";
    }
    if (filter.channel) where += " AND channel = " + placeholder(*filter.channel, parameters);
    return where;
}

}  // namespace

std::string recordOf(const IntakeItem& item) {
    domain::JsonWriter json;
    json.beginObject()
        .field("organisation", item.unit.value)
        .field("channel", domain::code(item.channel))
        .field("source_key", item.sourceKey)
        .field("source", item.source)
        .field("sender", item.sender)
        .field("subject", item.subject);
    if (item.sentAt) json.field("sent_at", domain::isoVietnam(*item.sentAt));
    json.field("remark", item.remark)
        .field("state", domain::code(item.state))
        .field("document", item.document.value_or(domain::DocumentId{}).value)
        .field("reason", item.reason)
        .field("arrived_at", domain::isoVietnam(item.arrivedAt));
    if (item.decidedBy) json.field("decided_by", item.decidedBy->value);
    if (item.decidedAt) json.field("decided_at", domain::isoVietnam(*item.decidedAt));
    if (item.part)
        json.key("part")
            .beginObject()
            .field("of", item.part->stack.value)
            .field("first_page", item.part->firstPage)
            .field("last_page", item.part->lastPage)
            .field("digest", item.part->digest)
            .endObject();
    if (item.stampedFor) json.field("stamped_for", item.stampedFor->value);
    domain::writeFiles(json, item.files);
    return json.endObject().take();
}

IntakeInsertion insertIntakeItem(WriteTransaction& transaction, IntakeItem item) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO intake_items (organisation_id, channel, source_key, source, sender, subject, sent_at, "
        "remark, state, document_id, reason, arrived_at, decided_by, decided_at, look_pending, part_of, "
        "first_page, last_page, part_digest, stamped_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
        "$11, "
        "$12, $13, $14, $15, $16, $17, $18, $19, $20) ON CONFLICT DO NOTHING RETURNING id",
        {item.unit,
         item.channel,
         item.sourceKey,
         item.source,
         item.sender,
         item.subject,
         item.sentAt,
         item.remark,
         item.state,
         item.document,
         item.reason,
         item.arrivedAt,
         item.decidedBy,
         item.decidedAt,
         !item.part && domain::scanOf(item) != nullptr ? 1 : 0,
         item.part ? Parameter(item.part->stack) : Parameter(nullptr),
         item.part ? Parameter(item.part->firstPage) : Parameter(nullptr),
         item.part ? Parameter(item.part->lastPage) : Parameter(nullptr),
         item.part ? Parameter(item.part->digest) : Parameter(nullptr),
         item.stampedFor});
    if (!id) {
        auto earlier = findIntakeItem(transaction, item.unit, item.channel, item.sourceKey);
        if (!earlier) throw Error{ErrorCode::internal, "The intake item " + item.sourceKey + " vanished"};
        return {std::move(*earlier), false};
    }
    item.id = {*id};
    int position = 0;
    for (const auto& file : item.files)
        execute(transaction,
                "INSERT INTO intake_files (item_id, position, name, media_type, size_bytes, digest) VALUES "
                "($1, $2, $3, $4, $5, $6)",
                {item.id, ++position, file.name, file.mediaType, file.sizeBytes, file.digest});
    appendChange(transaction, "intake", *id, item.part ? "cut" : "arrived", "", recordOf(item));
    return {std::move(item), true};
}

std::optional<IntakeItem> findIntakeItem(ReadTransaction& transaction, domain::IntakeId id) {
    return firstIntake(loadIntake(transaction, "WHERE id = $1", {id}));
}

std::optional<IntakeItem> findIntakeItem(ReadTransaction& transaction, domain::OrganisationId unit,
                                         domain::IntakeChannel channel, std::string_view sourceKey) {
    return firstIntake(loadIntake(transaction,
                                  "WHERE organisation_id = $1 AND channel = $2 AND source_key = $3",
                                  {unit, channel, sourceKey}));
}

std::optional<IntakeItem> findIntakeLetter(ReadTransaction& transaction, domain::OrganisationId unit,
                                           std::string_view digest) {
    return firstIntake(loadIntake(
        transaction,
        "WHERE organisation_id = $1 AND channel = 'mail' AND id IN (SELECT letter.item_id FROM intake_files "
        "letter "
        "WHERE letter.digest = $2 AND NOT EXISTS (SELECT 1 FROM intake_files later WHERE later.item_id = "
        "letter.item_id AND later.position > letter.position))",
        {unit, digest}));
}

void decideIntakeItem(WriteTransaction& transaction, const IntakeItem& item, IntakeState from) {
    const auto before = findIntakeItem(transaction, item.id);
    if (!before) throw Refused(Refusal::intakeItemUnknown, {std::to_string(item.id.value)});
    const auto changed = changedRows(
        transaction,
        "UPDATE intake_items SET state = $1, document_id = $2, reason = $3, decided_by = $4, decided_at = $5 "
        "WHERE id = $6 AND state = $7",
        {item.state, item.document, item.reason, item.decidedBy, item.decidedAt, item.id, from});
    if (changed == 0)
        throw Refused(Refusal::intakeItemDecided,
                      {std::to_string(item.id.value), std::string(domain::label(before->state))});
    appendChange(transaction, "intake", item.id.value,
                 item.state == IntakeState::waiting ? "restored" : domain::code(item.state),
                 recordOf(*before), recordOf(item));
}

std::optional<IntakeItem> nextIntakeToLookAt(ReadTransaction& transaction) {
    return firstIntake(loadIntake(transaction, "WHERE look_pending = 1 ORDER BY id LIMIT 1", {}));
}

bool awaitsLook(ReadTransaction& transaction, domain::IntakeId id) {
    return firstInteger(transaction, "SELECT look_pending FROM intake_items WHERE id = $1", {id}) == 1;
}

bool finishIntakeLook(WriteTransaction& transaction, domain::IntakeId id) {
    return changedRows(transaction,
                       "UPDATE intake_items SET look_pending = 0 WHERE id = $1 AND look_pending = 1",
                       {id}) == 1;
}

void noteIntakeLook(WriteTransaction& transaction, const IntakeItem& item) {
    const auto before = findIntakeItem(transaction, item.id);
    if (!before) throw Refused(Refusal::intakeItemUnknown, {std::to_string(item.id.value)});
    const auto after = recordOf(item);
    if (recordOf(*before) == after) return;
    execute(transaction, "UPDATE intake_items SET remark = $1, stamped_for = $2 WHERE id = $3",
            {item.remark, item.stampedFor, item.id});
    appendChange(transaction, "intake", item.id.value, "looked_at", recordOf(*before), after);
}

std::vector<IntakeItem> partsOf(ReadTransaction& transaction, domain::IntakeId stack) {
    return loadIntake(transaction, "WHERE part_of = $1 ORDER BY id", {stack});
}

std::vector<IntakeItem> listIntake(ReadTransaction& transaction, const IntakeFilter& filter,
                                   std::optional<domain::IntakeId> before, int limit) {
    if (!filter.everyUnit && filter.units.empty()) return {};
    std::vector<Parameter> parameters;
    auto tail = intakeWhere(filter, parameters);
    if (filter.state) tail += " AND state = " + placeholder(*filter.state, parameters);
    if (before) tail += " AND id < " + placeholder(*before, parameters);
    tail += " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    return loadIntake(transaction, tail, parameters);
}

std::map<IntakeState, std::int64_t> countIntake(ReadTransaction& transaction, const IntakeFilter& filter) {
    std::map<IntakeState, std::int64_t> counts;
    if (!filter.everyUnit && filter.units.empty()) return counts;
    std::vector<Parameter> parameters;
    const auto sql =
        "SELECT state, count(*) FROM intake_items " + intakeWhere(filter, parameters) + " GROUP BY state";
    forEachRow(transaction, sql, Parameters{parameters},
               [&](const Row& row) { counts[row.word<IntakeState>(0)] = row.integer(1); });
    return counts;
}

}  // namespace vanthu::storage
