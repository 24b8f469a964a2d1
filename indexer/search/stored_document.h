#pragma once

#include "indexer/search/index.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// What the index keeps of a document beside its terms: enough for a line of results and for its snippet.
struct StoredDocument {
    std::string number;  ///< printed code
    std::string externalId;
    std::string subject;
    std::vector<FileExtraction> files;
    std::string text;  ///< beginning of the files' texts, at most kStoredTextBytes
};

/// The document data of Xapian: every field as its length in bytes (decimal), ":" and the bytes; the files
/// between subject and text as a count and three fields each.
[[nodiscard]] std::string encode(const StoredDocument& document);

/// Throws Error{damaged} for anything that encode did not write.
[[nodiscard]] StoredDocument decodeStored(std::string_view bytes);

}  // namespace vanthu::search
