#include "client-cli/session.h"

#include "client-cli/failure.h"

#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <Poco/Exception.h>
#include <Poco/URI.h>

namespace vanthu::cli {
namespace {

std::string firstLineOfFile(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

std::string checkedServer(std::string text) {
    while (!text.empty() && text.back() == '/')
        text.pop_back();
    try {
        const Poco::URI uri(text);
        if ((uri.getScheme() == "http" || uri.getScheme() == "https") && !uri.getHost().empty()) return text;
    } catch (const Poco::SyntaxException&) {  // answered below, like every other wrong address
    }
    throw usageFailure("địa chỉ máy chủ không hợp lệ: " + text, "viết dạng --server http://127.0.0.1:8080");
}

/// Temp file, then rename: a token file is whole or absent, and never readable by others in between.
void writePrivately(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    const std::string temporary = file.string() + "." + std::to_string(getpid());
    const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written =
        descriptor >= 0 && write(descriptor, text.data(), text.size()) == ssize_t(text.size());
    const int problem = errno;
    if (descriptor >= 0) close(descriptor);
    if (!written || std::rename(temporary.c_str(), file.c_str()) != 0)
        throw Failure("không ghi được " + file.string() + ": " + std::strerror(written ? errno : problem),
                      "kiểm tra quyền ghi hoặc đặt VANTHU_TOKEN_FILE");
}

}  // namespace

Session::Session(const Environment& environment, const std::string& serverOption) {
    const std::string configHome = environment.variable("XDG_CONFIG_HOME");
    folder_ = configHome.empty() ? environment.variable("HOME") + "/.config" : configHome;
    folder_ /= "vanthu";
    std::string server = serverOption;
    if (server.empty()) server = environment.variable("VANTHU_SERVER");
    if (server.empty()) server = firstLineOfFile(folder_ / "server");
    if (server.empty()) server = "http://127.0.0.1:8080";
    server_ = checkedServer(server);

    tokenFile_ = environment.variable("VANTHU_TOKEN_FILE");
    if (tokenFile_.empty()) {
        std::string name = server_.substr(server_.find("://") + 3) + ".token";
        for (auto& c : name)
            if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.' && c != '-') c = '_';
        tokenFile_ = folder_ / name;
    }
}

std::string Session::token() const {
    return firstLineOfFile(tokenFile_);
}

void Session::keep(const std::string& token) const {
    writePrivately(tokenFile_, token + "\n");
    writePrivately(folder_ / "server", server_ + "\n");
}

void Session::forget() const {
    std::error_code absent;  // logging out twice is no failure
    std::filesystem::remove(tokenFile_, absent);
}

}  // namespace vanthu::cli
