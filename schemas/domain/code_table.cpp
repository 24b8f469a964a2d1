#include "schemas/domain/code_table.h"

#include <algorithm>

#include "schemas/domain/error.h"
#include "vanthu_domain_embedded.h"

namespace vanthu::domain {
namespace {

std::vector<std::string> fieldsOf(std::string_view line) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0;;) {
        const std::size_t end = line.find('\t', begin);
        const std::string_view field = line.substr(begin, end - begin);
        fields.emplace_back(field == "-" ? std::string_view{} : field);
        if (end == std::string_view::npos) return fields;
        begin = end + 1;
    }
}

}  // namespace

std::vector<std::vector<std::string>> codeTable(std::string_view fileName, std::size_t columns) {
    std::vector<std::vector<std::string>> rows;
    std::string_view text = codes::embedded(fileName);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty() || line.starts_with('#')) continue;
        rows.push_back(fieldsOf(line));
        if (rows.back().size() != columns)
            throw Error(ErrorCode::internal,
                        std::string(fileName) + ": wrong number of fields in: " + std::string(line));
    }
    return rows;
}

}  // namespace vanthu::domain
