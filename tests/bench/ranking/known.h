#pragma once

#include <filesystem>

namespace vanthu::bench {

/// How often a document of which something is known comes first: 500 of phapdien/docs, by number in five
/// spellings, by half of its abstract and by a sentence of its text. The index is made once in that folder.
/// False where the material is absent.
bool measureKnownItems(const std::filesystem::path& folder);

}  // namespace vanthu::bench
