#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>

#include "indexer/extract/sandbox.h"
#include "server/signing/program/signature_update.h"
#include "server/signing/program/stamped_signature.h"
#include "server/signing/protocol.h"
#include "server/stamp/program/mapped_file.h"

namespace vanthu::signing {
namespace {

constexpr int kBadArguments = 2;
constexpr int kStampArguments = 4;
constexpr int kPrepareArguments = 9;

bool isOpen(int descriptor) {
    struct stat status {};
    return fstat(descriptor, &status) == 0;
}

std::string prepared(char** words) {
    const stamp::MappedFile file(kFile);
    std::optional<stamp::MappedFile> appearance;
    if (isOpen(kSecond)) appearance.emplace(kSecond);
    const auto update = signatureUpdate(file.bytes(), appearance ? appearance->bytes() : std::string_view{},
                                        {std::atoi(words[0]), std::atof(words[1]), std::atof(words[2])},
                                        {words[3], words[4]});
    return std::to_string(update.holeBegin) + ' ' + std::to_string(update.holeEnd) + '\n' + update.bytes;
}

std::string stamped() {
    const stamp::MappedFile signature(kFile);
    const stamp::MappedFile answer(kSecond);
    return stampedSignature(signature.bytes(), answer.bytes());
}

}  // namespace
}  // namespace vanthu::signing

int main(int argumentCount, char** arguments) {
    namespace signing = vanthu::signing;
    const std::string work = argumentCount > 3 ? arguments[3] : "";
    const bool isPrepare = work == "prepare" && argumentCount == signing::kPrepareArguments;
    if (!isPrepare && !(work == "stamp" && argumentCount == signing::kStampArguments)) {
        std::fputs("vanthu-sign-field is started by vanthud\n", stderr);
        return signing::kBadArguments;
    }
    try {
        // Before the files of the system are out of reach; its settings are none of ours.
        OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
        EVP_MD_free(EVP_MD_fetch(nullptr, "SHA256", nullptr));
        vanthu::extract::enterSandbox(std::strtoull(arguments[1], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[2]));
        const auto out = isPrepare ? signing::prepared(arguments + 4) : signing::stamped();
        std::fwrite(out.data(), 1, out.size(), stdout);
        return std::fflush(stdout) == 0 ? 0 : 1;
    } catch (const std::exception&) {
        return signing::kRefused;
    }
}
