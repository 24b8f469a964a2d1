#include "storage/index_score_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/sql.h"

#include <utility>

namespace vanthu::storage {

using domain::DocumentId;
using domain::IndexScore;
using domain::IndexScoreId;

namespace {

/// What there is of a score beside `replaced_by_id` and `points`, which are told in several ways.
constexpr std::string_view kScoreColumns =
    "s.id, s.index_id, s.organisation_id, s.criterion, s.kind, s.answers, s.mean, s.explanation, s.given_by, "
    "s.given_by_name, s.given_at, s.replaces_id, s.since";

IndexScore indexScoreFrom(const Row& row) {
    IndexScore score{.id = row.id<IndexScoreId>(0),
                     .index = row.id<domain::ReformIndexId>(1),
                     .organisation = row.id<domain::OrganisationId>(2),
                     .criterion = row.text(3),
                     .kind = row.word<domain::ScoreKind>(4)};
    if (!row.isNull(5)) score.answers = row.integer(5);
    if (!row.isNull(6)) score.mean = row.integer(6);
    score.explanation = row.text(7);
    score.givenBy = row.id<domain::AccountId>(8);
    score.givenByName = row.text(9);
    score.givenAt = row.moment(10);
    score.replaces = row.optionalId<IndexScoreId>(11);
    score.since = row.integer(12);
    score.points = row.integer(13);
    score.replacedBy = row.optionalId<IndexScoreId>(14);
    return score;
}

using Evidence = std::vector<std::pair<IndexScoreId, DocumentId>>;

std::pair<IndexScoreId, DocumentId> evidenceFrom(const Row& row) {
    return {row.id<IndexScoreId>(0), row.id<DocumentId>(1)};
}

/// Both by id of the score.
void addEvidence(std::vector<IndexScore>& scores, const Evidence& evidence) {
    auto score = scores.begin();
    for (const auto& [id, document] : evidence) {
        while (score != scores.end() && score->id < id)
            ++score;
        if (score != scores.end() && score->id == id) score->documents.push_back(document);
    }
}

std::optional<IndexScore> scoreInForce(ReadTransaction& transaction, const IndexScore& like,
                                       const std::vector<domain::ReformIndexId>& alike) {
    static const auto kSql = "SELECT " + std::string(kScoreColumns) +
                             ", s.points, s.replaced_by_id FROM index_scores s WHERE s.index_id = $1 AND "
                             "s.organisation_id = $2 AND s.criterion = $3 AND s.kind = $4 AND s.until = "
                             "9223372036854775807";
    for (const auto& index : alike)
        if (auto found = firstRow(transaction, kSql, {index, like.organisation, like.criterion, like.kind},
                                  indexScoreFrom))
            return found;
    return std::nullopt;
}

}  // namespace

std::string recordOf(const IndexScore& score) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", score.id.value)
        .field("index_id", score.index.value)
        .field("organisation_id", score.organisation.value)
        .field("criterion", score.criterion)
        .field("kind", domain::code(score.kind))
        .field("points", score.points)
        .field("answers", score.answers.value_or(0))
        .field("mean", score.mean.value_or(0))
        .field("explanation", score.explanation)
        .field("given_by", score.givenBy.value)
        .field("given_by_name", score.givenByName)
        .field("given_at", domain::isoVietnam(score.givenAt))
        .field("replaces", score.replaces.value_or(IndexScoreId{}).value)
        .field("replaced_by", score.replacedBy.value_or(IndexScoreId{}).value);
    json.key("documents").beginArray();
    for (const auto& document : score.documents)
        json.value(document.value);
    return json.endArray().endObject().take();
}

IndexScore insertIndexScore(WriteTransaction& transaction, IndexScore score,
                            const std::vector<domain::ReformIndexId>& alike) {
    auto before = scoreInForce(transaction, score, alike);
    if (score.replaces != (before ? std::optional{before->id} : std::nullopt))
        throw Refused(Refusal::indexScoreReplaced,
                      {score.criterion, before ? std::to_string(before->id.value) : "—"});
    score.givenBy = transaction.actor().account;
    score.givenAt = transaction.actor().at;
    score.id.value =
        firstInteger(
            transaction,
            "INSERT INTO index_scores (index_id, organisation_id, criterion, kind, "
            "points, answers, mean, explanation, given_by, given_by_name, given_at, "
            "replaces_id, replaced_by_id, since, until) VALUES ($1, $2, $3, $4, $5, $6, "
            "$7, $8, $9, $10, $11, $12, NULL, 0, 9223372036854775807) RETURNING id",
            {score.index, score.organisation, score.criterion, score.kind, score.points, score.answers,
             score.mean, score.explanation, score.givenBy, score.givenByName, score.givenAt, score.replaces})
            .value();
    for (std::size_t i = 0; i < score.documents.size(); ++i)
        execute(transaction,
                "INSERT INTO index_score_documents (score_id, position, document_id) VALUES ($1, $2, $3)",
                {score.id, i, score.documents[i]});
    score.since = appendChange(transaction, "index_score", score.id.value, "given", "", recordOf(score));
    execute(transaction, "UPDATE index_scores SET since = $1 WHERE id = $2", {score.since, score.id});
    if (!before) return score;
    before->documents = allRows(
        transaction, "SELECT document_id FROM index_score_documents WHERE score_id = $1 ORDER BY position",
        {before->id}, [](const Row& row) { return row.id<DocumentId>(0); });
    execute(transaction, "UPDATE index_scores SET until = $1, replaced_by_id = $2 WHERE id = $3",
            {score.since, score.id, before->id});
    auto after = *before;
    after.replacedBy = score.id;
    appendChange(transaction, "index_score", before->id.value, "replaced", recordOf(*before),
                 recordOf(after));
    return score;
}

std::vector<IndexScore> indexScores(ReadTransaction& transaction, const ScoreQuery& query) {
    static const std::string kWhere =
        " FROM index_scores s JOIN reform_indexes i ON i.id = s.index_id WHERE i.code = $1 AND i.year = $2 "
        "AND s.since <= $3 AND s.until > $4 AND (CAST($5 AS BIGINT) = 0 OR s.organisation_id = $5)";
    // What took its place later was not known then.
    static const auto kSql = "SELECT " + std::string(kScoreColumns) +
                             ", s.points, CASE WHEN s.until > $3 THEN NULL ELSE s.replaced_by_id END" +
                             kWhere + " ORDER BY s.id";
    static const auto kEvidence =
        "SELECT e.score_id, e.document_id FROM index_score_documents e WHERE e.score_id IN (SELECT s.id" +
        kWhere + ") ORDER BY e.score_id, e.position";
    const auto endedAfter = query.replaced ? std::int64_t{-1} : query.asOf;
    const auto unit = query.organisation.value_or(domain::OrganisationId{});
    auto scores =
        allRows(transaction, kSql, {query.code, query.year, query.asOf, endedAfter, unit}, indexScoreFrom);
    addEvidence(scores, allRows(transaction, kEvidence,
                                {query.code, query.year, query.asOf, endedAfter, unit}, evidenceFrom));
    return scores;
}

std::vector<IndexScore> allIndexScores(ReadTransaction& transaction) {
    // For `vanthu verify`: one whose place in the log is not what the log says has no points of its own.
    static const auto kSql =
        "SELECT " + std::string(kScoreColumns) +
        ", CASE WHEN s.since = (SELECT sequence FROM change_log WHERE entity = 'index_score' AND entity_id = "
        "s.id AND action = 'given') AND s.until = COALESCE((SELECT n.since FROM index_scores n WHERE n.id = "
        "s.replaced_by_id), 9223372036854775807) THEN s.points ELSE -1 END, s.replaced_by_id FROM "
        "index_scores s ORDER BY s.id";
    auto scores = allRows(transaction, kSql, {}, indexScoreFrom);
    addEvidence(scores, allRows(transaction,
                                "SELECT score_id, document_id FROM index_score_documents ORDER BY score_id, "
                                "position",
                                {}, evidenceFrom));
    return scores;
}

}  // namespace vanthu::storage
