#include "client-cli/command_line.h"

#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/help.h"
#include "client-cli/problem.h"

#include <algorithm>
#include <ostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <Poco/Exception.h>

namespace vanthu::cli {
namespace {

constexpr std::size_t kLongestNameWords = 3;

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i)
        text += (i == first ? "" : " ") + words[i];
    return text;
}

bool isGroup(const std::string& topic) {
    const auto& table = commandTable();
    return std::any_of(table.begin(), table.end(),
                       [&](const Command& command) { return command.name.starts_with(topic + " "); });
}

/// The longest command name at the start of the words, and how many of them it takes.
const Command* commandAt(const std::vector<std::string>& words, std::size_t first, std::size_t& nameWords) {
    for (nameWords = std::min(kLongestNameWords, words.size() - first); nameWords > 0; --nameWords)
        for (const auto& command : commandTable())
            if (command.name == joined(words, first, nameWords)) return &command;
    return nullptr;
}

/// Global options may stand in front of the command: how many words they take.
std::size_t leadingOptions(const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with("-"))
        at += words[at] == "--server" ? 2 : 1;
    return std::min(at, words.size());
}

void checkValue(const Option& option, std::string& value) {
    const std::string name(option.name);
    if (option.kind == ValueKind::date) {
        const auto iso = isoDate(value);
        if (!iso)
            throw usageFailure(name + ": không phải ngày: " + value, "viết dạng 28/09/2018 hoặc 2018-09-28");
        value = *iso;
    }
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (option.kind == ValueKind::integer &&
        (value.empty() || value.size() > 18 || !std::all_of(value.begin(), value.end(), isDigit)))
        throw usageFailure(name + ": không phải số nguyên: " + value, "viết bằng chữ số, ví dụ 12");
    if (option.kind == ValueKind::choice &&
        std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end()) {
        std::string allowed;
        for (const auto choice : option.choices)
            allowed += (allowed.empty() ? "" : ", ") + std::string(choice);
        throw usageFailure(name + ": không nhận giá trị " + value, "chọn một trong: " + allowed);
    }
}

/// Options of the command and the global ones.
std::vector<Option> optionsOf(const Command& command) {
    auto options = command.options;
    options.insert(options.end(), globalOptions().begin(), globalOptions().end());
    return options;
}

Arguments::Values rawValues(const Command& command, std::vector<std::string> words) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Arguments::Values values;
    std::vector<std::pair<std::string, CLI::Option*>> added;
    for (const auto& option : optionsOf(command)) {
        const std::string name(option.name);
        const std::string names = option.letter != 0 ? std::string("-") + option.letter + "," + name : name;
        if (option.kind == ValueKind::flag) {
            added.emplace_back(name, app.add_flag(names));
        } else {
            auto* added_option = app.add_option(names, values[name]);  // CLI::App owns it
            added_option->expected(option.repeated ? -1 : 1);
            added_option->allow_extra_args(option.repeated);  // else "--limit 5 word" would take both
            added.emplace_back(name, added_option);
        }
    }
    try {
        std::reverse(words.begin(), words.end());  // as CLI::App::parse takes them
        app.parse(words);
    } catch (const CLI::ParseError& error) {
        const std::string what = error.what();
        throw usageFailure("sai tham số " + what.substr(0, what.find(':')),
                           "xem: vanthu " + std::string(command.name) + " --help");
    }
    const auto unknown = app.remaining();
    if (!unknown.empty())
        throw usageFailure("không hiểu tham số " + unknown.front(),
                           "xem: vanthu " + std::string(command.name) + " --help");
    for (const auto& [name, option] : added) {
        if (option->count() == 0)
            values.erase(name);
        else
            values.try_emplace(name);
    }
    return values;
}

Arguments checkedArguments(const Command& command, Arguments::Values values) {
    for (const auto& option : optionsOf(command)) {
        const auto found = values.find(option.name);
        if (found == values.end()) {
            if (option.required)
                throw usageFailure("thiếu " + std::string(option.name), "viết: " + shortUsageLine(command));
            continue;
        }
        for (auto& value : found->second)
            checkValue(option, value);
    }
    return Arguments(std::move(values));
}

Failure unknownCommand(const std::vector<std::string>& words, std::size_t first) {
    const std::string group = words[first];
    if (isGroup(group)) {
        std::string below;
        for (const auto& command : commandTable())
            if (command.name.starts_with(group + " "))
                below += (below.empty() ? "" : ", ") + std::string(command.name.substr(group.size() + 1));
        return usageFailure("lệnh " + group + " cần một lệnh con", "chọn một trong: " + below);
    }
    const std::string near = nearestCommand(group);
    return usageFailure("không có lệnh " + group, near.empty() ? "xem: vanthu help" : "thử: vanthu " + near);
}

void run(const ParsedLine& line, const Environment& environment, std::ostream& out, std::ostream& err) {
    if (line.helpWanted || line.command == nullptr) {
        out << helpText(line.topic);
        return;
    }
    Output output(out, err, environment,
                  line.arguments.has("--json") ? OutputForm::json : OutputForm::people);
    Session session(environment, line.arguments.text("--server"));
    Api api(session.server(), session.token());
    Call call{line.arguments, environment, session, api, output};
    line.command->run(call);
    out.flush();
    if (!out) throw Failure("không ghi được kết quả ra đầu ra", "kiểm tra dung lượng đĩa hoặc đường ống");
}

}  // namespace

ParsedLine parseLine(const std::vector<std::string>& words) {
    const std::size_t first = leadingOptions(words);
    const std::vector<std::string> leading(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
    const bool helpWanted = std::any_of(
        words.begin(), words.end(), [](const std::string& word) { return word == "--help" || word == "-h"; });
    if (first == words.size()) {
        if (!leading.empty() && !helpWanted) throw usageFailure("thiếu tên lệnh", "xem: vanthu help");
        return {};
    }
    std::size_t nameWords = 0;
    const Command* command = commandAt(words, first, nameWords);
    if (command == nullptr) {
        if (helpWanted && isGroup(words[first])) return {nullptr, words[first], true, Arguments({})};
        throw unknownCommand(words, first);
    }
    if (helpWanted) return {command, std::string(command->name), true, Arguments({})};
    std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(first + nameWords),
                                  words.end());
    rest.insert(rest.begin(), leading.begin(), leading.end());
    return {command, std::string(command->name), false,
            checkedArguments(*command, rawValues(*command, rest))};
}

int runCommandLine(const std::vector<std::string>& words, const Environment& environment, std::ostream& out,
                   std::ostream& err) {
    const auto fail = [&](const Failure& failure) {
        err << errorLine(failure) << '\n';
        return static_cast<int>(failure.exitCode());
    };
    try {
        run(parseLine(words), environment, out, err);
        return static_cast<int>(ExitCode::success);
    } catch (const Problem& problem) {
        const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
        if (json && !problem.body().empty()) out << problem.body() << '\n';
        return fail(problem);
    } catch (const Failure& failure) {
        return fail(failure);
    } catch (const Poco::Exception& error) {
        return fail(Failure(error.displayText(), "báo lỗi này cho người quản trị"));
    } catch (const std::exception& error) {
        return fail(Failure(error.what(), "báo lỗi này cho người quản trị"));
    }
}

}  // namespace vanthu::cli
