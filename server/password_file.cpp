#include "server/password_file.h"

#include <CLI/CLI.hpp>

#include <fstream>

namespace vanthu::server {

std::string passwordFrom(const std::filesystem::path& file, const std::string& option) {
    std::error_code failure;
    const auto mode = std::filesystem::status(file, failure).permissions();
    using std::filesystem::perms;
    if (failure || (mode & (perms::group_all | perms::others_all)) != perms::none)
        throw CLI::ValidationError(option, file.string() + " is missing or its mode is not 0600");
    std::string password;
    std::getline(std::ifstream(file), password);
    if (password.empty()) throw CLI::ValidationError(option, file.string() + " has no password");
    return password;
}

}  // namespace vanthu::server
