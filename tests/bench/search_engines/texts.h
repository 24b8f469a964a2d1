#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace vanthu::bench {

/// One text that all engines index.
struct Text {
    std::string id;
    std::string code;  ///< printed number and notation; may be empty
    std::string title;
    std::string body;  ///< may be empty

    /// All of it that is searched for, a line for each part.
    [[nodiscard]] std::string whole() const;
};

/// Writes texts to a file, so that no engine's process holds all of them, or waits for their unpacking.
class TextsWriter {
  public:
    explicit TextsWriter(const std::filesystem::path& file);
    void add(const Text& text);
    /// Throws std::runtime_error when the disk refused something.
    void close();

    [[nodiscard]] std::uintmax_t count() const { return count_; }
    [[nodiscard]] std::uintmax_t searchedBytes() const { return searchedBytes_; }

  private:
    std::ofstream file_;
    std::uintmax_t count_{0};
    std::uintmax_t searchedBytes_{0};
};

/// Every text of the file in turn.
void forEachText(const std::filesystem::path& file, const std::function<void(const Text&)>& visit);

/// The syllables of a text or question in small letters, as plain engines are given them.
[[nodiscard]] std::vector<std::string> plainSyllables(const std::string& text);

}  // namespace vanthu::bench
