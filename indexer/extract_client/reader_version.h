#pragma once

#include "schemas/domain/vocabulary.h"

#include <cstddef>

namespace vanthu::extract {

/// Rises when vanthu-extract learns to read files that it could not read before.
inline constexpr int kReaderVersion = 3;

/// What an older reader ended in and a newer one may do better: such files are read anew.
[[nodiscard]] constexpr bool isWorthAnotherReader(domain::ExtractionState state) {
    return state == domain::ExtractionState::unsupported || state == domain::ExtractionState::damaged ||
           state == domain::ExtractionState::limitReached || state == domain::ExtractionState::noText;
}

/// Version 3 learned to tell scans, which older readers took for files of little text: the stamp of a
/// signature.
inline constexpr int kTellsScans = 3;
inline constexpr std::size_t kStampBytes = 1000;

}  // namespace vanthu::extract
