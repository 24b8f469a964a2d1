#pragma once

#include "server/app/reform_indexes.h"
#include "tests/golden/stage.h"
#include "tests/golden/units.h"

#include <map>
#include <string>
#include <tuple>

namespace vanthu::tests::golden {

/// The department index of a province: defined, mended, scored by units and reviewers, closed, and asked for
/// all the while.
class Indexes {
  public:
    Indexes(Stage& stage, Units& units) : stage_(stage), units_(units) {}

    /// A season: the index of one year.
    void live(int year);

  private:
    /// Whose scores of which criterion.
    using Scored = std::tuple<domain::OrganisationId, std::string, domain::ScoreKind>;

    void define(const domain::IndexDefinition& definition, std::optional<domain::ReformIndexId> replaces);
    /// One criterion gets other points, sometimes so many as it had; its fields follow.
    void mend();
    void score();
    void close();
    void ask(const app::AsOf& asOf);
    [[nodiscard]] app::IndexScoreRequest someScore(const domain::IndexItem& criterion,
                                                   domain::ScoreKind kind);

    Stage& stage_;
    Units& units_;
    app::Figures figures_{stage_.database};
    app::ReformIndexes indexes_{stage_.database, stage_.clock, stage_.directory, figures_};
    domain::ReformIndex index_;  ///< the newest version of the season
    std::map<Scored, domain::IndexScoreId> inForce_;
};

}  // namespace vanthu::tests::golden
