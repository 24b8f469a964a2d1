#include "server/app/layout_reader.h"

#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace vanthu::app {
namespace {

extract::ExtractLimits layoutLimits() {
    extract::ExtractLimits limits;
    limits.cpuSeconds = limits::kFormCheckCpuSeconds;
    limits.wallTime = std::chrono::seconds{limits::kFormCheckWallSeconds};
    limits.fileBytes = limits::kFormCheckFileBytes;
    return limits;
}

}  // namespace

LayoutReader::LayoutReader() : reader_(extract::Extractor::programBesideOwn(), layoutLimits()) {}

LayoutReader::Place LayoutReader::place() {
    if (!places_.try_acquire_for(std::chrono::seconds{limits::kFormCheckWaitSeconds}))
        throw Error(ErrorCode::unavailable, "too many files are read at once; try again later");
    return Place(&places_);
}

std::unique_lock<std::timed_mutex> LayoutReader::takeTurn() {
    std::unique_lock lock(mutex_, std::chrono::seconds{limits::kFormCheckWaitSeconds});
    if (!lock) throw Error(ErrorCode::unavailable, "reading other files takes too long; try again later");
    return lock;
}

extract::ExtractedLayout LayoutReader::layoutOf(std::string_view bytes) {
    const auto turn = takeTurn();
    return reader_.layoutOfBytes(bytes);
}

extract::ExtractedText LayoutReader::textOf(std::string_view bytes) {
    const auto turn = takeTurn();
    return reader_.extractBytes(bytes, "", "");
}

void LayoutReader::requireSize(std::int64_t sizeBytes) {
    if (sizeBytes > limits::kFormCheckFileBytes)
        throw Refused(Refusal::bodyTooLarge, {std::to_string(limits::kFormCheckFileBytes)});
}

std::string LayoutReader::wholeOf(FileSource& source) {
    std::string bytes;
    std::array<char, 16384> buffer;
    while (const auto size = source.read(buffer.data(), buffer.size())) {
        bytes.append(buffer.data(), size);
        requireSize(static_cast<std::int64_t>(bytes.size()));
    }
    return bytes;
}

}  // namespace vanthu::app
