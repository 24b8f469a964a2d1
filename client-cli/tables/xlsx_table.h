#pragma once

#include "client-cli/tables/table.h"
#include "client-cli/tables/workbook.h"
#include "client-cli/tables/xml_pull.h"

#include <deque>

namespace vanthu::tables {

/// One sheet of an XLSX file, streamed: a hundred thousand rows need no more memory than their shared texts.
/// Days come as "2018-09-28", whole numbers without a fraction, truth as TRUE and FALSE; of merged cells the
/// first holds the text.
class XlsxTable : public Table {
  public:
    XlsxTable(const std::filesystem::path& file, const std::string& sheet);

    [[nodiscard]] std::optional<Row> next() override;
    [[nodiscard]] std::int64_t done() const override { return sheet_.entry().done(); }
    [[nodiscard]] std::int64_t total() const override { return sheet_.entry().total(); }

  private:
    [[nodiscard]] XmlHandlers handlers();
    void startElement(std::string_view name, const XmlAttributes& attributes);
    void startCell(const XmlAttributes& attributes);
    void endElement(std::string_view name);
    void endCell();
    [[nodiscard]] std::string shownValue() const;
    [[nodiscard]] std::string shownNumber() const;

    ZipFile zip_;
    Workbook workbook_;
    Row row_;
    std::int64_t lastLine_{0};
    std::string kind_;   ///< of the present cell: "s", "inlineStr", "str", "b", "e", "n"
    std::string value_;  ///< its text so far
    std::size_t column_{0};
    std::size_t style_{0};
    bool inValue_{false};
    int phonetic_{0};
    std::size_t rowBytes_{0};
    std::deque<Row> ready_;
    XmlPull sheet_;  ///< last: its handlers use the rest
};

/// "B12" → 1; std::nullopt for what is no reference of a cell.
[[nodiscard]] std::optional<std::size_t> columnOf(std::string_view reference);

}  // namespace vanthu::tables
