#include "server/app/page_cursor.h"

#include "schemas/domain/error.h"
#include "storage/digest.h"

#include <charconv>

namespace vanthu::app {
namespace {

// "<place, hexadecimal>.<16 digits of the hash of query and place>"
std::string checkDigits(const std::string& place, const std::string& query) {
    return storage::hex(storage::sha256(query + '\n' + place)).substr(0, 16);
}

}  // namespace

std::string makeCursor(std::int64_t before, const std::string& query) {
    char digits[17];
    const auto end = std::to_chars(digits, digits + sizeof digits, before, 16).ptr;
    const std::string place(digits, end);
    return place + '.' + checkDigits(place, query);
}

std::optional<std::int64_t> readCursor(const std::string& cursor, const std::string& query,
                                       const std::string& field) {
    if (cursor.empty()) return std::nullopt;
    const auto dot = cursor.find('.');
    const auto place = cursor.substr(0, dot);
    std::int64_t before = 0;
    const auto parsed = std::from_chars(place.data(), place.data() + place.size(), before, 16);
    if (dot == std::string::npos || parsed.ec != std::errc{} || parsed.ptr != place.data() + place.size() ||
        cursor.substr(dot + 1) != checkDigits(place, query))
        throw Error(ErrorCode::invalidInput, "a cursor of another query",
                    {{field, "bad_cursor", "Dấu trang không thuộc truy vấn này; tải lại từ trang đầu."}});
    return before;
}

}  // namespace vanthu::app
