#include "client-cli/tables/table.h"

#include "client-cli/tables/csv_table.h"
#include "client-cli/tables/json_table.h"
#include "client-cli/tables/xlsx_table.h"

#include <algorithm>
#include <fstream>

namespace vanthu::tables {
namespace {

std::string endingOf(const std::filesystem::path& file) {
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

}  // namespace

std::unique_ptr<Table> openTable(const std::filesystem::path& file, const std::string& sheet) {
    const auto ending = endingOf(file);
    std::error_code absent;
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file, absent));
    if (absent) throw TableError("không mở được " + file.string());
    if (ending == ".xlsx" || ending == ".xlsm") return std::make_unique<XlsxTable>(file, sheet);
    auto stream = std::make_unique<std::ifstream>(file, std::ios::binary);
    if (!*stream) throw TableError("không mở được " + file.string());
    if (ending == ".csv" || ending == ".tsv" || ending == ".txt")
        return std::make_unique<CsvTable>(std::move(stream), bytes);
    if (ending == ".jsonl" || ending == ".ndjson")
        return std::make_unique<JsonTable>(std::move(stream), bytes);
    throw TableError("không biết loại tệp " + file.filename().string() +
                     "; dùng .xlsx, .csv, .tsv hoặc .jsonl");
}

}  // namespace vanthu::tables
