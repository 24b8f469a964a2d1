#pragma once

#include "indexer/legacy_text/charset.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::tests {

/// Rows of a table of tab-separated values under ../shared/data/encodings, by the names of their columns;
/// none where the material is absent.
using TableRow = std::map<std::string, std::string>;
[[nodiscard]] std::optional<std::vector<TableRow>> encodingTable(const std::string& fileName);

/// The name of the column of a character set.
[[nodiscard]] std::string columnOf(legacy::Charset charset);

[[nodiscard]] std::string bytesOfHex(std::string_view hex);

/// What a reader makes of bytes that it takes for Windows-1252.
[[nodiscard]] std::string asWindows1252(std::string_view bytes);

/// Writes Unicode text in an old encoding, by the table.
class Encoder {
  public:
    Encoder(const std::vector<TableRow>& table, legacy::Charset charset);
    /// None when the text has a letter that the encoding lacks.
    [[nodiscard]] std::optional<std::string> bytes(std::string_view text) const;

  private:
    std::map<char32_t, std::string> bytes_;
};

}  // namespace vanthu::tests
