#include "client-cli/help.h"

#include "client-cli/failure.h"
#include "client-cli/text_width.h"

#include <algorithm>
#include <numeric>

namespace vanthu::cli {
namespace {

constexpr std::size_t kWidth = 100;

std::string optionTitle(const Option& option) {
    std::string title;
    if (option.letter != 0) title = std::string("-") + option.letter + ", ";
    title += option.name;
    if (option.kind != ValueKind::flag && !option.isPositional()) title += " " + std::string(option.value);
    if (option.repeated) title += "…";
    return title;
}

std::string usageOf(const Option& option) {
    std::string part(option.name);
    if (option.kind != ValueKind::flag && !option.isPositional()) part += " " + std::string(option.value);
    return option.repeated ? part + "…" : part;
}

std::string optionHelp(const Option& option) {
    std::string text(option.help);
    if (!option.choices.empty()) {
        text += text.empty() ? "" : ": ";
        for (std::size_t i = 0; i < option.choices.size(); ++i)
            text += (i == 0 ? "" : ", ") + std::string(option.choices[i]);
    }
    if (option.required && !option.isPositional()) text += " (bắt buộc)";
    return text;
}

std::string listedEntries(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::size_t widest = 0;
    for (const auto& entry : entries)
        widest = std::max(widest, displayWidth(entry.first));
    std::string text;
    for (const auto& [title, help] : entries)
        text += "  " + padded(title, widest) + "  " + wrapped(help, kWidth - widest - 4, widest + 4) + "\n";
    return text;
}

std::string optionList(const std::vector<Option>& options) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& option : options)
        entries.emplace_back(optionTitle(option), optionHelp(option));
    return listedEntries(entries);
}

std::string commandList(std::string_view prefix) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& command : commandTable())
        if (command.name.starts_with(prefix))
            entries.emplace_back(std::string(command.name), std::string(command.summary));
    return listedEntries(entries);
}

std::string commandHelp(const Command& command) {
    std::string text = "vanthu " + std::string(command.name) + " – " + std::string(command.summary) + ".\n\n";
    text += "Cách dùng:\n  " + wrapped(usageLine(command), kWidth - 6, 6) + "\n";
    if (!command.options.empty()) text += "\nTham số:\n" + optionList(command.options);
    text += "\nTham số chung:\n" + optionList(globalOptions());
    if (!command.examples.empty()) text += "\nVí dụ:\n";
    for (const auto example : command.examples)
        text += "  " + std::string(example) + "\n";
    return text;
}

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string usageLine(const Command& command) {
    std::string line = "vanthu " + std::string(command.name);
    for (const auto& option : command.options)
        line += option.required ? " " + usageOf(option) : " [" + usageOf(option) + "]";
    return line;
}

std::string shortUsageLine(const Command& command) {
    std::string line = "vanthu " + std::string(command.name);
    for (const auto& option : command.options)
        if (option.required) line += " " + usageOf(option);
    return line;
}

std::string helpText(std::string_view topic) {
    if (topic.empty())
        return "vanthu – sổ văn bản điện tử trên dòng lệnh.\n\nCách dùng:\n  vanthu LỆNH [THAM "
               "SỐ…]\n\nLệnh:\n" +
               commandList("") + "\nTham số chung:\n" + optionList(globalOptions()) +
               "\nMã thoát: 0 thành công, 1 thất bại, 2 sai cách dùng.\n"
               "Xem thêm: vanthu LỆNH --help, vanthu help --man, vanthu completion bash.\n";
    for (const auto& command : commandTable())
        if (command.name == topic) return commandHelp(command);
    const std::string below = commandList(std::string(topic) + " ");
    if (below.empty()) throw usageFailure("không có lệnh " + std::string(topic), "xem: vanthu help");
    return "Lệnh:\n" + below + "\nXem thêm: vanthu LỆNH --help.\n";
}

std::string nearestCommand(std::string_view typed) {
    std::string nearest;
    std::size_t best = typed.size() / 3 + 2;  // further away is another word, not a slip
    for (const auto& command : commandTable()) {
        const std::string_view head = command.name.substr(0, command.name.find(' '));
        const std::size_t distance = editDistance(typed, head);
        if (distance < best) {
            best = distance;
            nearest = head;
        }
    }
    return nearest;
}

}  // namespace vanthu::cli
