#pragma once

#include "server/app/sample_audits.h"
#include "storage/number_store.h"
#include "tests/golden/stage.h"
#include "tests/golden/units.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests::golden {

/// Auditors draw numbers of a series, look them up, some of them twice, and close what they drew.
class Audits {
  public:
    Audits(Stage& stage, Units& units) : stage_(stage), units_(units) {}

    /// A new sample, or more results of one that was drawn before.
    void audit();

  private:
    struct Sample {
        domain::SampleAuditId id;
        std::vector<std::string> numbers;
        int faultIn;  ///< of so many numbers one is not as it should be
    };

    void draw();
    void goOn(const Sample& sample);
    void lookUp(const Sample& sample, const std::string& number);
    void close(const Sample& sample);
    void ask(const Sample& sample);
    [[nodiscard]] std::optional<SampleRequest> someRequest();

    Stage& stage_;
    Units& units_;
    app::Figures figures_{stage_.database};
    app::SampleAudits audits_{stage_.database, stage_.clock, stage_.directory, figures_};
    std::vector<Sample> samples_;
};

}  // namespace vanthu::tests::golden
