#include "storage/sql.h"

#include <bit>

namespace vanthu::storage {

void execute(WriteTransaction& transaction, std::string_view sql,
             std::initializer_list<Parameter> parameters) {
    execute(transaction, sql, Parameters{parameters.begin(), parameters.size()});
}

void execute(WriteTransaction& transaction, std::string_view sql, Parameters parameters) {
    sessionOf(transaction).post(sql, parameters);
}

std::int64_t changedRows(WriteTransaction& transaction, std::string_view sql,
                         std::initializer_list<Parameter> parameters) {
    return sessionOf(transaction).run(sql, {parameters.begin(), parameters.size()}, {});
}

void forEachRow(ReadTransaction& transaction, std::string_view sql, Parameters parameters,
                const RowVisitor& visit) {
    sessionOf(transaction).run(sql, parameters, visit);
}

void forEachRow(ReadTransaction& transaction, std::string_view sql,
                std::initializer_list<Parameter> parameters, const RowVisitor& visit) {
    sessionOf(transaction).run(sql, {parameters.begin(), parameters.size()}, visit);
}

std::optional<std::int64_t> firstInteger(ReadTransaction& transaction, std::string_view sql,
                                         std::initializer_list<Parameter> parameters) {
    return firstRow(transaction, sql, parameters, [](const Row& row) { return row.integer(0); });
}

std::string inList(const std::vector<std::int64_t>& values, std::vector<Parameter>& parameters) {
    std::string text;
    const auto padded = std::bit_ceil(values.size());
    for (std::size_t i = 0; i < padded; ++i) {
        if (i > 0) text += ", ";
        text += placeholder(i < values.size() ? values[i] : values.back(), parameters);
    }
    return text;
}

std::string placeholder(const Parameter& value, std::vector<Parameter>& parameters) {
    parameters.push_back(value);
    return "$" + std::to_string(parameters.size());
}

std::string likeText(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '!') escaped += '!';
        escaped += letter;
    }
    return escaped;
}

}  // namespace vanthu::storage
