#pragma once

#include "indexer/extract/extraction.h"

#include "indexer/extract/zip_archive.h"

#include <optional>
#include <string_view>

namespace vanthu::extract {

/// Text of a zip archive that is one office file: DOCX, XLSX, PPTX (also their templates and macro files) or
/// any OpenDocument file; std::nullopt for an archive that is none. Throws ZipError.
[[nodiscard]] std::optional<Extraction> extractOffice(const ZipArchive& archive, const Budget& budget);

/// What an old Word or Excel file, or an encrypted new one, is: both lie in the same container.
[[nodiscard]] Extraction describeOle(std::string_view bytes);

}  // namespace vanthu::extract
