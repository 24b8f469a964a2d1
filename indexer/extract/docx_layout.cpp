#include "indexer/extract/docx_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/docx_fonts.h"
#include "indexer/extract/docx_paragraph.h"
#include "indexer/extract/docx_section.h"
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/faults.h"
#include "indexer/extract/xml_tree.h"
#include "indexer/extract/zip_archive.h"
#include "schemas/domain/limits.h"
#include "schemas/layout/layout_text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using layout::Side;

/// A data table of two columns is told from the head by its length.
constexpr std::size_t kMostColumnRows = 12;
/// A cell over more than this share of its table belongs to no column.
constexpr double kWholeCell = 0.8;

/// A cell of a table and where it lies, as shares of the width of the table.
struct Cell {
    const XmlElement* element;
    double left;
    double right;
};

std::vector<double> gridOf(const XmlElement& table) {
    std::vector<double> widths;
    if (const auto* grid = table.child("tblGrid"))
        for (const auto& column : grid->children)
            if (column.name == "gridCol") widths.push_back(std::max(0.0, twipsAsMm(column, "w").value_or(0)));
    return widths;
}

std::size_t spanOf(const XmlElement& cell) {
    const auto* properties = cell.child("tcPr");
    const auto value = styleOf(properties, "gridSpan");
    const int span = value.empty() ? 1 : std::atoi(std::string(value.substr(0, 4)).c_str());
    return static_cast<std::size_t>(std::clamp(span, 1, 100));
}

std::vector<Cell> cellsOf(const XmlElement& row, const std::vector<double>& grid) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    const auto before = [&](std::size_t end) {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(end, grid.size()); ++i)
            sum += grid[i];
        return sum;
    };
    for (const auto& child : row.children) {
        if (child.name != "tc") continue;
        const auto end = column + spanOf(child);
        cells.push_back({&child, before(column), before(end)});
        column = end;
    }
    const double width = cells.empty() ? 0 : cells.back().right;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto count = static_cast<double>(cells.size());
        cells[i].left = width > 0 ? cells[i].left / width : static_cast<double>(i) / count;
        cells[i].right = width > 0 ? cells[i].right / width : static_cast<double>(i + 1) / count;
    }
    return cells;
}

class Reader {
  public:
    Reader(const XmlElement& document, const DocxStyles& styles, layout::Layout& layout)
        : document_(document),
          styles_(styles),
          pages_(document),
          paragraph_(styles, pages_),
          layout_(layout) {}

    void read() {
        const auto* body = document_.child("body");
        if (body == nullptr) return;
        firstSection_ = firstSectionIn(*body);
        place_.widthMm = firstSection_ == nullptr ? 165 : textWidthMm(pageOf(*firstSection_));
        readBlocks(*body);
        layout_.pageCount = std::min(pages_.page(), static_cast<int>(limits::kLayoutPages));
    }
    [[nodiscard]] const XmlElement* firstSection() const { return firstSection_; }

  private:
    void readBlocks(const XmlElement& parent) {
        for (const auto& child : parent.children) {
            if (child.name == "p") {
                paragraph_.read(child, place_, layout_.lines);
                const auto* properties = child.child("pPr");
                if (properties != nullptr) endSection(properties->child("sectPr"));
            } else if (child.name == "tbl") {
                readTable(child);
            } else if (child.name == "sdt" || child.name == "sdtContent" || child.name == "customXml" ||
                       child.name == "ins" || child.name == "moveTo") {
                readBlocks(child);
            } else if (child.name == "sectPr") {
                endSection(&child);
            }
        }
    }

    /// A section ends with its settings; the next one begins on a new page unless it says otherwise.
    void endSection(const XmlElement* section) {
        if (section == nullptr || layout_.pages.size() >= limits::kLayoutPages) return;
        auto page = pageOf(*section);
        page.number = std::min(sectionPage_, static_cast<int>(limits::kLayoutPages));
        layout_.pages.push_back(page);
        sectionPage_ = pages_.page();
    }

    [[nodiscard]] bool makesColumns(const XmlElement& table) const {
        const auto* properties = table.child("tblPr");
        const auto* borders = properties == nullptr ? nullptr : properties->child("tblBorders");
        const auto drawn = drawsLine(borders, "insideV");
        if (drawn.value_or(styles_.hasInnerLines(styleOf(properties, "tblStyle")))) return false;
        std::size_t rows = 0;
        for (const auto& row : table.children) {
            if (row.name != "tr") continue;
            const auto cells = std::count_if(row.children.begin(), row.children.end(),
                                             [](const XmlElement& child) { return child.name == "tc"; });
            if (cells > 3 || ++rows > kMostColumnRows) return false;
        }
        return true;
    }

    void readTable(const XmlElement& table) {
        const auto outer = place_;
        const bool columns = outer.side != Side::table && makesColumns(table);
        const auto grid = gridOf(table);
        place_.tableFormat = styles_.text(styleOf(table.child("tblPr"), "tblStyle"));
        for (const auto& row : table.children) {
            if (row.name != "tr") continue;
            for (const auto& cell : cellsOf(row, grid)) {
                if (!columns)
                    place_.side = Side::table;
                else if (outer.side == Side::whole)
                    place_.side = sideOf(cell);
                readBlocks(*cell.element);
            }
        }
        place_ = outer;
    }

    static Side sideOf(const Cell& cell) {
        if (cell.right - cell.left > kWholeCell) return Side::whole;
        return (cell.left + cell.right) / 2 < 0.5 ? Side::left : Side::right;
    }

    const XmlElement& document_;
    const DocxStyles& styles_;
    PageCounter pages_;
    DocxParagraph paragraph_;
    layout::Layout& layout_;
    ParagraphPlace place_;
    const XmlElement* firstSection_{nullptr};
    int sectionPage_{1};
};

const XmlElement* pointerTo(const std::optional<XmlElement>& tree) {
    return tree ? &*tree : nullptr;
}

Extraction layoutOfParts(const ZipArchive& archive, const std::string& main, const Budget& budget) {
    auto document = readXmlTree(archive, main, budget);
    const auto styleTree = readXmlTree(archive, "word/styles.xml", budget);
    const auto theme = readXmlTree(archive, "word/theme/theme1.xml", budget);
    if (!document) return {ExtractionState::damaged, "Tệp nén bị hỏng.", {}};
    const DocxStyles styles(pointerTo(styleTree), pointerTo(theme));
    legacy::Converter converter;
    convertLegacyRuns(*document, styles, converter);
    layout::Layout layout;
    layout.margins = layout::Margins::declared;
    Reader reader(*document, styles, layout);
    reader.read();
    if (reader.firstSection() != nullptr)
        layout.numbers = pageNumbersOf(archive, main, *reader.firstSection(), styles, budget);
    if (layout.lines.empty()) return {ExtractionState::noText, "Tệp không có nội dung chữ.", {}};
    return {ExtractionState::text, converter.remark(), layout::toText(layout)};
}

}  // namespace

Extraction layoutOfDocx(std::string_view bytes, const Budget& budget) {
    try {
        const ZipArchive archive(bytes);
        const auto& names = archive.names();
        // The main part is not always called document.xml.
        const auto main = std::find_if(names.begin(), names.end(), [](const std::string& name) {
            return name.starts_with("word/document") && name.ends_with(".xml");
        });
        if (main == names.end())
            return {ExtractionState::unsupported, "Chỉ kiểm tra được thể thức của tệp .docx và PDF.", {}};
        return layoutOfParts(archive, *main, budget);
    } catch (const ZipError& error) {
        return extractionOf(error.fault());
    } catch (const XmlError& error) {
        return extractionOf(error.fault());
    }
}

}  // namespace vanthu::extract
