#include "schemas/domain/register_columns.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace vanthu::domain {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A heading as keyOf() makes it, and what it tells in the register of each direction.
struct Heading {
    std::string_view key;
    RegisterField incoming;
    RegisterField outgoing;

    [[nodiscard]] RegisterField in(Direction direction) const {
        return direction == Direction::incoming ? incoming : outgoing;
    }
};

constexpr Heading both(std::string_view key, RegisterField field) {
    return {key, field, field};
}

// The headings of Phụ lục IV first, then how offices shorten them.
constexpr auto kHeadings = [] {
    using enum RegisterField;
    return std::array{
        both("ngay den", arrivalDate),
        both("ngay nhan", arrivalDate),
        Heading{"so den", registryNumber, ignored},
        Heading{"so thu tu den", registryNumber, ignored},
        both("so di", registryNumber),
        both("so dang ky", registryNumber),
        both("tac gia", issuerName),
        both("co quan ban hanh", issuerName),
        both("ten co quan ban hanh", issuerName),
        both("noi ban hanh", issuerName),
        both("co quan gui", issuerName),
        both("noi gui", issuerName),
        both("noi gui den", issuerName),
        both("so ky hieu", code),
        both("skh", code),
        Heading{"so", registryNumber, code},
        both("ky hieu", notation),
        both("ngay thang", issuedDate),
        both("ngay thang nam", issuedDate),
        both("ngay", issuedDate),
        both("ngay ban hanh", issuedDate),
        both("ngay ky", issuedDate),
        both("ten loai trich yeu noi dung", typeAndSubject),
        both("ten loai trich yeu", typeAndSubject),
        both("loai trich yeu", typeAndSubject),
        both("ten loai", type),
        both("loai", type),
        both("hinh thuc", type),
        both("trich yeu", subject),
        both("trich yeu noi dung", subject),
        both("noi dung", subject),
        both("nguoi ky", signer),
        both("chuc vu", signerPosition),
        both("chuc vu nguoi ky", signerPosition),
        Heading{"noi nhan", toPlaces, receivers},
        Heading{"noi nhan di", ignored, receivers},
        Heading{"don vi hoac nguoi nhan", toPlaces, receivers},
        Heading{"don vi nguoi nhan", toPlaces, receivers},
        Heading{"nguoi nhan", toPlaces, receivers},
        Heading{"don vi xu ly", toPlaces, ignored},
        Heading{"noi nhan ban luu", paperPlace, paperPlace},
        both("don vi nguoi nhan ban luu", paperPlace),
        both("nguoi nhan ban luu", paperPlace),
        both("don vi luu", paperPlace),
        both("noi luu", paperPlace),
        both("so luong ban", copyCount),
        both("so luong", copyCount),
        both("so ban", copyCount),
        both("so trang", pageCount),
        both("so to", ignored),
        both("thoi han giai quyet", dueDate),
        both("han giai quyet", dueDate),
        both("han xu ly", dueDate),
        both("han tra loi", dueDate),
        both("do khan", urgency),
        both("muc do khan", urgency),
        both("do mat", secrecy),
        both("muc do mat", secrecy),
        both("ghi chu", note),
        both("tep", file),
        both("file", file),
        both("tep dinh kem", file),
        both("duong dan tep", file),
        both("ngay chuyen", ignored),
        both("ky nhan", ignored),
        both("stt", ignored),
        both("so tt", ignored),
        both("tt", ignored),
        both("so thu tu", ignored),
    };
}();

/// Without accents, case and marks, and without the words that say nothing: "Số, ký hiệu văn bản" → "so ky
/// hieu".
std::string keyOf(std::string_view heading) {
    std::string plain;
    for (const char c : folded(normalised(heading)))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            plain += c;
        else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
    plain = ' ' + plain + (plain.ends_with(' ') ? "" : " ");
    for (const std::string_view empty : {" van ban ", " vb ", " va ", " cua "})
        for (auto at = plain.find(empty); at != std::string::npos; at = plain.find(empty))
            plain.replace(at, empty.size(), " ");
    const auto begin = plain.find_first_not_of(' ');
    return begin == std::string::npos ? "" : plain.substr(begin, plain.find_last_not_of(' ') - begin + 1);
}

/// Reads heads of one direction, with the columns that were named by hand.
class HeadReader {
  public:
    HeadReader(Direction direction, const std::vector<NamedColumn>& named) : direction_(direction) {
        for (const auto& column : named)
            named_[keyOf(column.heading)] = column.field;
    }

    [[nodiscard]] std::optional<RegisterField> fieldOf(const std::string& heading) const {
        const auto key = keyOf(heading);
        if (key.empty()) return std::nullopt;
        if (const auto own = named_.find(key); own != named_.end()) return own->second;
        const auto* known = std::find_if(kHeadings.begin(), kHeadings.end(),
                                         [&](const Heading& each) { return each.key == key; });
        if (known == kHeadings.end()) {
            for (const auto& word : kWords<RegisterField>)
                if (word.code == heading) return word.value;
            return std::nullopt;
        }
        return known->in(direction_);
    }

    /// The columns of a head of one row, or of two: below a merged cell the lower heading counts, alone or
    /// behind the upper one.
    [[nodiscard]] std::vector<RegisterColumnFound> columnsOf(const Rows& rows, std::size_t first,
                                                             std::size_t count) const {
        std::vector<RegisterColumnFound> columns;
        std::set<RegisterField> told;
        std::string band;
        const auto width =
            count == 1 ? rows[first].size() : std::max(rows[first].size(), rows[first + 1].size());
        for (std::size_t i = 0; i < width; ++i) {
            const auto upper = cell(rows[first], i);
            const auto lower = count == 1 ? std::string{} : cell(rows[first + 1], i);
            if (!upper.empty()) band = upper;
            RegisterColumnFound column{i, lower.empty() ? upper : lower, std::nullopt};
            if (!lower.empty()) {
                column.field = fieldOf(band + ' ' + lower);
                if (!column.field) column.field = fieldOf(lower);
            } else {
                column.field = fieldOf(upper);
            }
            if (column.heading.empty()) continue;
            if (column.field && *column.field != RegisterField::ignored && !told.insert(*column.field).second)
                column.field = RegisterField::ignored;
            columns.push_back(std::move(column));
        }
        return columns;
    }

    [[nodiscard]] std::vector<RegisterField> missingOf(
        const std::vector<RegisterColumnFound>& columns) const {
        using enum RegisterField;
        const auto has = [&](RegisterField field) {
            return std::any_of(columns.begin(), columns.end(),
                               [&](const auto& column) { return column.field == field; });
        };
        std::vector<RegisterField> missing;
        if (direction_ == Direction::incoming) {
            for (const auto field : {registryNumber, arrivalDate, issuerName})
                if (!has(field)) missing.push_back(field);
        } else {
            if (!has(code) && !has(registryNumber)) missing.push_back(code);
            if (!has(issuedDate)) missing.push_back(issuedDate);
            if (!has(signer)) missing.push_back(signer);
        }
        if (!has(subject) && !has(typeAndSubject)) missing.push_back(typeAndSubject);
        return missing;
    }

    static std::string cell(const std::vector<std::string>& row, std::size_t column) {
        return column < row.size() ? normalised(row[column]) : std::string{};
    }

  private:
    Direction direction_;
    std::map<std::string, RegisterField> named_;
};

std::size_t understood(const std::vector<RegisterColumnFound>& columns) {
    return static_cast<std::size_t>(std::count_if(
        columns.begin(), columns.end(), [](const auto& column) { return column.field.has_value(); }));
}

/// "(1) (2) (3)" or "1 2 3" below the headings.
bool numbersColumns(const std::vector<std::string>& row) {
    int next = 0;
    for (const auto& given : row) {
        auto text = normalised(given);
        if (text.empty()) continue;
        std::erase_if(text, [](char c) { return c == '(' || c == ')' || c == ' '; });
        if (text != std::to_string(next + 1)) return false;
        ++next;
    }
    return next >= 3;
}

}  // namespace

RegisterHead findRegisterHead(const Rows& rows, Direction direction, const std::vector<NamedColumn>& named) {
    const HeadReader reader(direction, named);
    RegisterHead head;
    std::size_t best = 1;  // one heading that is understood may be chance
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t count = 1; count <= 2 && row + count <= rows.size(); ++count) {
            auto columns = reader.columnsOf(rows, row, count);
            const auto score = understood(columns);
            if (score <= best) continue;
            best = score;
            head.firstRow = row + count;
            head.columns = std::move(columns);
        }
    if (!head.found()) return head;
    head.missing = reader.missingOf(head.columns);
    if (head.firstRow < rows.size() && numbersColumns(rows[head.firstRow])) ++head.firstRow;
    return head;
}

std::optional<Date> parseRegisterDay(std::string_view text, int year) {
    auto plain = normalised(text);
    // "2019-01-05 00:00:00", "05/01/2019 08:30", "2019-01-05T00:00:00"
    const auto time = plain.find_first_of(" T");
    if (time != std::string::npos && time >= 6 && plain.find(':', time) != std::string::npos)
        plain.resize(time);
    if (const auto day = parseAnyDate(plain)) return day;
    const auto mark = plain.find_first_of("/-.");
    if (mark == std::string::npos) return std::nullopt;
    const auto second = plain.find(plain[mark], mark + 1);
    const auto sign = std::string(1, plain[mark]);
    if (second == std::string::npos) return parseAnyDate(plain + sign + std::to_string(year));
    if (plain.size() != second + 3) return std::nullopt;
    const auto written = plain.substr(second + 1);
    if (written.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    // Two digits stand for the year of the book or one near it, never for one after it.
    const int century = year / 100 * 100;
    const int full = century + std::stoi(written);
    return parseAnyDate(plain.substr(0, second) + sign + std::to_string(full > year ? full - 100 : full));
}

}  // namespace vanthu::domain
