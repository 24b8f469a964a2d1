#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "indexer/extract/sandbox.h"
#include "server/signatures/program/check.h"
#include "server/signatures/protocol.h"
#include "server/signatures/report.h"
#include "server/stamp/program/mapped_file.h"

namespace vanthu::signatures {
namespace {

constexpr int kBadArguments = 2;
constexpr int kArguments = 4;

bool isOpen(int descriptor) {
    struct stat status {};
    return fstat(descriptor, &status) == 0;
}

int run(std::int64_t now) {
    const stamp::MappedFile file(kFile);
    std::optional<stamp::MappedFile> trust;
    if (isOpen(kTrust)) trust.emplace(kTrust);
    const auto report = reportOf(checkFile(file.bytes(), trust ? trust->bytes() : std::string_view{}, now));
    std::fwrite(report.data(), 1, report.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace vanthu::signatures

int main(int argumentCount, char** arguments) {
    if (argumentCount != vanthu::signatures::kArguments) {
        std::fputs("vanthu-signatures is started by vanthud\n", stderr);
        return vanthu::signatures::kBadArguments;
    }
    try {
        // Before the files of the system are out of reach; its settings are none of ours.
        OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
        EVP_MD_free(EVP_MD_fetch(nullptr, "SHA256", nullptr));
        vanthu::extract::enterSandbox(std::strtoull(arguments[1], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[2]));
        return vanthu::signatures::run(std::strtoll(arguments[3], nullptr, 10));
    } catch (const std::exception&) {
        return vanthu::signatures::kUnreadable;
    }
}
