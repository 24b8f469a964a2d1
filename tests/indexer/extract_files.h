#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/sample_document/ole_container.h"

namespace vanthu::tests {

/// Writes a file and returns its path.
std::filesystem::path writeFile(const std::filesystem::path& path, std::string_view bytes);

/// Writes a zip archive of named entries; with a password, its entries are encrypted.
std::filesystem::path writeZip(const std::filesystem::path& path,
                               const std::vector<std::pair<std::string, std::string>>& entries,
                               const char* password = nullptr);

/// A PDF of one page that shows `text` (ASCII) with `operators` before it.
std::string pdfOf(std::string_view text, std::string_view operators = "");

/// A line of a page: where it stands from the bottom, its font and its bytes.
struct PdfLine {
    int bottomPt;
    std::string font;
    std::string bytes;
};

/// A PDF of pages with lines in fonts of WinAnsiEncoding that are not embedded.
std::string pdfOfLines(const std::vector<std::vector<PdfLine>>& pages);

/// A DOCX whose main part has this content between <w:body> and </w:body>.
std::filesystem::path writeDocx(const std::filesystem::path& path, std::string_view body);

}  // namespace vanthu::tests
