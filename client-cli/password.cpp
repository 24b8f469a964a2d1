#include "client-cli/password.h"

#include "client-cli/failure.h"

#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace vanthu::cli {
namespace {

/// Turns the echo of the terminal off for its lifetime.
class SilentTerminal {
  public:
    SilentTerminal() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~tcflag_t{ECHO};
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

  private:
    termios before_{};
    bool changed_{false};
};

std::string typed(const Environment& environment, const std::string& question) {
    std::string password;
    if (environment.inputIsTerminal) {
        const SilentTerminal silent;
        std::cerr << question << ": " << std::flush;
        std::getline(std::cin, password);
        std::cerr << '\n';
    } else {
        std::getline(std::cin, password);
    }
    if (password.empty()) throw Failure("mật khẩu trống", "nhập mật khẩu hoặc đặt biến VANTHU_PASSWORD");
    return password;
}

}  // namespace

std::string currentPassword(const Environment& environment) {
    const std::string given = environment.variable("VANTHU_PASSWORD");
    return given.empty() ? typed(environment, "Mật khẩu") : given;
}

std::string newPassword(const Environment& environment) {
    const std::string given = environment.variable("VANTHU_NEW_PASSWORD");
    if (!given.empty()) return given;
    const std::string first = typed(environment, "Mật khẩu mới");
    if (environment.inputIsTerminal && typed(environment, "Nhập lại mật khẩu mới") != first)
        throw Failure("hai lần nhập mật khẩu khác nhau", "nhập lại");
    return first;
}

}  // namespace vanthu::cli
