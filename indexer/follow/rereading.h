#pragma once

#include "indexer/follow/scan_reader.h"
#include "indexer/follow/text_reader.h"
#include "schemas/domain/change.h"
#include "storage/transaction.h"

namespace vanthu::indexer {

/// Log rows with which somebody asks for files of a document to be read anew; they hold the digests.
inline constexpr std::string_view kRereading = "extraction";

/// Does what such a row asks for: the texts of these files count as not read, unless they were read later.
void forgetTexts(storage::ReadTransaction& transaction, const domain::Change& change, TextReader& texts,
                 ScanReader& scans);

}  // namespace vanthu::indexer
