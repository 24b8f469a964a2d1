#pragma once

#include "indexer/extract_client/extractor.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::tests {

/// What the real child makes of a file. One child for all cases of the program: starting one takes longer
/// than most cases.
extract::ExtractedText extracted(const std::filesystem::path& path, std::string_view name = "a",
                                 std::string_view type = "");
extract::ExtractedText extractedBytes(std::string_view bytes, std::string_view name = "a",
                                      std::string_view type = "");
/// Of a zip archive of these entries; with a password, they are encrypted.
extract::ExtractedText extractedZip(const std::vector<std::pair<std::string, std::string>>& entries,
                                    const char* password = nullptr);

}  // namespace vanthu::tests
