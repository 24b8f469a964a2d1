#pragma once

#include "tests/golden/stage.h"
#include "tests/golden/units.h"

#include <vector>

namespace vanthu::tests::golden {

/// Units say what their paper registers have, and correct what they said.
class Declarations {
  public:
    Declarations(Stage& stage, Units& units) : stage_(stage), units_(units) {}

    /// Of a month, a quarter in months, a year or some days, for one or more units; sometimes a correction.
    void declare();

  private:
    void declare(domain::OrganisationId unit, domain::Direction direction, domain::Date from,
                 domain::Date to);
    void correct();
    [[nodiscard]] bool isFree(const domain::DeclaredCount& declared) const;

    Stage& stage_;
    Units& units_;
    std::vector<domain::DeclaredCount> inForce_;
};

}  // namespace vanthu::tests::golden
