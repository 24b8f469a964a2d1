#include "client-cli/help.h"

namespace vanthu::cli {
namespace {

/// Text that roff takes as it is: backslashes and hyphens escaped, no line begins with a request character.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
    return out;
}

std::string optionEntry(const Option& option) {
    std::string entry = ".TP\n\\fB";
    if (option.letter != 0) entry += std::string("\\-") + option.letter + "\\fR, \\fB";
    entry += roff(option.name) + "\\fR";
    if (option.kind != ValueKind::flag && !option.isPositional())
        entry += " \\fI" + roff(option.value) + "\\fR";
    std::string help(option.help);
    for (std::size_t i = 0; i < option.choices.size(); ++i)
        help += (i == 0 ? (help.empty() ? "" : ": ") : ", ") + std::string(option.choices[i]);
    if (option.required) help += " (bắt buộc)";
    return entry + "\n" + roff(help) + "\n";
}

std::string commandEntry(const Command& command) {
    std::string entry = ".SS " + roff(usageLine(command)) + "\n" + roff(command.summary) + ".\n";
    for (const auto& option : command.options)
        entry += optionEntry(option);
    if (command.examples.empty()) return entry;
    entry += ".PP\nVí dụ:\n.nf\n";
    for (const auto example : command.examples)
        entry += "  " + roff(example) + "\n";
    return entry + ".fi\n";
}

}  // namespace

std::string manualPage() {
    std::string page =
        ".TH VANTHU 1\n.SH NAME\nvanthu \\- sổ văn bản điện tử trên dòng lệnh\n"
        ".SH SYNOPSIS\n\\fBvanthu\\fR \\fILỆNH\\fR [\\fITHAM SỐ\\fR…]\n.SH OPTIONS\n";
    for (const auto& option : globalOptions())
        page += optionEntry(option);
    page += ".SH COMMANDS\n";
    for (const auto& command : commandTable())
        page += commandEntry(command);
    return page +
           ".SH EXIT STATUS\n0 thành công, 1 thất bại, 2 sai cách dùng.\n"
           ".SH ENVIRONMENT\n"
           ".TP\n\\fBVANTHU_SERVER\\fR\nĐịa chỉ máy chủ.\n"
           ".TP\n\\fBVANTHU_PASSWORD\\fR\nMật khẩu khi đăng nhập, thay cho câu hỏi.\n"
           ".TP\n\\fBVANTHU_NEW_PASSWORD\\fR\nMật khẩu mới của user add và user password.\n"
           ".TP\n\\fBVANTHU_TOKEN_FILE\\fR\nTệp giữ phiên đăng nhập.\n"
           ".TP\n\\fBXDG_CONFIG_HOME\\fR\nThư mục cấu hình; mặc định ~/.config.\n"
           ".TP\n\\fBNO_COLOR\\fR\nKhông tô màu.\n"
           ".SH FILES\n~/.config/vanthu/server, ~/.config/vanthu/*.token (0600)\n";
}

}  // namespace vanthu::cli
