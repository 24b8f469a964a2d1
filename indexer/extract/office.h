#pragma once

#include "indexer/extract/extraction.h"

#include "indexer/extract/zip_archive.h"

#include <optional>

namespace vanthu::extract {

/// Text of a zip archive that is one office file: DOCX, XLSX, PPTX (also their templates and macro files) or
/// any OpenDocument file; std::nullopt for an archive that is none. Throws ZipError.
[[nodiscard]] std::optional<Extraction> extractOffice(const ZipArchive& archive, const Budget& budget);

}  // namespace vanthu::extract
