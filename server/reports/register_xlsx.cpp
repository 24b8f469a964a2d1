#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <xlsxwriter.h>

#include "schemas/domain/error.h"
#include "schemas/domain/text.h"
#include "server/reports/register.h"

namespace vanthu::reports {
namespace {

constexpr std::size_t kCellBytes = 32'000;  ///< the format allows 32,767 characters
constexpr double kCharactersWide = 150;     ///< all columns together, fitted to the width of a page
constexpr double kMarginInches = 0.4;

void check(lxw_error error) {
    if (error != LXW_NO_ERROR)
        throw Error(ErrorCode::internal, std::string("libxlsxwriter: ") + lxw_strerror(error));
}

/// A file in memory, with a path for libraries that want one.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(memfd_create("register.xlsx", MFD_CLOEXEC)) {
        if (descriptor_ < 0)
            throw Error(ErrorCode::unavailable,
                        std::string("no memory for a workbook: ") + std::strerror(errno));
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
    [[nodiscard]] std::string content() const {
        std::string bytes(static_cast<std::size_t>(std::max<off_t>(lseek(descriptor_, 0, SEEK_END), 0)),
                          '\0');
        std::size_t have = 0;
        while (have < bytes.size()) {
            const auto count =
                pread(descriptor_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
            if (count <= 0) throw Error(ErrorCode::internal, "a workbook cannot be read back");
            have += static_cast<std::size_t>(count);
        }
        return bytes;
    }

  private:
    int descriptor_;
};

/// Closing writes the file, so it is a step of its own; the library frees the workbook with it.
class Workbook {
  public:
    explicit Workbook(const std::string& path) {
        // Lines go to the disk as they come, so that a register of years costs no more memory than its text.
        lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
        workbook_ = workbook_new_opt(path.c_str(), &options);
        if (workbook_ == nullptr) throw Error(ErrorCode::unavailable, "no memory for a workbook");
    }
    ~Workbook() {
        if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return workbook_; }
    void finish() {
        auto* finished = workbook_;
        workbook_ = nullptr;
        check(workbook_close(finished));
    }

  private:
    lxw_workbook* workbook_{nullptr};
};

enum class Weight { regular, bold };

lxw_format* cellFormat(lxw_workbook* workbook, Weight weight, bool centred, bool ruled) {
    auto* format = workbook_add_format(workbook);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, 12);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (weight == Weight::bold) format_set_bold(format);
    if (centred) format_set_align(format, LXW_ALIGN_CENTER);
    if (ruled) format_set_border(format, LXW_BORDER_THIN);
    return format;
}

/// What fits into one cell, whole characters.
std::string fitting(std::string text) {
    if (text.size() <= kCellBytes) return text;
    auto end = kCellBytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

void write(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const std::string& text,
           lxw_format* format) {
    check(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), text.c_str(), format));
}

void setPage(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_margins(sheet, 2 * kMarginInches, kMarginInches, kMarginInches, 1.5 * kMarginInches);
    worksheet_fit_to_pages(sheet, 1, 0);
}

void writeCover(lxw_workbook* workbook, const Register& book) {
    auto* sheet = workbook_add_worksheet(workbook, "Bìa");
    auto* plain = cellFormat(workbook, Weight::regular, true, false);
    auto* bold = cellFormat(workbook, Weight::bold, true, false);
    setPage(sheet);
    check(worksheet_set_column(sheet, 0, 0, 110, nullptr));
    const auto& cover = book.cover;
    const auto& form = formOf(cover.kind);
    lxw_row_t row = 0;
    const auto line = [&](const std::string& text, lxw_format* format) {
        write(sheet, row++, 0, text, format);
    };
    if (!cover.parentOrganisation.empty()) line(domain::uppered(cover.parentOrganisation), plain);
    line(domain::uppered(cover.organisation), bold);
    row += 2;
    line(std::string(form.title), bold);
    line("Năm: " + std::to_string(cover.period.from.year()), plain);
    line("Từ ngày " + cover.period.from.vietnamese() + " đến ngày " + cover.period.to.vietnamese(), plain);
    if (form.numbersOnCover) line("Từ số " + firstNumber(book) + " đến số " + lastNumber(book), plain);
    line("Quyển số: " + (cover.volume ? std::to_string(*cover.volume) : std::string{}), plain);
}

void writeLines(lxw_workbook* workbook, const Register& book) {
    const auto& columns = formOf(book.cover.kind).columns;
    auto* sheet = workbook_add_worksheet(workbook, "Sổ");
    auto* head = cellFormat(workbook, Weight::bold, true, true);
    auto* left = cellFormat(workbook, Weight::regular, false, true);
    auto* centre = cellFormat(workbook, Weight::regular, true, true);
    setPage(sheet);
    check(worksheet_repeat_rows(sheet, 0, 0));
    worksheet_freeze_panes(sheet, 1, 0);
    check(worksheet_set_footer(sheet, "&CTrang &P/&N"));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto place = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet, place, place, kCharactersWide * columns[i].share / 100, nullptr));
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        write(sheet, 0, i, std::string(columns[i].heading), head);
    lxw_row_t row = 0;
    for (const auto& entry : book.entries) {
        ++row;
        for (std::size_t i = 0; i < columns.size(); ++i)
            write(sheet, row, i, fitting(columns[i].cell(entry)),
                  columns[i].side == RegisterColumn::Side::centre ? centre : left);
    }
}

}  // namespace

std::string toXlsx(const Register& book) {
    const MemoryFile file;
    Workbook workbook(file.path());
    std::string title{domain::label(book.cover.kind)};  // the library takes texts it may change
    auto company = book.cover.organisation;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.company = company.data();
    properties.created = book.cover.printedAt.time_since_epoch().count();
    check(workbook_set_properties(workbook.get(), &properties));
    writeCover(workbook.get(), book);
    writeLines(workbook.get(), book);
    workbook.finish();
    return file.content();
}

}  // namespace vanthu::reports
