#include "tests/intake/private_authority.h"

#include "server/process/child_process.h"

#include <fstream>
#include <stdexcept>

namespace vanthu::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOpenssl = "/usr/bin/openssl";
constexpr const char* kNewKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 ";

}  // namespace

bool PrivateAuthority::isInstalled() {
    return fs::exists(kOpenssl);
}

PrivateAuthority::PrivateAuthority(const fs::path& folder) : folder_(folder) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "ca.cnf") << "[req]\ndistinguished_name = dn\n[dn]\n[ca]\n"
                                         "basicConstraints = critical,CA:TRUE\n";
    run(std::string(
            "req -x509 -config ca.cnf -extensions ca -subj /CN=Vanthu-test -keyout ca.key -out ca.pem ") +
        kNewKey);
}

fs::path PrivateAuthority::issue(const std::string& name, const std::string& host) const {
    std::ofstream(folder_ / (name + ".cnf"))
        << "[req]\ndistinguished_name = dn\n[dn]\n[server]\nbasicConstraints = CA:FALSE\nsubjectAltName = "
           "DNS:"
        << host << '\n';
    run("req -x509 -config " + name + ".cnf -extensions server -subj /CN=" + host +
        " -CA ca.pem -CAkey ca.key -keyout " + name + ".key -out " + name + ".pem " + kNewKey);
    return folder_ / (name + ".pem");
}

void PrivateAuthority::run(const std::string& arguments) const {
    process::ChildProcess openssl(process::Command{
        .program = "sh",
        .arguments = {"-c", "cd \"$1\" && exec \"$2\" " + arguments, "sh", folder_.string(), kOpenssl},
        .output = folder_ / "out",
        .errors = folder_ / "out"});
    if (openssl.wait() != 0) throw std::runtime_error("openssl failed, see " + (folder_ / "out").string());
}

}  // namespace vanthu::tests
