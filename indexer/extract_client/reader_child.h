#pragma once

#include "indexer/limited_child/limited_child.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/vocabulary.h"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// What one file may cost. Memory, CPU and output are kept by the child, the wall time by the parent.
struct ExtractLimits {
    std::size_t memoryBytes{limits::kExtractMemoryBytes};
    int cpuSeconds{limits::kExtractCpuSeconds};
    std::chrono::milliseconds wallTime{std::chrono::seconds{limits::kExtractWallSeconds}};
    std::size_t outputBytes{limits::kExtractOutputBytes};
    std::int64_t fileBytes{limits::kExtractFileBytes};
    int filesPerChild{1000};  ///< then a fresh child takes over, so that leaks of libraries do not add up
};

struct ExtractedText {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese; empty for text that is whole
    std::string text;    ///< UTF-8, as of domain::normalisedBody
};

enum class Wanted : std::uint32_t;

/// A program that reads files (indexer/extract/protocol.h), started at the first one, that lives from file to
/// file. One thread at a time.
class ReaderChild {
  public:
    struct Program {
        std::filesystem::path path;
        std::vector<std::string> arguments{};  ///< behind the limits
        std::vector<std::string> environment{};
    };
    struct Job {
        int file;
        Wanted wanted;
        int page{0};
        std::string_view fileName{};
        std::string_view mediaType{};
    };

    ReaderChild(Program program, ExtractLimits limits);
    ~ReaderChild();
    ReaderChild(const ReaderChild&) = delete;
    ReaderChild& operator=(const ReaderChild&) = delete;

    /// A bad, hostile or absent file ends in a state, never in an exception. Throws Error{unavailable} when
    /// the program cannot be started: then no file can be read, and the installation needs repair.
    [[nodiscard]] ExtractedText read(const Job& job);
    /// For an answer that makes no sense: the child was taken over by its file. The state that says so.
    [[nodiscard]] ExtractedText discard();

    /// The most memory that the living child ever held (VmHWM); 0 when none lives.
    [[nodiscard]] std::int64_t peakMemoryBytes() const;
    /// The living child, 0 when there is none.
    [[nodiscard]] pid_t child() const { return child_ ? child_->id() : 0; }

  private:
    using Deadline = std::chrono::steady_clock::time_point;
    enum class Received { whole, closed, late };

    /// Starts a child and waits until its limits are in force.
    void start();
    /// Ends the child and collects it; returns its status as of waitpid().
    int stop();
    [[nodiscard]] bool send(const Job& job);
    /// Appends what comes until `out` has at least `size` bytes.
    [[nodiscard]] Received receive(std::string& out, std::size_t size, Deadline deadline) const;
    [[nodiscard]] Received receiveAnswer(ExtractedText& out, Deadline deadline);
    [[nodiscard]] ExtractedText ask(const Job& job);
    /// What the end of a child in the middle of a file says about the file.
    [[nodiscard]] static ExtractedText stateOfDeath(int status);

    Program program_;
    ExtractLimits limits_;
    std::unique_ptr<limited::LimitedChild> child_;  ///< null when none lives
    limited::Descriptor socket_;
    std::uint32_t lastId_{0};
    int filesOfChild_{0};
};

}  // namespace vanthu::extract
