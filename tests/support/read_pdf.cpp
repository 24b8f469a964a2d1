#include "tests/support/read_pdf.h"

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <poppler-document.h>
#include <poppler-toc.h>

#include "tests/support/temp_dir.h"

namespace vanthu::tests {

namespace {

/// Not by Catch: programs without it link this library, too.
void need(bool isSo, const char* what) {
    if (!isSo) throw std::runtime_error(what);
}

void addTitles(const poppler::toc_item& parent, const std::string& indent, std::vector<std::string>& titles) {
    for (const auto* item : parent.children()) {
        const auto utf8 = item->title().to_utf8();
        titles.push_back(indent + std::string(utf8.begin(), utf8.end()));
        addTitles(*item, indent + ' ', titles);
    }
}

}  // namespace

std::string readPdf(const std::string& bytes) {
    const TempDir folder;
    const auto file = folder.path() / "report.pdf";
    const auto text = folder.path() / "report.txt";
    std::ofstream(file, std::ios::binary) << bytes;
    need(std::system(("qpdf --check " + file.string() + " > /dev/null").c_str()) == 0,
         "qpdf finds fault with the PDF");
    const auto reading = "pdftotext -layout " + file.string() + " " + text.string() + " 2> /dev/null";
    need(std::system(reading.c_str()) == 0, "pdftotext cannot read the PDF");
    std::ostringstream content;
    content << std::ifstream(text).rdbuf();
    return content.str();
}

std::vector<std::string> bookmarksOf(const std::string& bytes) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    need(document != nullptr, "poppler cannot read the PDF");
    std::vector<std::string> titles;
    const std::unique_ptr<poppler::toc> contents(document->create_toc());
    if (contents) addTitles(*contents->root(), "", titles);
    return titles;
}

}  // namespace vanthu::tests
