#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/organisation.h"

#include <memory>
#include <span>
#include <vector>

namespace vanthu::app {

/// What units are and were called, for searches: each name of a unit stands for its other names, and for
/// those of all that it follows or that follow it, through any number of steps. Two units that one took over
/// do not stand for each other.
[[nodiscard]] std::shared_ptr<const search::Synonyms> unitNames(
    const std::vector<domain::Organisation>& organisations, std::span<const domain::Succession> successions);

}  // namespace vanthu::app
