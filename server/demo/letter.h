#pragma once

#include <string>
#include <vector>

#include "schemas/domain/time.h"

namespace vanthu::demo {

/// An issued document as it is written on paper, element by element (NĐ 30/2020, Phụ lục I).
struct Letter {
    std::vector<std::string> agencyAbove;  ///< lines of cơ quan chủ quản, upper case; none for a top agency
    std::string agency;                    ///< upper case
    std::string code;                      ///< "05/KH-SNV"
    std::string place;
    domain::Date date;
    std::string typeName;  ///< upper case; "" for a công văn
    std::string subject;
    std::vector<std::string> addressees;  ///< Kính gửi
    std::vector<std::string> paragraphs;
    std::string authority;  ///< "KT. GIÁM ĐỐC", "" when the head signs
    std::string position;   ///< upper case
    std::string signer;
    std::vector<std::string> receivers;  ///< Nơi nhận
};

/// "Bình Minh, ngày 05 tháng 02 năm 2018": day below 10 and months 1 and 2 carry a leading zero.
[[nodiscard]] std::string placeAndDate(const Letter& letter);

/// One page of A4 or more, Liberation Serif embedded. The bytes of the file.
[[nodiscard]] std::string toPdf(const Letter& letter);
/// A Word file without styles of its own. The bytes of the file.
[[nodiscard]] std::string toDocx(const Letter& letter);

}  // namespace vanthu::demo
