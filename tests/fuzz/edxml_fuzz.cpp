#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/mime.h"
#include "server/edxml/edxml_reader.h"
#include "server/edxml/program/message_parts.h"

namespace {

/// What vanthu-edxml writes of a message.
std::string recordsOf(std::string_view message) {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* const terminal = stdout;
    stdout = open_memstream(&bytes, &size);
    if (stdout == nullptr) std::abort();
    vanthu::edxml::writeMessage(message);
    std::fclose(stdout);
    stdout = terminal;
    std::string records(bytes, size);
    std::free(bytes);
    return records;
}

}  // namespace

/// What vanthu-edxml does, without its sandbox, and what its parent makes of it: every fault has its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool kWarm = (vanthu::extract::mime::warmUp(), true);
    static_cast<void>(kWarm);
    const auto first = vanthu::edxml::parsedFrom(recordsOf({reinterpret_cast<const char*>(data), size}));
    if (!first.faults.empty()) return 0;
    std::vector<vanthu::edxml::Fault> faults;
    if (vanthu::edxml::kindOf(first.root) == vanthu::edxml::MessageKind::status)
        static_cast<void>(vanthu::edxml::readStatus(first.root, faults));
    else
        static_cast<void>(vanthu::edxml::readMessage(first.root, faults));
    for (const auto& fault : faults)
        if (fault.path.empty() || fault.message.empty()) std::abort();
    return 0;
}
