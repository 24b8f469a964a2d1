#pragma once

#include "indexer/search/index.h"

#include <cstdint>
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

/// The document data of Xapian: 16 hexadecimal digits for a sum, see putSum; then every field as its length
/// in bytes (decimal), ":" and the bytes; the files between subject and text as a count and three fields
/// each.
[[nodiscard]] std::string encode(const StoredDocument& document);

/// Stored data without its sum, and the sum by which the writer checks that nothing of the document changed
/// on its own (indexer/writer/document_sum.h).
[[nodiscard]] std::string_view contentOf(std::string_view stored);
[[nodiscard]] std::uint64_t sumIn(std::string_view stored);
void putSum(std::string& stored, std::uint64_t sum);

/// Throws Error{damaged} for anything that encode did not write.
[[nodiscard]] StoredDocument decodeStored(std::string_view bytes);

}  // namespace vanthu::search
