#include "tests/cli/tables/rows.h"

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

#include <zip.h>

#include <fstream>
#include <stdexcept>

namespace vanthu::tests {

std::vector<tables::Row> rowsOf(tables::Table& table) {
    std::vector<tables::Row> rows;
    while (auto row = table.next())
        rows.push_back(std::move(*row));
    return rows;
}

std::vector<tables::Row> rowsOfText(const std::string& name, const std::string& bytes) {
    const TempDir folder;
    const auto file = folder.path() / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return rowsOf(*tables::openTable(file));
}

std::vector<std::vector<std::string>> cellsOf(const std::vector<tables::Row>& rows) {
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : rows)
        cells.push_back(row.cells);
    return cells;
}

std::string workbookOf(const WorkbookParts& parts) {
    const TempDir folder;
    const auto file = folder.path() / "made.xlsx";
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE, &error);
    if (archive == nullptr) throw std::runtime_error("cannot make an archive");
    const auto add = [&](const char* name, const std::string& content) {
        if (content.empty()) return;
        zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    };
    add("xl/workbook.xml", parts.workbook);
    add("xl/_rels/workbook.xml.rels", parts.relations);
    add("xl/sharedStrings.xml", parts.sharedTexts);
    add("xl/styles.xml", parts.styles);
    add("xl/worksheets/sheet1.xml", parts.sheet);
    if (zip_close(archive) != 0) throw std::runtime_error("cannot write an archive");
    return contentOf(file);
}

}  // namespace vanthu::tests
