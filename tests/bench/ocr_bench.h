#pragma once

#include "tests/bench/record.h"

#include <filesystem>

namespace vanthu::bench {

/// Pages per second of vanthu-ocr beside the bare `tesseract` on the same pictures and the same core, page by
/// page in turn, and the most memory that the worker held. Without `tesseract` only the memory is told.
void measureOcr(const std::filesystem::path& directory, const Report& report);

}  // namespace vanthu::bench
