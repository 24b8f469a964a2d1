#include "server/http/query_reader.h"

#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/http/problem.h"

#include <charconv>

namespace vanthu::http {
namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0) throw RequestFault(Fault::brokenQuery);
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!domain::isValidUtf8(plain)) throw RequestFault(Fault::brokenQuery);
    return plain;
}

}  // namespace

QueryReader::QueryReader(std::string_view query) {
    while (!query.empty()) {
        const auto ampersand = query.find('&');
        const auto pair = query.substr(0, ampersand);
        query = ampersand == std::string_view::npos ? std::string_view{} : query.substr(ampersand + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        const auto name = decoded(pair.substr(0, equals));
        const auto value =
            equals == std::string_view::npos ? std::string{} : decoded(pair.substr(equals + 1));
        if (!values_.emplace(name, value).second) note(name, "repeated", "Chỉ nêu một lần.");
    }
}

void QueryReader::note(const std::string& name, const std::string& code, const std::string& message) {
    violations_.push_back({name, code, message});
}

std::string QueryReader::text(const std::string& name, std::size_t maximum) {
    known_.insert(name);
    const auto found = values_.find(name);
    if (found == values_.end()) return {};
    if (domain::codePoints(found->second) > maximum) {
        note(name, "too_long", "Tối đa " + std::to_string(maximum) + " ký tự.");
        return {};
    }
    return found->second;
}

std::optional<std::int64_t> QueryReader::integer(const std::string& name, std::int64_t minimum,
                                                 std::int64_t maximum) {
    const auto given = text(name, 64);
    if (given.empty()) return std::nullopt;
    std::int64_t number = 0;
    const auto parsed = std::from_chars(given.data(), given.data() + given.size(), number);
    if (parsed.ec == std::errc{} && parsed.ptr == given.data() + given.size() && number >= minimum &&
        number <= maximum)
        return number;
    note(name, "out_of_range",
         "Cần một số nguyên từ " + std::to_string(minimum) + " đến " + std::to_string(maximum) + ".");
    return std::nullopt;
}

std::vector<std::int64_t> QueryReader::integers(const std::string& name, std::size_t maximum) {
    constexpr std::size_t kDigits = 20;
    const auto given = text(name, maximum * kDigits);
    std::vector<std::int64_t> numbers;
    const char* at = given.data();
    const char* const end = at + given.size();
    while (at != end) {
        std::int64_t number = 0;
        const auto parsed = std::from_chars(at, end, number);
        const bool isLast = parsed.ptr == end;
        if (parsed.ec != std::errc{} || number < 1 || numbers.size() == maximum ||
            (!isLast && (*parsed.ptr != ',' || parsed.ptr + 1 == end))) {
            note(name, "not_ids", "Cần nhiều nhất " + std::to_string(maximum) + " mã số, dạng 3,5,8.");
            return {};
        }
        numbers.push_back(number);
        at = isLast ? end : parsed.ptr + 1;
    }
    return numbers;
}

bool QueryReader::flag(const std::string& name) {
    const auto given = text(name, 64);
    if (!given.empty() && given != "true" && given != "false")
        note(name, "not_a_flag", "Cần true hoặc false.");
    return given == "true";
}

std::optional<domain::Date> QueryReader::date(const std::string& name) {
    const auto given = text(name, 64);
    if (given.empty()) return std::nullopt;
    const auto day = domain::parseIsoDate(given);
    if (!day) note(name, "not_a_date", "Ngày không hợp lệ; viết dạng 2018-09-28.");
    return day;
}

domain::Date QueryReader::requiredDate(const std::string& name) {
    const auto day = date(name);
    if (!day && text(name, 64).empty()) note(name, "required", "Bắt buộc nhập, dạng 2018-09-28.");
    return day.value_or(domain::Date{});
}

void QueryReader::finish() {
    for (const auto& [name, value] : values_)
        if (!known_.contains(name))
            note(name, "unknown_parameter", "Không có tham số này; xem /api/openapi.yaml.");
    app::Checks checks;
    checks.add(std::move(violations_));
    checks.finish();
}

}  // namespace vanthu::http
