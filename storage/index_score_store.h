#pragma once

#include "schemas/domain/index_score.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Stores a score; change log entity "index_score". It takes the place of the one in force for its unit,
/// criterion and kind under the versions `alike`, its own among them. Throws Error{conflict} unless it names
/// exactly that one, or names none where there is none: whoever is slower of two learns of the other.
domain::IndexScore insertIndexScore(WriteTransaction& transaction, domain::IndexScore score,
                                    const std::vector<domain::ReformIndexId>& alike);

/// Scores of all versions of an index that had been given by change `asOf`; by id.
struct ScoreQuery {
    std::string code;
    int year{0};
    domain::Sequence asOf{0};
    std::optional<domain::OrganisationId> organisation;  ///< none: of every unit
    bool replaced{false};                                ///< those too that others had taken the place of
};
[[nodiscard]] std::vector<domain::IndexScore> indexScores(ReadTransaction& transaction,
                                                          const ScoreQuery& query);

/// All of them, as they stand; by id.
[[nodiscard]] std::vector<domain::IndexScore> allIndexScores(ReadTransaction& transaction);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::IndexScore& score);

}  // namespace vanthu::storage
