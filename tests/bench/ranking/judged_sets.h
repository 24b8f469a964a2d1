#pragma once

#include "tests/bench/corpus.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::bench {

/// Articles that are indexed together, and questions about them.
struct JudgedSet {
    std::string name;  ///< of its index in the scratch folder
    Corpus corpus;
};

/// Zalo Legal on the articles of phapdien: reports only.
[[nodiscard]] std::optional<JudgedSet> zaloSet();

/// ALQAC 2024 and 2025 on their 2,249 articles, among all of phapdien that are not the same articles again:
/// on their own articles alone nearly every question is answered, which tells nothing about parameters.
[[nodiscard]] std::optional<JudgedSet> alqacSet();

/// The question with one slip of a finger in one word; the same one in every run.
[[nodiscard]] std::string withTypingError(const std::string& question, std::size_t seed);

}  // namespace vanthu::bench
