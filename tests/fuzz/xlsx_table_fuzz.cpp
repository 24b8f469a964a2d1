#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include "client-cli/tables/xlsx_table.h"
#include "tests/fuzz/check_rows.h"
#include "tests/fuzz/zip_of.h"

namespace {

/// Of this process, in memory where the machine has such a place.
std::filesystem::path scratchFile() {
    const std::filesystem::path memory = "/dev/shm";
    const auto folder = std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
    return folder / ("vanthu-fuzz-" + std::to_string(::getpid()) + ".xlsx");
}

}  // namespace

/// Sheet, shared texts, styles, workbook and its relations, with "|" between; parts that are left out are
/// ordinary ones. Without any "|" the bytes are the whole archive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kFile = scratchFile();
    std::string_view input(reinterpret_cast<const char*>(data), size);
    std::string archive(input);
    if (input.find('|') != std::string_view::npos) {
        constexpr std::string_view kDefaults[] = {
            "", "", "", "<workbook><sheets><sheet name=\"a\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>",
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"};
        constexpr const char* kNames[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                          "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
        std::vector<std::pair<std::string, std::string_view>> parts;
        for (std::size_t i = 0; i < std::size(kNames); ++i) {
            const auto bar = input.find('|');
            const auto part = input.substr(0, bar);
            input = bar == std::string_view::npos ? std::string_view{} : input.substr(bar + 1);
            parts.emplace_back(kNames[i], part.empty() ? kDefaults[i] : part);
        }
        archive = vanthu::tests::zipOf(parts);
    }
    std::ofstream(kFile, std::ios::binary | std::ios::trunc) << archive;
    vanthu::tests::checkRows([] { return std::make_unique<vanthu::tables::XlsxTable>(kFile, ""); });
    return 0;
}
