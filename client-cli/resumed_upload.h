#pragma once

#include "client-cli/api.h"
#include "client-cli/progress.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vanthu::cli {

/// From this size on a registration sends a file so that a broken connection does not begin it anew.
inline constexpr std::int64_t kResumedFromBytes = 16 << 20;

struct ResumedUploadSettings {
    std::int64_t pieceBytes{4 << 20};
    int failuresInARow{8};  ///< then it gives up
    /// Waits between tries; a test does not.
    std::function<void(std::chrono::milliseconds)> pause{};
};

/// Sends one file in pieces, each with its digest, and goes on from what the server has on disk when the
/// connection broke, or this program ended: the same file under the same name is the same upload, as long as
/// nobody decided on its intake item. Answers the upload as the server has it at the end: JSON, with the
/// intake item. Throws Failure when the server stays away, Problem when it refuses.
[[nodiscard]] ApiAnswer uploadResumed(Api& api, const std::filesystem::path& file, const std::string& unit,
                                      Progress& progress, const ResumedUploadSettings& settings = {});

}  // namespace vanthu::cli
