#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace vanthu::tests::golden {

/// Two years of a small province, told by the seed: lived through the real stores and the real
/// reorganisation, in a database of its own. Writes the truth and the answers of our reports to `facts`.
/// Returns how often what happened.
std::map<std::string, int> liveProvince(unsigned seed, const std::filesystem::path& facts);

}  // namespace vanthu::tests::golden
