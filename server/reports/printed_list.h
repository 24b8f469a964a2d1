#pragma once

#include "schemas/domain/time.h"

#include <string>
#include <vector>

namespace vanthu::reports {

/// A number as people write it, "12,50", is a number in a spreadsheet too; what is none stays text.
enum class CellKind { text, number };

struct ListColumn {
    std::string heading;
    double share{0};  ///< of the width of the page, of 100
    bool centred{false};
    CellKind kind{CellKind::text};
};

enum class ListRowKind { line, heading };

struct ListRow {
    std::vector<std::string> cells;  ///< one per column
    ListRowKind kind{ListRowKind::line};
};

/// A list that a form of NĐ 30/2020, Phụ lục V, prescribes: a head, one table, what stands below it.
struct PrintedList {
    std::string title;               ///< "MỤC LỤC VĂN BẢN TRONG HỒ SƠ"
    std::vector<std::string> lines;  ///< below the title: number and title of the file …
    std::string parentOrganisation;  ///< cơ quan chủ quản trực tiếp, "" without one
    std::string organisation;
    bool landscape{false};
    std::vector<ListColumn> columns;
    std::vector<ListRow> rows;
    std::vector<std::string> closing;  ///< below the table: the total
    std::vector<std::string> signers;  ///< who signs, side by side
    domain::Timestamp printedAt{};
};

/// A4, the head of the table on every page, pages numbered. Throws Error{internal} when the fonts are not
/// installed.
[[nodiscard]] std::string toPdf(const PrintedList& list);
/// The same as an Office Open XML text, to be worked on.
[[nodiscard]] std::string toDocx(const PrintedList& list);
/// One sheet. Every cell is text or a number: a spreadsheet runs none of it as a formula.
[[nodiscard]] std::string toXlsx(const PrintedList& list);
/// The table alone: RFC 4180 in UTF-8 with a byte order mark; the total is its last line.
[[nodiscard]] std::string toCsv(const PrintedList& list);
/// Documented in schemas/api/openapi.yaml as `PrintedList`.
[[nodiscard]] std::string toJson(const PrintedList& list);

class PdfDocument;
/// Draws the list on new pages of a file that has other pages too; they carry no numbers.
void draw(PdfDocument& pdf, const PrintedList& list);

}  // namespace vanthu::reports
