#pragma once

#include "indexer/writer/index_folder.h"
#include "schemas/domain/ids.h"

#include <string>

#include <xapian.h>

namespace vanthu::indexer {

/// The Xapian id of a document in its shard. Throws Error{internal} for one that does not fit.
[[nodiscard]] Xapian::docid xapianId(domain::DocumentId id);

/// For messages: the path or the address.
[[nodiscard]] std::string shardPlace(const IndexFolder& folder, const search::Shard& shard);

/// Every shard has a document without words; see search::kNoDocument.
void putNoDocument(Xapian::WritableDatabase& database);

// These throw what Xapian throws.
[[nodiscard]] Xapian::WritableDatabase openForWriting(const IndexFolder& folder, const search::Shard& shard);
[[nodiscard]] Xapian::WritableDatabase createShard(const IndexFolder& folder, const search::Shard& shard);

}  // namespace vanthu::indexer
