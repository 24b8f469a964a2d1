#pragma once

#include "tests/reports/sample_reports.h"

#include <array>
#include <string_view>

namespace vanthu::tests {

/// A row of the province of 2018: what a unit issued, how much of it was entered with its file, what it had
/// to exchange and did.
struct UnitOf2018 {
    std::string_view name;
    reports::UnitGroup group;
    int issued, complete, incoming;
    int due, served;
};

/// The province of the article at the end of 2018: 27 units that signed, 21 of them counted, 17 at 99 % or
/// more, some at 90 % or more of interconnection. The names are of the kind that a province has.
inline constexpr auto kUnitsOf2018 = [] {
    using enum reports::UnitGroup;
    return std::array{
        UnitOf2018{"Văn phòng Ủy ban nhân dân tỉnh", province, 8412, 8412, 21904, 7903, 7611},
        UnitOf2018{"Ban Quản lý các khu công nghiệp", departments, 1204, 1201, 2210, 861, 790},
        UnitOf2018{"Sở Công Thương", departments, 3127, 3110, 6120, 2544, 2101},
        UnitOf2018{"Sở Giao thông vận tải", departments, 2891, 2871, 5630, 2120, 1822},
        UnitOf2018{"Sở Giáo dục và Đào tạo", departments, 3560, 3559, 7018, 2990, 2704},
        UnitOf2018{"Sở Kế hoạch và Đầu tư", departments, 4211, 4190, 9120, 3801, 3440},
        UnitOf2018{"Sở Khoa học và Công nghệ", departments, 1876, 1876, 3605, 1430, 1402},
        UnitOf2018{"Sở Lao động - Thương binh và Xã hội", departments, 3904, 3861, 8033, 3011, 2230},
        UnitOf2018{"Sở Nội vụ", departments, 5120, 5115, 9811, 4410, 4201},
        UnitOf2018{"Sở Nông nghiệp và Phát triển nông thôn", departments, 4477, 4402, 8544, 3390, 2711},
        UnitOf2018{"Sở Tài chính", departments, 5302, 5290, 10215, 4622, 4190},
        UnitOf2018{"Sở Tài nguyên và Môi trường", departments, 6230, 6110, 12030, 5230, 4204},
        UnitOf2018{"Sở Thông tin và Truyền thông", departments, 2209, 2209, 4190, 1870, 1862},
        UnitOf2018{"Sở Tư pháp", departments, 2745, 2742, 5102, 2277, 2090},
        UnitOf2018{"Sở Văn hóa, Thể thao và Du lịch", departments, 3018, 2996, 5977, 2466, 2015},
        UnitOf2018{"Sở Xây dựng", departments, 3391, 3361, 6702, 2801, 2303},
        UnitOf2018{"Sở Y tế", departments, 4038, 3990, 8120, 3099, 2410},
        UnitOf2018{"Thanh tra tỉnh", departments, 1507, 1495, 2711, 1122, 931},
        UnitOf2018{"Ban Dân tộc", departments, 0, 0, 0, 0, 0},
        UnitOf2018{"Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn",
                   departments, 0, 0, 0, 0, 0},
        UnitOf2018{"Ủy ban nhân dân thành phố", districts, 7120, 7060, 15044, 5900, 5011},
        UnitOf2018{"Ủy ban nhân dân huyện Bình Đại", districts, 0, 0, 0, 0, 0},
        UnitOf2018{"Ủy ban nhân dân huyện Giồng Trôm", districts, 0, 0, 0, 0, 0},
        UnitOf2018{"Ủy ban nhân dân huyện Mỏ Cày", districts, 5033, 4990, 11022, 4009, 3300},
        UnitOf2018{"Tỉnh đoàn", party, 1110, 1101, 1933, 640, 601},
        UnitOf2018{"Hội Liên hiệp Phụ nữ tỉnh", party, 0, 0, 0, 0, 0},
        UnitOf2018{"Đài Phát thanh và Truyền hình", publicUnits, 0, 0, 0, 0, 0},
    };
}();

inline std::vector<reports::Unit> unitsOf2018() {
    std::vector<reports::Unit> units;
    for (const auto& unit : kUnitsOf2018)
        units.push_back({{static_cast<std::int64_t>(units.size()) + 1}, std::string(unit.name), unit.group});
    return units;
}

inline reports::EntryReport entryOf2018() {
    std::vector<domain::EntryCounts> counts;
    for (std::int64_t id = 1; const auto& unit : kUnitsOf2018) {
        // Of what is missing a third stands in the book without its file.
        const int listed = (unit.issued - unit.complete) / 3;
        auto sent = outgoing(id, unit.complete + listed, unit.issued - unit.complete - listed);
        sent.enteredWithFile = unit.complete;
        sent.enteredOnTime = unit.complete - unit.complete / 40;
        auto received = outgoing(id++, unit.incoming, 0);
        received.direction = domain::Direction::incoming;
        received.enteredWithFile = unit.incoming - unit.incoming / 9;
        received.enteredElectronic = unit.incoming * 2 / 5;
        counts.push_back(sent);
        counts.push_back(received);
    }
    return reports::entryReport(heading2018(), unitsOf2018(), counts);
}

inline reports::InterconnectionReport interconnectionOf2018() {
    std::vector<domain::ExchangeCounts> counts;
    for (std::int64_t id = 1; const auto& unit : kUnitsOf2018)
        counts.push_back({.organisation = {id++},
                          .documentsDue = unit.due,
                          .documentsServedAll = unit.served,
                          .documentsServedAny = unit.served + (unit.due - unit.served) / 2,
                          .deliveriesDue = 3 * unit.due,
                          .deliveriesServed = 3 * unit.served + (unit.due - unit.served) / 2,
                          .documentsServedSigned = unit.served / 3,
                          .documentsServedOnPaper = unit.served / 5,
                          .agencies = 4 * unit.due,
                          .agenciesServed = 3 * unit.served,
                          .fromAgencies = unit.incoming,
                          .fromAgenciesElectronic = unit.incoming / 2,
                          .issuedWithFile = unit.complete,
                          .signedByPerson = unit.complete / 4,
                          .signedByAgency = unit.complete / 2,
                          .signedByBoth = unit.complete / 5,
                          .arrived = unit.incoming / 2,
                          .acceptedSameDay = unit.incoming / 3,
                          .refused = unit.incoming / 300,
                          .recalled = unit.incoming / 900});
    return reports::interconnectionReport(heading2018(), unitsOf2018(), counts);
}

}  // namespace vanthu::tests
