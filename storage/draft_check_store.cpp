#include "storage/change_log.h"
#include "storage/draft_store.h"
#include "storage/flow_rows.h"
#include "storage/json.h"

namespace vanthu::storage {

std::string recordOf(std::int64_t id, const domain::DraftCheck& check) {
    domain::JsonWriter json;
    json.beginObject()
        .field("check", id)
        .field("version", check.version)
        .field("account", check.account.value)
        .field("at", domain::isoVietnam(check.at))
        .field("rule_set", check.ruleSet);
    json.key("result").json(check.result);
    return json.fieldIfAny("reason", check.overrideReason).endObject().take();
}

domain::DraftCheck draftCheckFrom(const Row& row) {
    return {.version = row.small(0),
            .account = row.id<domain::AccountId>(1),
            .at = row.moment(2),
            .ruleSet = row.text(3),
            .result = row.text(4),
            .overrideReason = row.text(5)};
}

void insertDraftCheck(WriteTransaction& transaction, domain::DraftId draft, const domain::DraftCheck& check) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO draft_checks (draft_id, version, account_id, at, rule_set, result, override_reason) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        {draft, check.version, check.account, check.at, check.ruleSet, check.result, check.overrideReason});
    appendChange(transaction, "draft", draft.value, "form_checked", "", recordOf(id.value(), check));
}

std::vector<domain::DraftCheck> draftChecks(ReadTransaction& transaction, domain::DraftId draft) {
    static const auto kSql =
        "SELECT " + std::string(kDraftCheckColumns) + " FROM draft_checks WHERE draft_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {draft}, draftCheckFrom);
}

}  // namespace vanthu::storage
