#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"
#include "server/reports/pdf_table.h"
#include "server/reports/register.h"

namespace vanthu::reports {
namespace {

constexpr double kBookLeftMm = 20;  ///< where the book is bound
constexpr double kBookRightMm = 10;
constexpr double kBookTopMm = 16;
constexpr double kBookBottomMm = 14;
constexpr double kBookWidthMm = 297 - kBookLeftMm - kBookRightMm;
constexpr double kBookRowMm = 9;
constexpr double kBookSizePt = 11;
constexpr std::size_t kBlankLines = 15;
constexpr Colour kBookQuiet{0.35F, 0.35F, 0.35F};

/// Name of an organisation in capitals, as many lines as it takes; returns the y below.
double drawName(PdfDocument& pdf, double y, const std::string& name, FontFace face) {
    const TextStyle style{face, 14};
    return pdf.paragraph({kBookLeftMm + 40, y, kBookWidthMm - 80, 0}, domain::uppered(name), style,
                         Align::centre);
}

void drawCover(PdfDocument& pdf, const Register& book) {
    const auto& cover = book.cover;
    const auto& form = formOf(cover.kind);
    pdf.addPage(Paper::a4Landscape);
    pdf.bookmark(form.title, 0);
    pdf.frame({kBookLeftMm, 12, kBookWidthMm, 186}, 1.6);
    pdf.frame({kBookLeftMm + 2, 14, kBookWidthMm - 4, 182}, 0.5);

    const double centre = kBookLeftMm + kBookWidthMm / 2;
    double y = 24;
    if (!cover.parentOrganisation.empty()) y = drawName(pdf, y, cover.parentOrganisation, FontFace::regular);
    y = drawName(pdf, y, cover.organisation, FontFace::bold);
    pdf.line(centre - 22, y + 2, centre + 22, y + 2);

    pdf.text(centre, 90, form.title, {FontFace::bold, 28}, Align::centre);
    const TextStyle style{FontFace::regular, 16};
    y = 108;
    const auto line = [&](const std::string& text) {
        pdf.text(centre, y, text, style, Align::centre), y += 11;
    };
    line("Năm: " + std::to_string(cover.period.from.year()));
    line("Từ ngày " + cover.period.from.vietnamese() + " đến ngày " + cover.period.to.vietnamese());
    if (form.numbersOnCover)
        line("Từ số " + orDots(firstNumber(book), "…………") + " đến số " + orDots(lastNumber(book), "…………"));
    pdf.text(centre, 176, "Quyển số: " + (cover.volume ? std::to_string(*cover.volume) : "…………"),
             {FontFace::bold, 16}, Align::centre);
}

std::vector<TableColumn> tableColumns(const RegisterForm& form) {
    std::vector<TableColumn> columns;
    for (const auto& column : form.columns)
        columns.push_back({"", std::string(column.heading), kBookWidthMm * column.share / 100,
                           column.side == RegisterColumn::Side::centre ? Align::centre : Align::left});
    return columns;
}

/// Where a reader wants to go: each month, and each series of numbers of a book that has several.
class RegisterBookmarks {
  public:
    explicit RegisterBookmarks(const Register& book)
        : direction_(formOf(book.cover.kind).direction),
          hasSeveral_(std::ranges::any_of(book.entries, [&](const RegisterEntry& entry) {
              return entry.series != book.entries.front().series;
          })) {}

    void put(const RegisterEntry& entry, TableRow& row) {
        row.section.clear();
        row.bookmark.clear();
        if (hasSeveral_ && series_ != entry.series) {
            row.section = entry.series.empty() ? "Số chung" : entry.series;
            series_ = entry.series;
            month_ = 0;
        }
        // What was entered late stands by its number, among later days.
        const int month = monthOf(entry.document);
        if (month <= month_) return;
        month_ = month;
        row.bookmark = "Tháng " + std::to_string(month);
    }

  private:
    /// 0 for a voided number. A register is of one year.
    [[nodiscard]] int monthOf(const domain::Document& document) const {
        const auto& day =
            direction_ == domain::Direction::incoming ? document.arrivalDate : document.issuedDate;
        return day ? static_cast<int>(day->month()) : 0;
    }

    domain::Direction direction_;
    bool hasSeveral_;
    std::optional<std::string> series_;
    int month_{0};
};

void drawLines(PdfDocument& pdf, const Register& book) {
    const auto& form = formOf(book.cover.kind);
    pdf.addPage(Paper::a4Landscape);
    PdfTable table(pdf, tableColumns(form),
                   {.leftMm = kBookLeftMm,
                    .topMm = kBookTopMm,
                    .bottomMm = kBookBottomMm,
                    .sizePt = kBookSizePt,
                    .rowMm = kBookRowMm,
                    .numbered = true},
                   kBookTopMm);
    TableRow row;
    row.cells.resize(form.columns.size());
    RegisterBookmarks bookmarks(book);
    for (const auto& entry : book.entries) {
        bookmarks.put(entry, row);
        for (std::size_t i = 0; i < form.columns.size(); ++i)
            row.cells[i].text = form.columns[i].cell(entry);
        table.add(row);
    }
    if (!book.entries.empty()) return;
    for (std::size_t line = 0; line < kBlankLines; ++line)
        table.add(row);
}

/// The cover carries no number; the pages of lines count from 1.
void drawPageNumbers(PdfDocument& pdf) {
    const TextStyle style{FontFace::regular, 10, kBookQuiet};
    for (int page = 1; page < pdf.pageCount(); ++page) {
        pdf.selectPage(page);
        pdf.text(kBookLeftMm + kBookWidthMm / 2, pdf.pageHeightMm() - 7,
                 "Trang " + std::to_string(page) + "/" + std::to_string(pdf.pageCount() - 1), style,
                 Align::centre);
    }
}

}  // namespace

std::string toPdf(const Register& book) {
    PdfDocument pdf(
        {std::string(domain::label(book.cover.kind)), book.cover.organisation, book.cover.printedAt});
    drawCover(pdf, book);
    drawLines(pdf, book);
    drawPageNumbers(pdf);
    return pdf.bytes();
}

}  // namespace vanthu::reports
