#include "tests/indexer/extracted.h"

#include "tests/indexer/extract_files.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {

extract::ExtractedText extracted(const std::filesystem::path& path, std::string_view name,
                                 std::string_view type) {
    static extract::Extractor extractor;
    return extractor.extract(path, name, type);
}

extract::ExtractedText extractedBytes(std::string_view bytes, std::string_view name, std::string_view type) {
    const TempDir dir;
    return extracted(writeFile(dir.path() / "blob", bytes), name, type);
}

extract::ExtractedText extractedZip(const std::vector<std::pair<std::string, std::string>>& entries,
                                    const char* password) {
    const TempDir dir;
    return extracted(writeZip(dir.path() / "a.zip", entries, password));
}

}  // namespace vanthu::tests
