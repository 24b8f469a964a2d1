#include "storage/draft_store.h"

#include "storage/change_log.h"
#include "storage/flow_rows.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <algorithm>
#include <utility>

namespace vanthu::storage {

namespace {

// What draftFrom() reads, in its order.
constexpr std::string_view kSelectDraft =
    "SELECT id, state, unit_id, drafter_id, approver_id, content, notation, code_year, code_party_form, "
    "signature_recorded_by, signed_at, document_id, corrects_id, correction, created_at, since, note, "
    "organisation_id, urgency_place, due_place FROM drafts ";

domain::Draft draftFrom(const Row& row) {
    domain::Draft draft;
    draft.id = row.id<domain::DraftId>(0);
    draft.state = row.word<domain::DraftState>(1);
    draft.unit = row.id<domain::OrganisationId>(2);
    draft.drafter = row.id<domain::AccountId>(3);
    draft.approver = row.optionalId<domain::AccountId>(4);
    draft.document = domain::documentFromJson(row.text(5));
    draft.document.code = {
        .number = {}, .year = row.optionalSmall(7), .notation = row.text(6), .partyForm = row.flag(8)};
    draft.signatureRecordedBy = row.optionalId<domain::AccountId>(9);
    draft.signedAt = row.optionalMoment(10);
    draft.registered = row.optionalId<domain::DocumentId>(11);
    draft.corrects = row.optionalId<domain::DocumentId>(12);
    draft.correction = row.word<domain::CorrectionKind>(13);
    draft.createdAt = row.moment(14);
    draft.since = row.moment(15);
    draft.note = row.text(16);
    draft.document.organisation = row.id<domain::OrganisationId>(17);
    return draft;
}

Placed<domain::Draft> placedDraftFrom(const Row& row) {
    return {{row.integer(18), row.integer(19), row.integer(0)}, draftFrom(row)};
}

std::string issuedOrDraftedIn(const std::vector<domain::OrganisationId>& units,
                              std::vector<Parameter>& parameters) {
    const auto list = inList(units, parameters);
    return "organisation_id IN (" + list + ") OR unit_id IN (" + list + ")";
}

/// Drafts in that state whose `column` names `whose`.
std::vector<Placed<domain::Draft>> waitingDrafts(ReadTransaction& transaction, const std::string& column,
                                                 const Parameter& whose, domain::DraftState state,
                                                 const WaitingPlace& after, int limit) {
    return allRows(transaction,
                   std::string(kSelectDraft) + "WHERE " + column +
                       " = $1 AND state = $2 AND (urgency_place, due_place, id) > ($3, $4, $5) "
                       "ORDER BY urgency_place, due_place, id LIMIT $6",
                   {whose, state, after.urgency, after.due, after.id, limit}, placedDraftFrom);
}

// The number and year of the code come last, the notation has columns of its own.
std::string contentOf(const domain::Draft& draft) {
    auto document = draft.document;
    document.code = {};
    return domain::toJson(document);
}

std::vector<domain::DraftAnswer> answersOf(ReadTransaction& transaction, domain::DraftId draft) {
    return allRows(
        transaction, "SELECT document_id, reason FROM draft_answers WHERE draft_id = $1 ORDER BY document_id",
        {draft}, [](const Row& row) {
            return domain::DraftAnswer{row.id<domain::DocumentId>(0), row.word<domain::ReplyReason>(1)};
        });
}

std::optional<domain::Draft> withAnswers(ReadTransaction& transaction, std::optional<domain::Draft> draft) {
    if (draft) draft->answers = answersOf(transaction, draft->id);
    return draft;
}

void insertAnswers(WriteTransaction& transaction, const domain::Draft& draft) {
    for (const auto& answer : draft.answers)
        execute(transaction, "INSERT INTO draft_answers (draft_id, document_id, reason) VALUES ($1, $2, $3)",
                {draft.id, answer.document, answer.reason});
}

void updateDraft(WriteTransaction& transaction, const domain::Draft& draft) {
    const auto& code = draft.document.code;
    execute(transaction,
            "UPDATE drafts SET state = $1, approver_id = $2, content = $3, notation = $4, code_year = $5, "
            "code_party_form = $6, signature_recorded_by = $7, signed_at = $8, "
            "document_id = $9, since = $10, note = $11, urgency_place = $12, due_place = $13 WHERE id = $14",
            {draft.state, draft.approver, contentOf(draft), code.notation, code.year, code.partyForm,
             draft.signatureRecordedBy, draft.signedAt, draft.registered, draft.since, draft.note,
             urgencyPlace(draft.document.urgency), duePlace(draft.document.dueDate), draft.id});
}

/// As it lies there now. What is read is recorded, so that what is compared later was read alike.
std::string storedRecord(ReadTransaction& transaction, domain::DraftId id) {
    return recordOf(findDraft(transaction, id).value());
}

}  // namespace

std::string recordOf(const domain::Draft& draft) {
    domain::JsonWriter json;
    json.beginObject()
        .field("state", domain::code(draft.state))
        .field("unit", draft.unit.value)
        .field("drafter", draft.drafter.value);
    if (draft.approver) json.field("approver", draft.approver->value);
    json.key("content").json(contentOf(draft));
    json.field("notation", draft.document.code.notation).field("party_form", draft.document.code.partyForm);
    if (draft.document.code.year) json.field("year", *draft.document.code.year);
    if (draft.signatureRecordedBy) json.field("signature_recorded_by", draft.signatureRecordedBy->value);
    if (draft.signedAt) json.field("signed_at", domain::isoVietnam(*draft.signedAt));
    if (draft.registered) json.field("document", draft.registered->value);
    if (draft.corrects) json.field("corrects", draft.corrects->value);
    json.field("correction", domain::code(draft.correction)).key("answers").beginArray();
    for (const auto& answer : draft.answers)
        json.beginObject()
            .field("document", answer.document.value)
            .field("reason", domain::code(answer.reason))
            .endObject();
    return json.endArray()
        .field("created_at", domain::isoVietnam(draft.createdAt))
        .field("since", domain::isoVietnam(draft.since))
        .fieldIfAny("note", draft.note)
        .endObject()
        .take();
}

std::string recordOf(const domain::DraftVersion& version) {
    domain::JsonWriter json;
    json.beginObject()
        .field("version", version.number)
        .fieldIfAny("note", version.note)
        .field("account", version.account.value)
        .field("at", domain::isoVietnam(version.at))
        .key("files")
        .beginArray();
    for (const auto& file : version.files)
        json.beginObject()
            .field("position", file.id.value)
            .field("name", file.name)
            .field("media_type", file.mediaType)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .fieldIfAny("title", file.title)
            .field("kind", domain::code(file.kind))
            .endObject();
    return json.endArray().endObject().take();
}

std::string recordOf(const domain::DraftComment& comment) {
    JsonObject record;
    record.with("comment", comment.id.value)
        .with("version", std::int64_t{comment.version})
        .with("account", comment.account.value)
        .with("at", domain::isoVietnam(comment.at))
        .with("text", comment.text);
    if (comment.answers) record.with("answers", comment.answers->value);
    return record.text();
}

domain::DraftComment draftCommentFrom(const Row& row) {
    return {.version = row.small(0),
            .account = row.id<domain::AccountId>(1),
            .at = row.moment(2),
            .text = row.text(3),
            .id = row.id<domain::DraftCommentId>(4),
            .answers = row.optionalId<domain::DraftCommentId>(5)};
}

domain::Draft insertDraft(WriteTransaction& transaction, domain::Draft draft) {
    const auto& code = draft.document.code;
    const auto id = firstInteger(
        transaction,
        "INSERT INTO drafts (state, organisation_id, unit_id, drafter_id, content, notation, code_year, "
        "code_party_form, corrects_id, correction, created_at, since, note, urgency_place, due_place) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        {draft.state, draft.document.organisation, draft.unit, draft.drafter, contentOf(draft), code.notation,
         code.year, code.partyForm, draft.corrects, draft.correction, draft.createdAt, draft.since,
         draft.note, urgencyPlace(draft.document.urgency), duePlace(draft.document.dueDate)});
    draft.id = domain::DraftId{id.value()};
    insertAnswers(transaction, draft);
    appendChange(transaction, "draft", draft.id.value, "created", "", storedRecord(transaction, draft.id));
    return draft;
}

void storeDraft(WriteTransaction& transaction, const domain::Draft& draft, std::string_view action) {
    const auto before = storedRecord(transaction, draft.id);
    updateDraft(transaction, draft);
    appendChange(transaction, "draft", draft.id.value, action, before, storedRecord(transaction, draft.id));
}

void describeDraft(WriteTransaction& transaction, const domain::Draft& draft, std::string_view action) {
    const auto before = storedRecord(transaction, draft.id);
    updateDraft(transaction, draft);
    execute(transaction, "UPDATE drafts SET corrects_id = $1, correction = $2 WHERE id = $3",
            {draft.corrects, draft.correction, draft.id});
    execute(transaction, "DELETE FROM draft_answers WHERE draft_id = $1", {draft.id});
    insertAnswers(transaction, draft);
    appendChange(transaction, "draft", draft.id.value, action, before, storedRecord(transaction, draft.id));
}

std::optional<domain::Draft> findDraft(ReadTransaction& transaction, domain::DraftId id) {
    static const auto kSql = std::string(kSelectDraft) + "WHERE id = $1";
    return withAnswers(transaction, firstRow(transaction, kSql, {id}, draftFrom));
}

std::optional<domain::Draft> findDraftOf(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql = std::string(kSelectDraft) + "WHERE document_id = $1";
    return withAnswers(transaction, firstRow(transaction, kSql, {document}, draftFrom));
}

domain::DraftVersion insertDraftVersion(WriteTransaction& transaction, domain::DraftId draft,
                                        domain::DraftVersion version) {
    const auto last = firstInteger(
        transaction, "SELECT COALESCE(MAX(number), 0) FROM draft_versions WHERE draft_id = $1", {draft});
    auto position = firstInteger(
        transaction, "SELECT COALESCE(MAX(position), 0) FROM draft_files WHERE draft_id = $1", {draft});
    version.number = static_cast<int>(last.value_or(0)) + 1;
    execute(transaction,
            "INSERT INTO draft_versions (draft_id, number, note, account_id, at) VALUES ($1, $2, $3, $4, $5)",
            {draft, version.number, version.note, version.account, version.at});
    for (auto& file : version.files) {
        position = position.value_or(0) + 1;
        file.id = domain::FileId{*position};
        execute(transaction,
                "INSERT INTO draft_files (draft_id, position, version, name, media_type, size_bytes, digest, "
                "title, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                {draft, *position, version.number, file.name, file.mediaType, file.sizeBytes, file.digest,
                 file.title, file.kind});
    }
    appendChange(transaction, "draft", draft.value, "version_added", "", recordOf(version));
    return version;
}

std::vector<domain::DraftVersion> draftVersions(ReadTransaction& transaction, domain::DraftId draft) {
    auto versions =
        allRows(transaction,
                "SELECT number, note, account_id, at FROM draft_versions WHERE draft_id = $1 ORDER BY number",
                {draft}, [](const Row& row) {
                    return domain::DraftVersion{.number = row.small(0),
                                                .note = row.text(1),
                                                .account = row.id<domain::AccountId>(2),
                                                .at = row.moment(3)};
                });
    forEachRow(transaction,
               "SELECT version, position, name, media_type, size_bytes, digest, title, kind FROM draft_files "
               "WHERE draft_id = $1 ORDER BY position",
               {draft}, [&](const Row& row) {
                   const auto version =
                       std::ranges::find(versions, row.small(0), &domain::DraftVersion::number);
                   if (version == versions.end())
                       throw Error{ErrorCode::damaged, "A file of a draft belongs to no version"};
                   version->files.push_back({.id = row.id<domain::FileId>(1),
                                             .name = row.text(2),
                                             .mediaType = row.text(3),
                                             .sizeBytes = row.integer(4),
                                             .digest = row.text(5),
                                             .title = row.text(6),
                                             .kind = row.word<domain::FileKind>(7)});
               });
    return versions;
}

void insertDraftComment(WriteTransaction& transaction, domain::DraftId draft, domain::DraftComment comment) {
    comment.id = {
        firstInteger(transaction,
                     "INSERT INTO draft_comments (draft_id, version, account_id, at, text, answers_id) "
                     "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                     {draft, comment.version, comment.account, comment.at, comment.text, comment.answers})
            .value()};
    appendChange(transaction, "draft", draft.value, "commented", "", recordOf(comment));
}

std::vector<domain::DraftComment> draftComments(ReadTransaction& transaction, domain::DraftId draft) {
    static const auto kSql = "SELECT " + std::string(kDraftCommentColumns) +
                             " FROM draft_comments WHERE draft_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {draft}, draftCommentFrom);
}

std::vector<domain::Draft> listDrafts(ReadTransaction& transaction, const DraftFilter& filter,
                                      std::optional<domain::DraftId> before, int limit) {
    std::vector<Parameter> parameters;
    const auto account = placeholder(filter.account, parameters);
    const auto own = "drafter_id = " + account;
    std::string where = "WHERE (" + own;
    if (filter.onlyOwn) {
        where += " OR approver_id = " + account;
    } else if (!filter.units.empty()) {
        where += " OR " + issuedOrDraftedIn(filter.units, parameters);
    }
    where += ")";
    if (filter.state) where += " AND state = " + placeholder(*filter.state, parameters);
    if (filter.standing) {
        std::string states;
        for (const auto& word : domain::kWords<domain::DraftState>)
            if (domain::standingOf(word.value) == filter.standing)
                states += (states.empty() ? "" : ", ") + placeholder(word.value, parameters);
        where += " AND state IN (" + states + ")";
    }
    // The type stands in the JSON of what will be registered, in which a quote within a text is escaped.
    const auto type = "%\"type\":\"" + likeText(filter.typeCode) + "\"%";
    if (!filter.typeCode.empty())
        where += " AND content LIKE " + placeholder(type, parameters) + " ESCAPE '!'";
    if (filter.from)
        where += " AND created_at >= " + placeholder(domain::startOfDay(*filter.from), parameters);
    if (filter.to)
        where += " AND created_at < " + placeholder(domain::startOfDay(filter.to->plusDays(1)), parameters);
    if (!filter.among.empty()) where += " AND (" + issuedOrDraftedIn(filter.among, parameters) + ")";
    if (before) where += " AND id < " + placeholder(*before, parameters);
    const auto sql =
        std::string(kSelectDraft) + where + " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, draftFrom);
}

std::vector<Placed<domain::Draft>> draftsOfDrafter(ReadTransaction& transaction, domain::AccountId drafter,
                                                   domain::DraftState state, const WaitingPlace& after,
                                                   int limit) {
    return waitingDrafts(transaction, "drafter_id", drafter, state, after, limit);
}

std::vector<Placed<domain::Draft>> draftsForApprover(ReadTransaction& transaction, domain::AccountId approver,
                                                     domain::DraftState state, const WaitingPlace& after,
                                                     int limit) {
    return waitingDrafts(transaction, "approver_id", approver, state, after, limit);
}

std::vector<Placed<domain::Draft>> draftsOfUnit(ReadTransaction& transaction, domain::OrganisationId unit,
                                                domain::DraftState state, const WaitingPlace& after,
                                                int limit) {
    return waitingDrafts(transaction, "organisation_id", unit, state, after, limit);
}

void placeDrafts(WriteTransaction& transaction) {
    // Only what the migration itself knows of: columns of later ones are not there yet.
    const auto contents =
        allRows(transaction, "SELECT id, content FROM drafts ORDER BY id", {}, [](const Row& row) {
            return std::pair{row.id<domain::DraftId>(0), domain::documentFromJson(row.text(1))};
        });
    for (const auto& [id, document] : contents)
        execute(transaction, "UPDATE drafts SET urgency_place = $1, due_place = $2 WHERE id = $3",
                {urgencyPlace(document.urgency), duePlace(document.dueDate), id});
}

}  // namespace vanthu::storage
