#include <cstdio>
#include <cstdlib>
#include <exception>

#include "indexer/extract/mime.h"
#include "indexer/extract/sandbox.h"
#include "server/edxml/program/message_parts.h"
#include "server/edxml/protocol.h"
#include "server/stamp/program/mapped_file.h"

namespace {

constexpr int kBadArguments = 2;
constexpr int kArguments = 3;

}  // namespace

int main(int argumentCount, char** arguments) {
    if (argumentCount != kArguments) {
        std::fputs("vanthu-edxml is started by vanthud\n", stderr);
        return kBadArguments;
    }
    try {
        // What the library loads once, it loads before the files of the system are out of reach.
        vanthu::extract::mime::warmUp();
        vanthu::extract::enterSandbox(std::strtoull(arguments[1], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[2]));
        const vanthu::stamp::MappedFile file(vanthu::edxml::kMessage);
        vanthu::edxml::writeMessage(file.bytes());
        return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (const std::exception&) {
        return EXIT_FAILURE;
    }
}
