#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/file_kind.h"
#include "indexer/extract/unpacking.h"

#include <string_view>

namespace vanthu::extract {

/// Turns the bytes of one file into text, by what they are. Never throws for what is in the file, except
/// std::bad_alloc, after which the process should end.
[[nodiscard]] Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget);

/// The same for a file that lies in another one.
[[nodiscard]] Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget,
                                      Unpacking& unpacking);

/// The same for the layout of a DOCX or a PDF with a text layer, in the text form of schemas/layout. A layout
/// that is longer than the budget allows is none.
[[nodiscard]] Extraction layoutOfBytes(std::string_view bytes, const Claim& claim, const Budget& budget);

}  // namespace vanthu::extract
