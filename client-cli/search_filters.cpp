#include "client-cli/search_filters.h"

#include <algorithm>

namespace vanthu::cli {

std::vector<Option> searchFilters() {
    return {
        {.name = "--direction",
         .kind = ValueKind::choice,
         .value = "CHIỀU",
         .help = "Đến, đi hay lưu trữ",
         .choices = {"incoming", "outgoing", "archived"}},
        {.name = "--from", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày văn bản từ"},
        {.name = "--to", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày văn bản đến hết"},
        {.name = "--book", .kind = ValueKind::integer, .value = "SỔ", .help = "Mã số của sổ"},
        {.name = "--type", .value = "LOẠI", .help = "Mã loại văn bản"},
        {.name = "--issuer", .value = "TÊN", .help = "Từ trong tên cơ quan ban hành"},
        {.name = "--issuer-exact", .value = "TÊN", .help = "Cả tên cơ quan ban hành, viết tắt cũng được"},
        {.name = "--unit", .value = "ĐƠN_VỊ", .help = "Đơn vị quản lý, mã hoặc mã định danh"},
        {.name = "--year", .kind = ValueKind::integer, .value = "NĂM", .help = "Năm của văn bản"},
        {.name = "--sort",
         .kind = ValueKind::choice,
         .value = "THỨ_TỰ",
         .help = "Sắp xếp",
         .choices = {"relevance", "newest", "oldest", "registered"}},
    };
}

std::string parameterOf(const Option& option) {
    std::string name(option.name.substr(2));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::vector<std::pair<std::string, std::string>> searchAsked(const Arguments& arguments) {
    std::string words;
    for (const auto& word : arguments.list("QUERY"))
        words += (words.empty() ? "" : " ") + word;
    std::vector<std::pair<std::string, std::string>> asked{{"q", words}};
    for (const auto& filter : searchFilters())
        asked.emplace_back(parameterOf(filter), arguments.text(filter.name));
    return asked;
}

}  // namespace vanthu::cli
