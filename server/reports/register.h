#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/document.h"
#include "server/reports/unit.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// The registers of NĐ 30/2020, Phụ lục IV.
enum class RegisterKind { incoming, outgoing, dispatch, followUp, loans };

}  // namespace vanthu::reports

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::reports::RegisterKind> = std::array{
    Word{reports::RegisterKind::incoming, "den", "Sổ đăng ký văn bản đến"},
    Word{reports::RegisterKind::outgoing, "di", "Sổ đăng ký văn bản đi"},
    Word{reports::RegisterKind::dispatch, "chuyen_giao", "Sổ gửi văn bản đi bưu điện"},
    Word{reports::RegisterKind::followUp, "theo_doi", "Sổ theo dõi giải quyết văn bản đến"},
    Word{reports::RegisterKind::loans, "ban_luu", "Sổ sử dụng bản lưu"},
};

namespace vanthu::reports {

/// One number of a book with all that any column may say about it. What nobody recorded stays empty and is
/// printed as paper to write on.
struct RegisterEntry {
    domain::RegistryNumber number;
    domain::Document document;  ///< empty for a voided number
    std::string typeName;       ///< "Kế hoạch"
    std::string series{};    ///< whose numbers are counted apart: "Quyết định"; "" for the common ones
    std::string voidReason;  ///< of a voided number
    std::string handler;     ///< đơn vị hoặc người nhận
    std::string keeper;      ///< đơn vị, người nhận bản lưu
    std::optional<domain::Date> sentDate;
    std::string progress;  ///< tiến độ giải quyết
    std::string replies;   ///< số, ký hiệu of what answered it
};

/// What the cover says, and the kind of the register.
struct RegisterCover {
    RegisterKind kind{RegisterKind::incoming};
    std::string parentOrganisation;  ///< cơ quan chủ quản trực tiếp, "" without one
    std::string organisation;
    Period period;              ///< of one year
    std::optional<int> volume;  ///< quyển số
    domain::Timestamp printedAt{};
};

struct Register {
    RegisterCover cover;
    std::vector<RegisterEntry> entries{};  ///< in the order of the book
};

/// One column of a form: its heading word by word as the decree has it.
struct RegisterColumn {
    std::string_view heading;
    double share;  ///< of the width of the page, of 100
    enum class Side { left, centre } side;
    std::string (*cell)(const RegisterEntry&);
};

struct RegisterForm {
    RegisterKind kind;
    domain::Direction direction;  ///< of the books that it is printed from
    std::string_view title;       ///< on the cover, upper case
    bool numbersOnCover;          ///< "Từ số … đến số …"
    std::vector<RegisterColumn> columns;
};

[[nodiscard]] const RegisterForm& formOf(RegisterKind kind);

/// The lowest and the highest number of the lines, for the cover; "" without lines.
[[nodiscard]] std::string firstNumber(const Register& book);
[[nodiscard]] std::string lastNumber(const Register& book);
/// "05", "12a": below 10 with a leading zero, as Điều 15 prints numbers.
[[nodiscard]] std::string printed(const domain::RegistryNumber& number);

/// A4 landscape: a cover, then the lines with the head on every page; without entries a page of blank lines.
/// Throws Error{internal} when the fonts are not installed.
[[nodiscard]] std::string toPdf(const Register& book);
/// Two sheets, the cover and the lines. Every cell is text: a spreadsheet runs none of it as a formula.
[[nodiscard]] std::string toXlsx(const Register& book);
/// A4 landscape: the cover, then the lines with the head on every page.
[[nodiscard]] std::string toDocx(const Register& book);
/// RFC 4180 in UTF-8 with a byte order mark; what a spreadsheet would take for a formula begins with "'".
[[nodiscard]] std::string toCsv(const Register& book);
/// Documented in schemas/api/openapi.yaml as `Register`.
[[nodiscard]] std::string toJson(const Register& book);

}  // namespace vanthu::reports
