#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::extract {

/// Text of a zip archive that is a word processing file: DOCX (also its templates and macro files) or any
/// OpenDocument file. Other archives are `unsupported`.
[[nodiscard]] Extraction extractOffice(std::string_view bytes, const Budget& budget);

/// What an old Word or Excel file, or an encrypted new one, is: both lie in the same container.
[[nodiscard]] Extraction describeOle(std::string_view bytes);

}  // namespace vanthu::extract
