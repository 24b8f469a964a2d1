#include "schemas/layout/ocr_page.h"

#include <cstddef>

namespace vanthu::layout {

std::string textOf(const OcrPage& page) {
    std::string text;
    for (const auto& line : page.lines) {
        for (const auto& word : line.words) {
            if (&word != &line.words.front()) text += ' ';
            text += word.text;
        }
        text += '\n';
    }
    return text;
}

int confidenceOf(const OcrPage& page) {
    std::size_t letters = 0;
    std::size_t sum = 0;
    for (const auto& line : page.lines)
        for (const auto& word : line.words) {
            letters += word.text.size();
            sum += word.text.size() * static_cast<std::size_t>(word.confidence);
        }
    return letters == 0 ? 0 : static_cast<int>(sum / letters);
}

}  // namespace vanthu::layout
