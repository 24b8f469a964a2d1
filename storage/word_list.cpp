#include "storage/word_list.h"

#include <sstream>

namespace vanthu::storage {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += word + ' ';
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

}  // namespace vanthu::storage
