#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schemas/domain/error.h"
#include "server/axis/axis_answer.h"

namespace {

/// Read, or refused with one of the two reasons that there are.
template <class Read>
void tryRead(Read&& read) {
    try {
        read();
    } catch (const vanthu::Error&) {
    } catch (const vanthu::axis::AxisRefusal&) {
    }
}

}  // namespace

/// What an axis may answer, or somebody in its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view answer(reinterpret_cast<const char*>(data), size);
    tryRead([&] {
        for (const auto& message : vanthu::axis::listIn(answer))
            if (message.id.empty() || message.id.find_first_of("\r\n ") != std::string::npos) std::abort();
    });
    tryRead([&] { static_cast<void>(vanthu::axis::messageIn(std::string(answer))); });
    tryRead([&] { static_cast<void>(vanthu::axis::idIn(answer)); });
    return 0;
}
