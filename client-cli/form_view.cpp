#include "client-cli/form_view.h"

#include "client-cli/text_width.h"

#include <string_view>

namespace vanthu::cli {
namespace {

/// Enough of a line to find it by.
constexpr std::size_t kWhereWidth = 60;

}  // namespace

std::string placeInLaw(const std::string& source) {
    constexpr std::string_view kDecree = "NĐ 30/2020/NĐ-CP, ";
    return source.starts_with(kDecree) ? source.substr(kDecree.size()) : source;
}

void printFormCheck(Output& output, const Json& result) {
    Table table({{"Trang", Align::right},
                 {"Mức"},
                 {"Thành phần"},
                 {"Yêu cầu"},
                 {"Trong tệp"},
                 {"Tại", Align::left, true},
                 {"NĐ 30/2020", Align::left, true}});
    for (const auto& finding : result["findings"].items())
        table.addRow({finding["page"].text(), finding["severity_label"].text(), finding["label"].text(),
                      finding["expected"].text(), finding["found"].text(),
                      shortened(finding["where"].text(), kWhereWidth), placeInLaw(finding["source"].text())});
    if (!table.empty()) output.table(table);
    if (!result["checked"].truth()) return output.remark("Chưa kiểm tra được: " + result["reason"].text());
    if (table.empty())
        output.line("Không thấy sai thể thức.");
    else
        output.line(result["errors"].text() + " lỗi, " + result["warnings"].text() + " cảnh báo.");
    if (const auto reason = result["reason"].text(); !reason.empty()) output.remark(reason);
}

}  // namespace vanthu::cli
