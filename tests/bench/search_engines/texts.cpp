#include "tests/bench/search_engines/texts.h"

#include "schemas/domain/text.h"

#include <array>
#include <cctype>
#include <cstring>
#include <stdexcept>

namespace vanthu::bench {
namespace {

constexpr std::size_t kLongestSyllable = 64;

void writeField(std::ofstream& file, const std::string& field) {
    const auto length = static_cast<std::uint32_t>(field.size());
    std::array<char, sizeof length> bytes{};
    std::memcpy(bytes.data(), &length, sizeof length);
    file.write(bytes.data(), bytes.size());
    file.write(field.data(), static_cast<std::streamsize>(length));
}

bool readField(std::ifstream& file, std::string& field) {
    std::uint32_t length = 0;
    std::array<char, sizeof length> bytes{};
    if (!file.read(bytes.data(), bytes.size())) return false;
    std::memcpy(&length, bytes.data(), sizeof length);
    field.resize(length);
    return static_cast<bool>(file.read(field.data(), static_cast<std::streamsize>(length)));
}

}  // namespace

std::string Text::whole() const {
    std::string all = title;
    for (const auto& part : {code, body})
        if (!part.empty()) all += "\n" + part;
    return all;
}

TextsWriter::TextsWriter(const std::filesystem::path& file) : file_(file, std::ios::binary) {}

void TextsWriter::add(const Text& text) {
    for (const auto& field : {text.id, text.code, text.title, text.body})
        writeField(file_, field);
    ++count_;
    searchedBytes_ += text.whole().size();
}

void TextsWriter::close() {
    file_.close();
    if (!file_) throw std::runtime_error("the texts could not be written");
}

void forEachText(const std::filesystem::path& file, const std::function<void(const Text&)>& visit) {
    std::ifstream input(file, std::ios::binary);
    for (Text text; readField(input, text.id);) {
        if (!readField(input, text.code) || !readField(input, text.title) || !readField(input, text.body))
            throw std::runtime_error(file.string() + " is cut");
        visit(text);
    }
}

std::vector<std::string> plainSyllables(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char character : domain::lowered(domain::normalised(text)) + " ") {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            word += character;
        } else if (!word.empty()) {
            if (word.size() < kLongestSyllable) words.push_back(word);
            word.clear();
        }
    }
    return words;
}

}  // namespace vanthu::bench
