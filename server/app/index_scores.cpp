#include "server/app/index_scores.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/read_document.h"
#include "storage/document_store.h"

#include <algorithm>
#include <set>

namespace vanthu::app {

using domain::IndexItem;
using domain::IndexScore;
using domain::ScoreKind;
using domain::ScoringMethod;

namespace {

std::string pathOf(std::size_t score) {
    return "scores[" + std::to_string(score) + "].";
}

void checkPoints(const IndexScoreRequest& given, const IndexItem& criterion, const std::string& path,
                 Checks& checks, IndexScore& score) {
    if (!given.points) return checks.add(path + "points", "required", "Hãy nhập điểm.");
    if (*given.points < 0 || *given.points > criterion.maximum)
        return checks.add(path + "points", "out_of_range",
                          "Điểm của tiêu chí " + criterion.code + " từ 0 đến " +
                              domain::printedPoints(criterion.maximum) + ".");
    score.points = *given.points;
}

/// Told by answers and their mean, or by points.
void checkSurvey(const IndexScoreRequest& given, const IndexItem& criterion, const std::string& path,
                 Checks& checks, IndexScore& score) {
    if (!given.answers && !given.mean) return checkPoints(given, criterion, path, checks, score);
    if (given.points)
        checks.add(path + "points", "ambiguous",
                   "Nêu điểm, hoặc số phiếu và điểm trung bình; không nêu cả hai.");
    if (!given.answers) checks.add(path + "answers", "required", "Hãy nhập số phiếu trả lời.");
    if (given.answers && *given.answers < 1)
        checks.add(path + "answers", "out_of_range", "Phải có ít nhất một phiếu trả lời.");
    if (!given.mean) return checks.add(path + "mean", "required", "Hãy nhập điểm trung bình của các phiếu.");
    if (*given.mean < criterion.lowestAnswer * 100 || *given.mean > criterion.highestAnswer * 100)
        return checks.add(path + "mean", "out_of_range",
                          "Điểm trung bình từ " + std::to_string(criterion.lowestAnswer) + " đến " +
                              std::to_string(criterion.highestAnswer) + ".");
    score.answers = given.answers;
    score.mean = given.mean;
    score.points = domain::surveyPoints(criterion, *given.mean);
}

void checkMethod(const IndexItem& criterion, ScoreKind kind, const std::string& path, Checks& checks) {
    if (kind == ScoreKind::review || criterion.method == ScoringMethod::selfScore) return;
    checks.add(path + "criterion", "not_self_scored",
               criterion.method == ScoringMethod::rate
                   ? "Tiêu chí này lấy điểm từ số liệu của phần mềm; đơn vị không tự chấm."
                   : "Tiêu chí này chấm bằng điều tra xã hội học; đơn vị không tự chấm.");
}

void checkDocuments(const IndexScoreRequest& given, const std::string& path, Checks& checks) {
    std::set<domain::DocumentId> seen;
    for (std::size_t i = 0; i < given.documents.size(); ++i)
        if (!seen.insert(given.documents[i]).second)
            checks.add(path + "documents[" + std::to_string(i) + "]", "repeated",
                       "Văn bản này đã có ở trên.");
}

}  // namespace

std::vector<IndexScore> checkedScores(const domain::IndexDefinition& definition, ScoreKind kind,
                                      const std::vector<IndexScoreRequest>& requests) {
    Checks checks;
    std::set<std::string> seen;
    std::vector<IndexScore> scores;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto& given = requests[i];
        const auto path = pathOf(i);
        IndexScore score{.criterion = given.criterion, .kind = kind};
        const auto* criterion = domain::criterionOf(definition, given.criterion);
        if (criterion == nullptr) {
            checks.add(path + "criterion", "unknown_criterion", "Bộ chỉ số không có tiêu chí này.");
        } else {
            if (!seen.insert(given.criterion).second)
                checks.add(path + "criterion", "repeated", "Tiêu chí này đã có ở trên.");
            checkMethod(*criterion, kind, path, checks);
            if (criterion->method == ScoringMethod::survey && kind == ScoreKind::review)
                checkSurvey(given, *criterion, path, checks, score);
            else
                checkPoints(given, *criterion, path, checks, score);
            if (criterion->method != ScoringMethod::survey && (given.answers || given.mean))
                checks.add(path + "mean", "not_a_survey",
                           "Tiêu chí này không chấm bằng điều tra xã hội học.");
        }
        score.explanation = checks.text(path + (kind == ScoreKind::review ? "reason" : "explanation"),
                                        given.explanation, limits::kOpinion, Presence::required);
        checkDocuments(given, path, checks);
        score.documents = given.documents;
        score.replaces = given.replaces;
        scores.push_back(std::move(score));
    }
    if (requests.empty()) checks.add("scores", "required", "Hãy chấm ít nhất một tiêu chí.");
    checks.finish();
    return scores;
}

void requireWithoutFigures(const domain::IndexDefinition& definition, const domain::IndexLine& line,
                           const std::vector<IndexScore>& scores) {
    const auto criteria = domain::criteriaOf(definition);
    for (const auto& score : scores) {
        const auto at = std::ranges::find(criteria, score.criterion,
                                          [](const IndexItem* criterion) { return criterion->code; });
        const auto source = line.criteria[static_cast<std::size_t>(at - criteria.begin())].source;
        if (source == domain::PointsSource::rate || source == domain::PointsSource::delivered)
            throw Refused(Refusal::indexRateHasFigures, {score.criterion});
    }
}

void requireKnownEvidence(storage::ReadTransaction& transaction, const Caller& caller,
                          const std::vector<IndexScore>& scores) {
    Checks checks;
    for (std::size_t i = 0; i < scores.size(); ++i)
        for (std::size_t k = 0; k < scores[i].documents.size(); ++k) {
            const auto document = storage::findDocument(transaction, scores[i].documents[k]);
            if (!document || !mayKnowOf(transaction, caller, *document))
                checks.add(pathOf(i) + "documents[" + std::to_string(k) + "]", "unknown_document",
                           "Không có văn bản này.");
        }
    checks.finish();
}

}  // namespace vanthu::app
