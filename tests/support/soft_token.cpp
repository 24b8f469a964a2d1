#include "tests/support/soft_token.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/support/programs.h"

namespace vanthu::tests {

SoftToken::SoftToken() {
    std::filesystem::create_directory(folder_.path() / "tokens");
    std::ofstream(settings()) << "directories.tokendir = " << (folder_.path() / "tokens").string()
                              << "\nobjectstore.backend = file\nlog.level = ERROR\n";
    run("/usr/bin/softhsm2-util",
        {"--init-token", "--free", "--label", kLabel, "--so-pin", "13579086", "--pin", kPin});
    setPin(kPin);
}

void SoftToken::setPin(const std::string& pin) const {
    std::ofstream(pinFile()) << pin << '\n';
    std::filesystem::permissions(pinFile(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

void SoftToken::take(const Authority& authority, const std::string& name) {
    const auto id = std::to_string(10 + ++keys_);
    const auto key = (authority.folder() / (name + ".key")).string();
    run("/usr/bin/softhsm2-util",
        {"--import", key, "--token", kLabel, "--label", name, "--id", id, "--pin", kPin});
    const auto certificate = (folder_.path() / "certificate").string();
    std::ofstream(certificate, std::ios::binary) << authority.der(name);
    run("/usr/bin/pkcs11-tool",
        {"--module", kModule, "--token-label", kLabel, "--login", "--pin", kPin, "--write-object",
         certificate, "--type", "cert", "--id", id, "--label", name});
}

void SoftToken::run(const std::string& program, const std::vector<std::string>& arguments) const {
    const auto finished = runProgram(program, arguments, {{"SOFTHSM2_CONF", settings().string()}});
    if (finished.exitCode != 0) throw std::runtime_error(program + ": " + finished.out + finished.err);
}

}  // namespace vanthu::tests
