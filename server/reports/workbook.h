#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <xlsxwriter.h>

#include "schemas/domain/time.h"

/// How registers and lists become XLSX. Internal to server/reports: it shows libxlsxwriter.
namespace vanthu::reports {

inline constexpr double kCharactersWide = 150;  ///< all columns together, fitted to the width of a page

/// Throws Error{internal} with what the library says.
void check(lxw_error error);

/// A workbook in memory. Lines go to the disk as they come, so that a list of years costs no more memory than
/// its text. Closing writes the file, so it is a step of its own.
class Workbook {
  public:
    Workbook(const std::string& title, const std::string& company, domain::Timestamp createdAt);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return workbook_; }
    /// The whole file. Once.
    [[nodiscard]] std::string finish();

  private:
    class MemoryFile;
    std::unique_ptr<MemoryFile> file_;
    lxw_workbook* workbook_{nullptr};
};

enum class Weight { regular, bold };

[[nodiscard]] lxw_format* cellFormat(lxw_workbook* workbook, Weight weight, bool centred, bool ruled);
/// What fits into one cell, whole characters.
[[nodiscard]] std::string fitting(std::string_view text);
/// Every cell is text: a spreadsheet runs none of it as a formula.
void write(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const std::string& text,
           lxw_format* format);
enum class Turn { portrait, landscape };
void setPage(lxw_worksheet* sheet, Turn turn = Turn::landscape);

}  // namespace vanthu::reports
