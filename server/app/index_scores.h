#pragma once

#include "server/app/reform_indexes.h"

#include <vector>

/// What is wrong with scores that somebody gives. Internal to server/app.
namespace vanthu::app {

/// The scores of a request, in its order, with criterion, kind, points and texts. Throws Error{invalidInput}
/// naming "scores[i].field" for a criterion that is none or twice, one that is not scored that way, points
/// out of its range, a survey told neither by points nor by answers, evidence twice, and a text that is
/// missing.
[[nodiscard]] std::vector<domain::IndexScore> checkedScores(const domain::IndexDefinition& definition,
                                                            domain::ScoreKind kind,
                                                            const std::vector<IndexScoreRequest>& requests);

/// Throws Error{conflict} for a review of a criterion that figures feed.
void requireWithoutFigures(const domain::IndexDefinition& definition, const domain::IndexLine& line,
                           const std::vector<domain::IndexScore>& scores);

/// Throws Error{invalidInput} naming "scores[i].documents[k]" for a document that is none, or that the caller
/// may not know of.
void requireKnownEvidence(storage::ReadTransaction& transaction, const Caller& caller,
                          const std::vector<domain::IndexScore>& scores);

}  // namespace vanthu::app
