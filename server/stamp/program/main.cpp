#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <vector>

#include "indexer/extract/sandbox.h"
#include "server/stamp/program/work.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

constexpr int kBadArguments = 2;
constexpr std::size_t kFirstWord = 2;  ///< behind the limits

int run(const std::vector<const char*>& arguments) {
    const std::string_view what = arguments[kFirstWord];
    if (what == kStampWord && arguments.size() == kFirstWord + 3) {
        stampPage(std::atof(arguments[kFirstWord + 1]), std::atof(arguments[kFirstWord + 2]));
    } else if (what == kMergeWord) {
        std::vector<std::size_t> sizes;
        for (auto at = kFirstWord + 1; at < arguments.size(); ++at)
            sizes.push_back(std::strtoull(arguments[at], nullptr, 10));
        mergeFiles(sizes);
    } else if (what == kCutWord && arguments.size() == kFirstWord + 3) {
        cutPages(std::atoi(arguments[kFirstWord + 1]), std::atoi(arguments[kFirstWord + 2]));
    } else if (what == kSearchableWord) {
        makeSearchable();
    } else if (what == kPagesWord) {
        countPages();
    } else {
        return kBadArguments;
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace vanthu::stamp

int main(int argumentCount, char** argumentValues) {
    const std::vector<const char*> arguments(argumentValues + 1, argumentValues + argumentCount);
    if (arguments.size() <= vanthu::stamp::kFirstWord) {
        std::fputs("vanthu-stamp is started by vanthud\n", stderr);
        return vanthu::stamp::kBadArguments;
    }
    try {
        vanthu::extract::enterSandbox(std::strtoull(arguments[0], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[1]));
        return vanthu::stamp::run(arguments);
    } catch (const std::exception&) {
        return vanthu::stamp::kUnreadable;
    }
}
