#include "server/reports/workbook.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "schemas/domain/error.h"
#include "schemas/domain/utf8.h"

namespace vanthu::reports {
namespace {

constexpr std::size_t kCellBytes = 32'000;  ///< the format allows 32,767 characters
constexpr double kMarginInches = 0.4;

}  // namespace

void check(lxw_error error) {
    if (error != LXW_NO_ERROR)
        throw Error(ErrorCode::internal, std::string("libxlsxwriter: ") + lxw_strerror(error));
}

/// A file in memory, with a path for libraries that want one.
class Workbook::MemoryFile {
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

Workbook::Workbook(const std::string& title, const std::string& company, domain::Timestamp createdAt)
    : file_(std::make_unique<MemoryFile>()) {
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
    workbook_ = workbook_new_opt(file_->path().c_str(), &options);
    if (workbook_ == nullptr) throw Error(ErrorCode::unavailable, "no memory for a workbook");
    auto ownTitle = title;  // the library takes texts it may change
    auto ownCompany = company;
    lxw_doc_properties properties{};
    properties.title = ownTitle.data();
    properties.company = ownCompany.data();
    properties.created = createdAt.time_since_epoch().count();
    check(workbook_set_properties(workbook_, &properties));
}

Workbook::~Workbook() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

std::string Workbook::finish() {
    auto* finished = workbook_;
    workbook_ = nullptr;  // the library frees it with the writing
    check(workbook_close(finished));
    return file_->content();
}

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

std::string fitting(std::string_view text) {
    const auto first = domain::firstBytes(text, kCellBytes);
    return std::string(first) + (first.size() < text.size() ? "…" : "");
}

void write(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const std::string& text,
           lxw_format* format) {
    check(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), text.c_str(), format));
}

void setPage(lxw_worksheet* sheet, Turn turn) {
    if (turn == Turn::landscape)
        worksheet_set_landscape(sheet);
    else
        worksheet_set_portrait(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_margins(sheet, 2 * kMarginInches, kMarginInches, kMarginInches, 1.5 * kMarginInches);
    worksheet_fit_to_pages(sheet, 1, 0);
}

}  // namespace vanthu::reports
