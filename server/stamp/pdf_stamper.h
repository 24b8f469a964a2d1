#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::stamp {

/// What stamping one file may cost.
struct StampLimits {
    std::size_t memoryBytes{std::size_t{512} << 20};
    int cpuSeconds{10};
    std::chrono::milliseconds wallTime{std::chrono::seconds{20}};
    std::size_t fileBytes{std::size_t{64} << 20};  ///< of the original, and twice that of the copy
};

/// Where the upper left corner of the stamp lies on the first page as it is shown.
struct StampPlace {
    double leftMm{0};
    double topMm{0};
};

/// Lays stamps over copies of PDFs from outside, each in a limited child process of its own. Any thread may
/// call.
class PdfStamper {
  public:
    /// `program`: vanthu-stamp.
    explicit PdfStamper(std::filesystem::path program = programBesideOwn(), StampLimits limits = {})
        : program_(std::move(program)), limits_(limits) {}

    /// The stamped copy; std::nullopt when the original is damaged, locked or beyond the limits. Throws
    /// Error{unavailable} when the program cannot be started.
    [[nodiscard]] std::optional<std::string> stamped(std::string_view original, std::string_view stamp,
                                                     const StampPlace& place) const;
    [[nodiscard]] std::size_t largestFileBytes() const { return limits_.fileBytes; }

    /// vanthu-stamp in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    std::filesystem::path program_;
    StampLimits limits_;
};

}  // namespace vanthu::stamp
