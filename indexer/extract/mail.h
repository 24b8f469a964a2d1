#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/unpacking.h"

#include <string_view>

namespace vanthu::extract {

/// Text of an e-mail (RFC 5322, MIME): who wrote to whom, when and about what, its text, then every
/// attachment, read like any file, under its name. Of a text that comes in several forms one is read.
[[nodiscard]] Extraction extractMail(std::string_view bytes, const Budget& budget, Unpacking& unpacking);

/// Makes the mail library load what it loads only once, while files can still be opened: among it converters
/// for the encodings in which Vietnamese subjects come.
void warmUpMail();

}  // namespace vanthu::extract
