#pragma once

#include "server/http/json_reader.h"

#include <functional>
#include <string>
#include <vector>

namespace vanthu::http {

/// Reads the members of one line's object; what is wrong goes into the violations.
template <class Record>
using ReadRecord = std::function<Record(JsonFields& fields, Violations& violations)>;

/// Lines of newline-delimited JSON without their ends; empty ones are left out. Throws
/// Refused{batchTooLong} for more than `most`.
[[nodiscard]] std::vector<std::string> recordLines(const std::string& body, std::size_t most);

/// Calls `read` with the object of the line and returns all that is wrong with the line.
[[nodiscard]] Violations readRecordLine(
    const std::string& line, const std::function<void(JsonFields& fields, Violations& violations)>& read);

/// The records of a body, in its order. A line that cannot be read is a record with violations, not a failed
/// import.
template <class Record>
[[nodiscard]] std::vector<Record> recordsOf(const std::string& body, std::size_t most,
                                            const ReadRecord<Record>& read) {
    std::vector<Record> records;
    for (const auto& line : recordLines(body, most)) {
        Record record;
        auto violations = readRecordLine(
            line, [&](JsonFields& fields, Violations& found) { record = read(fields, found); });
        record.violations = std::move(violations);
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace vanthu::http
