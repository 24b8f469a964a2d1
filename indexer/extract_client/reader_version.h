#pragma once

#include "schemas/domain/vocabulary.h"

namespace vanthu::extract {

/// Rises when vanthu-extract learns to read files that it could not read before.
inline constexpr int kReaderVersion = 2;

/// What an older reader ended in and a newer one may do better: such files are read anew.
[[nodiscard]] constexpr bool isWorthAnotherReader(domain::ExtractionState state) {
    return state == domain::ExtractionState::unsupported || state == domain::ExtractionState::damaged ||
           state == domain::ExtractionState::limitReached;
}

}  // namespace vanthu::extract
