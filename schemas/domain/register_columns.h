#pragma once

#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::domain {

/// What a column of an office's own register tells (NĐ 30/2020 Phụ lục IV, and what offices add to it).
enum class RegisterField {
    registryNumber,
    arrivalDate,
    issuerName,
    code,
    notation,
    issuedDate,
    type,
    subject,
    typeAndSubject,
    signer,
    signerPosition,
    receivers,
    toPlaces,
    paperPlace,
    copyCount,
    pageCount,
    dueDate,
    urgency,
    secrecy,
    note,
    file,
    ignored,
};
template <>
inline constexpr auto kWords<RegisterField> = std::array{
    Word{RegisterField::registryNumber, "registry_number", "Số đến (số đi)"},
    Word{RegisterField::arrivalDate, "arrival_date", "Ngày đến"},
    Word{RegisterField::issuerName, "issuer_name", "Tác giả"},
    Word{RegisterField::code, "code", "Số, ký hiệu văn bản"},
    Word{RegisterField::notation, "notation", "Ký hiệu"},
    Word{RegisterField::issuedDate, "issued_date", "Ngày tháng văn bản"},
    Word{RegisterField::type, "type", "Tên loại"},
    Word{RegisterField::subject, "subject", "Trích yếu"},
    Word{RegisterField::typeAndSubject, "type_and_subject", "Tên loại và trích yếu nội dung văn bản"},
    Word{RegisterField::signer, "signer", "Người ký"},
    Word{RegisterField::signerPosition, "signer_position", "Chức vụ người ký"},
    Word{RegisterField::receivers, "receivers", "Nơi nhận văn bản"},
    Word{RegisterField::toPlaces, "to_places", "Đơn vị hoặc người nhận"},
    Word{RegisterField::paperPlace, "paper_place", "Đơn vị, người nhận bản lưu"},
    Word{RegisterField::copyCount, "copy_count", "Số lượng bản"},
    Word{RegisterField::pageCount, "page_count", "Số trang"},
    Word{RegisterField::dueDate, "due_date", "Thời hạn giải quyết"},
    Word{RegisterField::urgency, "urgency", "Độ khẩn"},
    Word{RegisterField::secrecy, "secrecy", "Độ mật"},
    Word{RegisterField::note, "note", "Ghi chú"},
    Word{RegisterField::file, "file", "Tệp"},
    Word{RegisterField::ignored, "ignored", "Không nhập"},
};

/// A heading that someone named by hand.
struct NamedColumn {
    std::string heading;
    RegisterField field{RegisterField::ignored};
};

/// A column of the file, from 0.
struct RegisterColumnFound {
    std::size_t column{0};
    std::string heading;
    std::optional<RegisterField> field;  ///< none: not understood, so not taken
};

/// Where the head of a register stands among the first rows of a file, and what its columns tell.
struct RegisterHead {
    std::size_t firstRow{0};  ///< of the lines below the head
    std::vector<RegisterColumnFound> columns;
    std::vector<RegisterField> missing;  ///< without which no line can be taken

    [[nodiscard]] bool found() const { return firstRow > 0; }
};

/// Finds the row, or the two rows of a head with merged cells, whose headings are best understood; titles may
/// stand above it and a row "(1) (2) (3)" below. Headings are compared without accents, case and marks. A
/// field is given to the first column that tells it.
[[nodiscard]] RegisterHead findRegisterHead(const std::vector<std::vector<std::string>>& rows,
                                            Direction direction, const std::vector<NamedColumn>& named);

/// The day that a register writes: every spelling of parseAnyDate, with two digits for the year, without it
/// ("5/1": the year of the book), and with a time of day behind it, which is dropped.
[[nodiscard]] std::optional<Date> parseRegisterDay(std::string_view text, int year);

}  // namespace vanthu::domain
