#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/fuzz/check_extraction.h"
#include "tests/fuzz/zip_of.h"

namespace {

/// Parts of a workbook, a presentation and an OpenDocument file; what is left out of the input is ordinary.
constexpr std::pair<const char*, std::string_view> kWorkbook[] = {
    {"xl/worksheets/sheet1.xml", ""},
    {"xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
    {"xl/workbook.xml",
     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
    {"xl/comments1.xml", "<comments/>"},
};
constexpr std::pair<const char*, std::string_view> kSlides[] = {
    {"ppt/slides/slide1.xml", ""},
    {"ppt/presentation.xml", "<p xmlns:r=\"r\"><sldIdLst><sldId id=\"1\" r:id=\"r1\"/></sldIdLst></p>"},
    {"ppt/_rels/presentation.xml.rels",
     "<Relationships><Relationship Id=\"r1\" Type=\"/slide\" Target=\"slides/slide1.xml\"/></Relationships>"},
    {"ppt/slides/_rels/slide1.xml.rels",
     "<Relationships><Relationship Id=\"r1\" Type=\"/notesSlide\" Target=\"n.xml\"/></Relationships>"},
    {"ppt/slides/n.xml", "<n/>"},
};
constexpr std::pair<const char*, std::string_view> kOpenDocument[] = {
    {"content.xml", ""}, {"mimetype", "x"}, {"META-INF/manifest.xml", "<m/>"}};

template <std::size_t size>
std::string archiveOf(const std::pair<const char*, std::string_view> (&parts)[size], std::string_view input) {
    std::vector<std::pair<std::string, std::string_view>> filled;
    for (const auto& [name, ordinary] : parts) {
        const auto bar = input.find('|');
        const auto part = input.substr(0, bar);
        input = bar == std::string_view::npos ? std::string_view{} : input.substr(bar + 1);
        filled.emplace_back(name, part.empty() ? ordinary : part);
    }
    return vanthu::tests::zipOf(filled);
}

}  // namespace

/// The first byte chooses the kind; the parts stand with "|" between.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto archive = data[0] % 3 == 0   ? archiveOf(kWorkbook, input)
                         : data[0] % 3 == 1 ? archiveOf(kSlides, input)
                                            : archiveOf(kOpenDocument, input);
    vanthu::tests::checkExtraction(archive, {});
    return 0;
}
