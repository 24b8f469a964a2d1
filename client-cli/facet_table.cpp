#include "client-cli/facet_table.h"

#include "client-cli/text_width.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFacets{{{"type", "Loại"},
                                                                                {"year", "Năm"},
                                                                                {"issuer", "Cơ quan"},
                                                                                {"direction", "Đến, đi"},
                                                                                {"book", "Sổ"},
                                                                                {"unit", "Đơn vị"}}};
constexpr std::int64_t kBarEighths = 20 * 8;  ///< of the longest bar

/// A bar in eighths of a column; what is there at all is seen.
std::string bar(std::int64_t value, std::int64_t highest) {
    constexpr std::array<std::string_view, 8> kPartial{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const auto eighths = std::max<std::int64_t>(value * kBarEighths / std::max<std::int64_t>(highest, 1), 1);
    std::string text;
    for (std::int64_t i = 0; i < eighths / 8; ++i)
        text += "█";
    return text.append(kPartial[static_cast<std::size_t>(eighths % 8)]);
}

/// "12", or "1.234.567".
std::string grouped(std::int64_t number) {
    auto digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

}  // namespace

Table facetTable(const Json& facets) {
    Table table({{"Đếm theo"}, {"Giá trị", Align::left, true}, {"Văn bản", Align::right}, {""}});
    for (const auto& [name, label] : kFacets) {
        const auto& facet = facets[name];
        std::int64_t highest = 0;
        for (const auto& value : facet["values"].items())
            highest = std::max(highest, value["documents"].integer());
        std::string heading(label);
        const auto add = [&](const std::string& value, std::int64_t documents, const std::string& drawn) {
            table.addRow({std::exchange(heading, ""), printable(value), grouped(documents), drawn});
        };
        for (const auto& value : facet["values"].items()) {
            const auto code = value["value"].text(), known = value["label"].text();
            const auto documents = value["documents"].integer();
            const bool isNamed = known == code || name == "direction";
            add(isNamed ? known : code + "  " + known, documents, bar(documents, highest));
        }
        if (const auto rest = facet["rest"].integer(); rest > 0) add("(khác)", rest, "");
        if (const auto without = facet["without"].integer(); without > 0) add("(không có)", without, "");
    }
    return table;
}

}  // namespace vanthu::cli
