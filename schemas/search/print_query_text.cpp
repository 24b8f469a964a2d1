#include "schemas/search/query_text.h"

namespace vanthu::search {
namespace {

std::string joined(const QueryWords& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty()       ? ""
                 : word.startsGroup ? " | "
                                    : " ") +
                word.written + (word.isPrefix ? "*" : "");
    return text;
}

std::string listed(const std::vector<std::string>& values, const char* between) {
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : between) + value;
    return text;
}

std::string print(const PhraseCondition& phrase) {
    return "cụm từ “" + joined(phrase.words) + "”";
}

std::string print(const NearCondition& near) {
    std::string text;
    for (const auto& part : near.parts)
        text += (text.empty() ? "“" : ", “") + joined(part) + "”";
    return text + " cách nhau không quá " + std::to_string(near.distance) + " tiếng";
}

std::string print(const CodeCondition& code) {
    return "số, ký hiệu có " + listed(code.parts, ", ");
}

std::string print(const DateCondition& date) {
    const std::string label = date.slot == 1 ? "ngày đến " : "ngày văn bản ";
    const std::string where = date.words.empty() ? "" : ", hoặc “" + joined(date.words) + "” trong nội dung";
    if (date.range.from == date.range.to) return label + date.range.from.vietnamese() + where;
    return label + "từ " + date.range.from.vietnamese() + " đến " + date.range.to.vietnamese() + where;
}

std::string print(const FieldCondition& field) {
    return std::string(field.label) + (field.isPhrase ? " có cụm từ “" : " có các từ “") +
           joined(field.words) + "”";
}

std::string print(const TypeCondition& type) {
    return "loại " + listed(type.codes, " hoặc ");
}

}  // namespace

std::string printQueryText(const QueryText& query) {
    std::string text;
    if (!query.words.empty())
        text += std::string(query.isQuestion() ? "câu hỏi, đủ phần lớn các từ: " : "đủ các từ: ") +
                joined(query.words) + "\n";
    for (const auto& clause : query.clauses) {
        text += clause.isExcluded ? "trừ: " : query.onlyRanks(clause) ? "ưu tiên: " : "phải có: ";
        text += std::visit([](const auto& condition) { return print(condition); }, clause.condition) + "\n";
    }
    return text;
}

}  // namespace vanthu::search
