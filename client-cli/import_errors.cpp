#include "client-cli/import_errors.h"

#include "client-cli/failure.h"

#include <string_view>

namespace vanthu::cli {
namespace {

constexpr std::size_t kShown = 20;

/// In quotes where needed; a text that a spreadsheet would take for a formula gets an apostrophe.
std::string csvCell(const std::string& text) {
    const bool isFormula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    std::string cell = isFormula ? "'" : "";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return '"' + cell + '"';
}

Failure unwritable(const std::filesystem::path& file) {
    return {"không ghi được " + file.string(), "chọn nơi khác bằng --errors TỆP"};
}

}  // namespace

void ImportErrors::add(const LineError& error) {
    if (first_.size() < kShown) first_.push_back(error);
    ++count_;
    if (file_.empty()) return;
    if (count_ == 1) {
        out_.open(file_, std::ios::binary | std::ios::trunc);
        if (!out_) throw unwritable(file_);
        out_ << "\xEF\xBB\xBF"
             << "Dòng,Cột,Nội dung ô,Lỗi\r\n";
    }
    out_ << error.line << ',' << csvCell(error.column) << ',' << csvCell(error.cell) << ','
         << csvCell(error.message) << "\r\n";
}

void ImportErrors::close() {
    if (!out_.is_open()) return;
    out_.close();
    if (!out_) throw unwritable(file_);
}

}  // namespace vanthu::cli
