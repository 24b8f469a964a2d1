#include "client-cli/tables/csv_table.h"

#include "client-cli/tables/row_limits.h"
#include "schemas/domain/text.h"

#include <array>
#include <map>
#include <utility>

namespace vanthu::tables {
namespace {

constexpr std::size_t kSampleBytes = 64u << 10;
constexpr std::array kSeparators{'\t', ';', ','};

/// How often the separator stands outside of quotes in each line of the sample.
std::map<int, int> countsOf(const std::string& sample, char separator) {
    std::map<int, int> lines;  // number in a line → number of such lines
    int count = 0;
    bool quoted = false;
    for (const char c : sample) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == separator) ++count;
        if (c == '\n') {
            if (count > 0) ++lines[count];
            count = 0;
        }
    }
    if (count > 0) ++lines[count];
    return lines;
}

}  // namespace

CsvTable::CsvTable(std::unique_ptr<std::istream> stream, std::int64_t bytes)
    : text_(std::move(stream)), bytes_(bytes) {
    readSample();
    chooseSeparator();
}

void CsvTable::readSample() {
    while (sample_.size() < kSampleBytes) {
        const int byte = text_.next();
        if (byte < 0) break;
        sample_ += static_cast<char>(byte);
    }
}

// The separator of a table stands equally often in most of its lines; commas of sentences do not.
void CsvTable::chooseSeparator() {
    if (sample_.starts_with("sep=") && sample_.size() > 4) {
        separator_ = sample_[4];
        sampleAt_ = std::min(sample_.find('\n'), sample_.size() - 1) + 1;
        ++line_;
        return;
    }
    int best = 0;
    for (const char candidate : kSeparators)
        for (const auto& [count, lines] : countsOf(sample_, candidate))
            if (count * lines > best) {
                best = count * lines;
                separator_ = candidate;
            }
}

int CsvTable::take() {
    if (sampleAt_ < sample_.size()) return static_cast<unsigned char>(sample_[sampleAt_++]);
    return text_.next();
}

int CsvTable::look() {
    if (sampleAt_ < sample_.size()) return static_cast<unsigned char>(sample_[sampleAt_]);
    return text_.peek();
}

std::int64_t CsvTable::done() const {
    return text_.bytesRead();
}

/// After an opening quote, up to the closing one.
void CsvTable::takeQuoted(std::string& cell, std::string& problem) {
    for (;;) {
        const int byte = take();
        if (byte < 0) {
            problem = "dấu ngoặc kép không được đóng";
            return;
        }
        if (byte == '"') {
            if (look() != '"') return;
            static_cast<void>(take());
        } else if (byte == '\n') {
            ++line_;
        }
        if (cell.size() > limits::kTableRowBytes)
            throw TableError("dòng " + std::to_string(line_) +
                             ": ô dài quá mức, có lẽ thiếu một dấu ngoặc kép đóng");
        cell += static_cast<char>(byte);
    }
}

bool CsvTable::readRow(Row& row) {
    if (look() < 0) return false;
    row = {line_, {}, ""};
    std::string cell;
    std::size_t bytes = 0;
    for (;;) {
        const int byte = take();
        if (byte < 0 || byte == '\n') break;
        if (byte == '\r') {
            if (look() != '\n') break;  // as old Macs ended their lines
            continue;
        }
        // What goes beyond the limit is read and forgotten; limitRow() says so.
        if (++bytes > limits::kTableRowBytes + limits::kRegisterColumns) {
            row.problem = "dòng quá dài";
        } else if (byte == separator_) {
            row.cells.push_back(std::exchange(cell, {}));
        } else if (byte == '"' && cell.empty()) {
            takeQuoted(cell, row.problem);
            bytes += cell.size();
        } else {
            cell += static_cast<char>(byte);
        }
    }
    ++line_;
    row.cells.push_back(std::move(cell));
    for (const auto& each : row.cells)
        if (!domain::isValidUtf8(each)) row.problem = "chữ không phải UTF-8; hãy lưu lại tệp với mã UTF-8";
    limitRow(row);
    return true;
}

std::optional<Row> CsvTable::next() {
    Row row;
    while (readRow(row))
        if (!isBlank(row)) return row;
    return std::nullopt;
}

}  // namespace vanthu::tables
