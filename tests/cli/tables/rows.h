#pragma once

#include "client-cli/tables/table.h"

#include <string>
#include <vector>

namespace vanthu::tests {

/// All rows of a file of that name with these bytes.
[[nodiscard]] std::vector<tables::Row> rowsOfText(const std::string& name, const std::string& bytes);
[[nodiscard]] std::vector<tables::Row> rowsOf(tables::Table& table);
[[nodiscard]] std::vector<std::vector<std::string>> cellsOf(const std::vector<tables::Row>& rows);

/// The parts of an XLSX file; a part that is "" is left out.
struct WorkbookParts {
    std::string workbook{
        R"(<workbook><workbookPr/><sheets><sheet name="Sổ" sheetId="1" r:id="rId1" xmlns:r="r"/></sheets></workbook>)"};
    std::string relations{
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"};
    std::string sharedTexts{};
    std::string styles{};
    std::string sheet{};
};
/// A zip archive of them.
[[nodiscard]] std::string workbookOf(const WorkbookParts& parts);

}  // namespace vanthu::tests
