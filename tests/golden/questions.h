#pragma once

#include "server/app/rate_reports.h"
#include "tests/golden/stage.h"

#include <vector>

namespace vanthu::tests::golden {

/// Asks for the reports and writes down what they answer.
class Questions {
  public:
    explicit Questions(Stage& stage) : stage_(stage) {}

    /// For some period, as known now.
    void askNow();
    /// For the month of today.
    void askMonth();
    /// For some period, as known at a moment or with a change of the past.
    void askPast();
    /// Counts a few of the changes that are new, as vanthud does beside everything else.
    void follow();

  private:
    app::ReportRequest somePeriod();
    void ask(app::ReportRequest request);

    Stage& stage_;
    app::Figures figures_{stage_.database};
    app::RateReports reports_{stage_.database, stage_.clock, stage_.directory, figures_};
};

}  // namespace vanthu::tests::golden
