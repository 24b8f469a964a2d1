#include "storage/case_file_store.h"

#include "schemas/domain/refusal.h"
#include "storage/case_file_rows.h"
#include "storage/change_log.h"
#include "storage/json.h"

namespace vanthu::storage {

domain::CaseFile caseFileFrom(const Row& row) {
    domain::CaseFile file;
    file.id = row.id<domain::CaseFileId>(0);
    file.organisation = row.id<domain::OrganisationId>(1);
    file.unit = row.id<domain::OrganisationId>(2);
    file.year = row.small(3);
    file.code = {row.small(4), row.text(5)};
    file.plan = row.optionalId<domain::CasePlanId>(6);
    file.state = row.word<domain::CaseFileState>(7);
    file.kind = row.word<domain::CaseKind>(8);
    file.title = row.text(9);
    file.retention = {row.small(10)};
    file.rights = row.word<domain::CaseRights>(11);
    file.maker = row.id<domain::AccountId>(12);
    file.language = row.text(13);
    file.startDate = row.optionalDate(14);
    file.endDate = row.optionalDate(15);
    file.handOverBy = row.optionalDate(16);
    file.documentTotal = row.small(17);
    file.pageTotal = row.small(18);
    file.description = row.text(19);
    file.createdAt = row.moment(20);
    file.since = row.moment(21);
    file.note = row.text(22);
    file.version = row.integer(23);
    return file;
}

std::string recordOf(const domain::CaseFile& file) {
    JsonObject json;
    json.with("id", file.id.value)
        .with("organisation_id", file.organisation.value)
        .with("unit_id", file.unit.value)
        .with("year", file.year)
        .with("code", domain::printCode(file.code))
        .with("state", domain::code(file.state))
        .with("kind", domain::code(file.kind))
        .with("title", file.title)
        .with("retention", domain::codeOf(file.retention))
        .with("rights", domain::code(file.rights))
        .with("maker", file.maker.value)
        .with("language", file.language)
        .with("document_total", file.documentTotal)
        .with("page_total", file.pageTotal)
        .with("description", file.description)
        .with("created_at", domain::isoVietnam(file.createdAt))
        .with("since", domain::isoVietnam(file.since))
        .with("note", file.note)
        .with("version", file.version);
    if (file.plan) json.with("plan", file.plan->value);
    if (file.startDate) json.with("start_date", file.startDate->iso());
    if (file.endDate) json.with("end_date", file.endDate->iso());
    if (file.handOverBy) json.with("hand_over_by", file.handOverBy->iso());
    return json.text();
}

domain::CaseFile insertCaseFile(WriteTransaction& transaction, domain::CaseFile file) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO case_files (organisation_id, unit_id, year, number, notation, plan_id, state, kind, "
        "title, retention_years, rights, maker_id, language, start_date, document_total, page_total, "
        "description, created_at, since, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
        "$11, $12, $13, $14, 0, 0, $15, $16, $17, $18, 1) ON CONFLICT DO NOTHING RETURNING id",
        {file.organisation, file.unit, file.year, file.code.number, file.code.notation, file.plan, file.state,
         file.kind, file.title, file.retention.years, file.rights, file.maker, file.language, file.startDate,
         file.description, file.createdAt, file.since, file.note});
    if (!id) throw Refused(Refusal::caseCodeTaken, {domain::printCode(file.code), std::to_string(file.year)});
    file.id = domain::CaseFileId{*id};
    file.version = 1;
    appendChange(transaction, "case_file", *id, "created", "", recordOf(file));
    return file;
}

domain::CaseFile storeCaseFile(WriteTransaction& transaction, domain::CaseFile file,
                               std::string_view action) {
    const auto before = findCaseFile(transaction, file.id);
    ++file.version;
    execute(transaction,
            "UPDATE case_files SET unit_id = $1, state = $2, kind = $3, title = $4, retention_years = $5, "
            "rights = $6, maker_id = $7, language = $8, start_date = $9, end_date = $10, hand_over_by = $11, "
            "document_total = $12, page_total = $13, description = $14, since = $15, note = $16, "
            "version = $17 WHERE id = $18",
            {file.unit, file.state, file.kind, file.title, file.retention.years, file.rights, file.maker,
             file.language, file.startDate, file.endDate, file.handOverBy, file.documentTotal, file.pageTotal,
             file.description, file.since, file.note, file.version, file.id});
    appendChange(transaction, "case_file", file.id.value, action, before ? recordOf(*before) : "",
                 recordOf(file));
    return file;
}

std::optional<domain::CaseFile> findCaseFile(ReadTransaction& transaction, domain::CaseFileId id) {
    static const auto kSql = "SELECT " + std::string(kCaseFileColumns) + " FROM case_files WHERE id = $1";
    return firstRow(transaction, kSql, {id}, caseFileFrom);
}

int highestCaseNumber(WriteTransaction& transaction, domain::OrganisationId organisation, int year,
                      const std::optional<std::string>& notation) {
    const auto highest =
        notation ? firstInteger(transaction,
                                "SELECT COALESCE(MAX(number), 0) FROM case_files WHERE organisation_id = $1 "
                                "AND year = $2 AND notation = $3",
                                {organisation, year, *notation})
                 : firstInteger(transaction,
                                "SELECT COALESCE(MAX(number), 0) FROM case_files WHERE organisation_id = $1 "
                                "AND year = $2",
                                {organisation, year});
    return static_cast<int>(highest.value_or(0));
}

std::vector<domain::CaseFile> caseFilesAfter(ReadTransaction& transaction, domain::CaseFileId after,
                                             int limit) {
    static const auto kSql =
        "SELECT " + std::string(kCaseFileColumns) + " FROM case_files WHERE id > $1 ORDER BY id LIMIT $2";
    return allRows(transaction, kSql, {after, limit}, caseFileFrom);
}

}  // namespace vanthu::storage
