#include "client-cli/failure.h"
#include "client-cli/help.h"

#include <set>

namespace vanthu::cli {
namespace {

/// Word lists for every place where a command may be continued: "" → first words, "incoming" → "register",
/// "incoming register" → options. Ordered, without repeats.
std::map<std::string, std::set<std::string>> continuations() {
    std::map<std::string, std::set<std::string>> words;
    for (const auto& command : commandTable()) {
        std::string path;
        for (std::size_t at = 0; at <= command.name.size();) {
            const std::size_t end = std::min(command.name.find(' ', at), command.name.size());
            const std::string word(command.name.substr(at, end - at));
            words[path].insert(word);
            path += (path.empty() ? "" : " ") + word;
            at = end + 1;
        }
        for (const auto& option : command.options) {
            if (!option.isPositional())
                words[path].insert(std::string(option.name));
            else
                for (const auto choice : option.choices)
                    words[path].insert(std::string(choice));
        }
        for (const auto& option : globalOptions())
            words[path].insert(std::string(option.name));
    }
    return words;
}

std::string joinedWords(const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// `case` branches for values of options: choices, or files.
std::string valueBranches() {
    std::map<std::string, std::set<std::string>> choices;
    std::set<std::string> files;
    for (const auto& command : commandTable())
        for (const auto& option : command.options) {
            if (option.isPositional()) continue;
            if (option.kind == ValueKind::file) files.insert(std::string(option.name));
            for (const auto choice : option.choices)
                choices[std::string(option.name)].insert(std::string(choice));
        }
    std::string text;
    for (const auto& [name, words] : choices)
        text += "        " + name + ") COMPREPLY=($(compgen -W \"" + joinedWords(words) +
                "\" -- \"$word\")); return ;;\n";
    for (const auto& name : files)
        text += "        " + name + ") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n";
    return text;
}

std::string bashScript() {
    std::string script =
        "# bash completion for vanthu: eval \"$(vanthu completion bash)\"\n_vanthu() {\n"
        "    local word=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" i\n    COMPREPLY=()\n"
        "    case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
        valueBranches() +
        "    esac\n    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "        case \"$path ${COMP_WORDS[i]}\" in\n";
    std::string known;
    std::string lists;
    for (const auto& [path, words] : continuations()) {
        if (!path.empty()) known += (known.empty() ? "            \" " : "|\" ") + path + "\"";
        lists +=
            "        \"" + (path.empty() ? "" : " " + path) + "\") words=\"" + joinedWords(words) + "\" ;;\n";
    }
    script += known +
              ") path=\"$path ${COMP_WORDS[i]}\" ;;\n        esac\n    done\n    local words=\"\"\n"
              "    case \"$path\" in\n" +
              lists +
              "    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
              "    [[ ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"$word\"))\n}\n"
              "complete -o filenames -F _vanthu vanthu\n";
    return script;
}

/// zsh runs the bash function through its own compatibility layer.
std::string zshScript() {
    return "#compdef vanthu\n# zsh completion for vanthu: eval \"$(vanthu completion zsh)\"\n"
           "autoload -U +X bashcompinit && bashcompinit\n" +
           bashScript();
}

std::string fishQuoted(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return quoted + "'";
}

std::string fishScript() {
    std::string script =
        "# fish completion for vanthu: vanthu completion fish | source\n"
        "function __vanthu_at\n"
        "    set -l words\n"
        "    for word in (commandline -opc)[2..]\n"
        "        string match -q -- '-*' $word; or set -a words $word\n"
        "    end\n"
        "    string match -q -- \"$argv[1]*\" \"$words \"\n"
        "end\n"
        "function __vanthu_exactly\n"
        "    set -l words (commandline -opc)[2..]\n"
        "    test \"$words\" = \"$argv[1]\"\n"
        "end\n";
    std::set<std::string> groups;
    for (const auto& command : commandTable()) {
        const std::size_t last = command.name.rfind(' ');
        const std::string group(last == std::string_view::npos ? "" : command.name.substr(0, last));
        const std::string word(command.name.substr(last == std::string_view::npos ? 0 : last + 1));
        script += "complete -c vanthu -f -n " + fishQuoted("__vanthu_exactly " + fishQuoted(group)) + " -a " +
                  word + " -d " + fishQuoted(command.summary) + "\n";
        if (!group.empty() && groups.insert(group).second && group.find(' ') == std::string::npos)
            script += "complete -c vanthu -f -n " + fishQuoted("__vanthu_exactly ''") + " -a " + group + "\n";
        for (const auto& option : command.options) {
            if (option.isPositional()) continue;
            script += "complete -c vanthu -n " +
                      fishQuoted("__vanthu_at " + fishQuoted(std::string(command.name) + " ")) + " -l " +
                      std::string(option.name.substr(2));
            if (option.letter != 0) script += std::string(" -s ") + option.letter;
            std::set<std::string> choices(option.choices.begin(), option.choices.end());
            if (!choices.empty())
                script += " -x -a " + fishQuoted(joinedWords(choices));
            else if (option.kind == ValueKind::file)
                script += " -r -F";
            else if (option.kind != ValueKind::flag)
                script += " -x";
            script += " -d " + fishQuoted(option.help) + "\n";
        }
    }
    return script;
}

}  // namespace

std::string completionScript(std::string_view shell) {
    if (shell == "bash") return bashScript();
    if (shell == "zsh") return zshScript();
    if (shell == "fish") return fishScript();
    throw usageFailure("không có bản hoàn thành lệnh cho " + std::string(shell),
                       "chọn một trong: bash, zsh, fish");
}

}  // namespace vanthu::cli
