#pragma once

#include "schemas/domain/reform_index.h"
#include "tests/golden/stage.h"

namespace vanthu::tests::golden {

/// Fields and criteria of every kind, in any order, that add up.
[[nodiscard]] domain::IndexDefinition someDefinition(Stage& stage, int year);

}  // namespace vanthu::tests::golden
