#pragma once

#include "tests/bench/record.h"

namespace vanthu::bench {

/// Pages per second of text that vanthu-extract reads from the PDFs of real offices, beside `pdftotext` on
/// the same files, file by file in turn, and the most memory that the child held. Reports nothing but a line
/// on standard error where the material or the program is absent.
void measureExtraction(const Report& report);

}  // namespace vanthu::bench
