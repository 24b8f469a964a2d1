#include "tests/support/read_pdf.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace vanthu::tests {

std::string readPdf(const std::string& bytes) {
    const TempDir folder;
    const auto file = folder.path() / "report.pdf";
    const auto text = folder.path() / "report.txt";
    std::ofstream(file, std::ios::binary) << bytes;
    REQUIRE(std::system(("qpdf --check " + file.string() + " > /dev/null").c_str()) == 0);
    REQUIRE(std::system(
                ("pdftotext -layout " + file.string() + " " + text.string() + " 2> /dev/null").c_str()) == 0);
    std::ostringstream content;
    content << std::ifstream(text).rdbuf();
    return content.str();
}

}  // namespace vanthu::tests
