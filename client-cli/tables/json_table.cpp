#include "client-cli/tables/json_table.h"

#include "client-cli/tables/row_limits.h"
#include "schemas/domain/text.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::tables {
namespace {

constexpr std::size_t kNamingRecords = 200;

/// A member's value as text; false for what is no text, number, truth or list of them.
bool textOf(const Poco::Dynamic::Var& value, std::string& text) {
    if (value.isEmpty()) return true;
    if (value.isString() || value.isNumeric() || value.isBoolean()) {
        text = value.convert<std::string>();
        return true;
    }
    if (value.type() != typeid(Poco::JSON::Array::Ptr)) return false;
    for (const auto& item : *value.extract<Poco::JSON::Array::Ptr>()) {
        if (!item.isString()) return false;
        text += (text.empty() ? "" : "; ") + item.extract<std::string>();
    }
    return true;
}

}  // namespace

JsonTable::JsonTable(std::unique_ptr<std::istream> stream, std::int64_t bytes)
    : stream_(std::move(stream)), bytes_(bytes) {
    Row head;
    while (records_.size() < kNamingRecords) {
        auto record = readRecord();
        if (!record) break;
        for (const auto& [name, value] : record->members)
            if (columns_.emplace(name, columns_.size()).second) head.cells.push_back(name);
        records_.push_back(std::move(*record));
    }
    if (head.cells.empty()) return;
    head.line = records_.front().line;
    limitRow(head);
    if (!head.problem.empty()) throw TableError(head.problem);
    ready_.push_back(std::move(head));
}

bool JsonTable::readLine(std::string& text, std::string& problem) {
    text.clear();
    ++line_;
    auto* buffer = stream_->rdbuf();
    for (bool any = false;; any = true) {
        const int byte = buffer->sbumpc();
        if (byte == std::char_traits<char>::eof()) return any;
        ++done_;
        if (byte == '\n') return true;
        if (text.size() > limits::kTableRowBytes)
            problem = "dòng quá dài";
        else
            text += static_cast<char>(byte);
    }
}

std::optional<JsonTable::Record> JsonTable::readRecord() {
    std::string text;
    Record record;
    do
        if (!readLine(text, record.problem)) return std::nullopt;
    while (text.find_first_not_of(" \t\r") == std::string::npos);
    record.line = line_;
    if (line_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (!record.problem.empty()) return record;
    if (!domain::isValidUtf8(text)) {
        record.problem = "chữ không phải UTF-8";
        return record;
    }
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(limits::kJsonDepth);
        const auto value = parser.parse(text);
        if (value.type() != typeid(Poco::JSON::Object::Ptr)) {
            record.problem = "không phải một đối tượng JSON";
            return record;
        }
        for (const auto& [name, member] : *value.extract<Poco::JSON::Object::Ptr>()) {
            std::string read;
            if (!textOf(member, read)) record.problem = "giá trị của " + name + " phải là chữ hoặc số";
            if (!domain::isValidUtf8(name + read)) record.problem = "ký tự không đọc được";
            record.members.emplace_back(name, std::move(read));
        }
    } catch (const Poco::Exception&) {
        record.problem = "JSON không đọc được";
    }
    return record;
}

Row JsonTable::rowOf(Record record) const {
    Row row{record.line, {}, std::move(record.problem)};
    for (auto& [name, value] : record.members) {
        const auto column = columns_.find(name);
        if (column == columns_.end()) {
            if (!value.empty()) row.problem = "trường " + name + " không có ở các dòng đầu tệp";
            continue;
        }
        if (row.cells.size() <= column->second) row.cells.resize(column->second + 1);
        row.cells[column->second] = std::move(value);
    }
    limitRow(row);
    return row;
}

std::optional<Row> JsonTable::next() {
    for (;;) {
        if (!ready_.empty()) {
            auto row = std::move(ready_.front());
            ready_.pop_front();
            return row;
        }
        std::optional<Record> record;
        if (records_.empty()) {
            record = readRecord();
        } else {
            record = std::move(records_.front());
            records_.pop_front();
        }
        if (!record) return std::nullopt;
        auto row = rowOf(std::move(*record));
        if (!isBlank(row)) return row;
    }
}

}  // namespace vanthu::tables
