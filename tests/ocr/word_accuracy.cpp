#include "tests/ocr/word_accuracy.h"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace vanthu::tests {

std::vector<std::string> wordsOf(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

double wordAccuracy(const std::vector<std::string>& expected, const std::vector<std::string>& read) {
    if (expected.empty()) return read.empty() ? 1 : 0;
    std::vector<std::size_t> distances(read.size() + 1);
    std::iota(distances.begin(), distances.end(), std::size_t{0});
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto diagonal = distances[0];
        distances[0] = i + 1;
        for (std::size_t j = 0; j < read.size(); ++j) {
            const auto change = diagonal + (expected[i] == read[j] ? 0 : 1);
            diagonal = distances[j + 1];
            distances[j + 1] = std::min({change, distances[j] + 1, diagonal + 1});
        }
    }
    return 1 - static_cast<double>(distances.back()) / static_cast<double>(expected.size());
}

}  // namespace vanthu::tests
