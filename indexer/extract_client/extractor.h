#pragma once

#include "indexer/extract_client/reader_child.h"
#include "schemas/layout/layout.h"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::extract {

struct ExtractedLayout {
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese; empty for a layout that is whole
    std::optional<layout::Layout> layout;
};

/// Turns files into text in a child process that lives from file to file. One thread at a time.
class Extractor {
  public:
    /// `program`: vanthu-extract; started at the first file.
    explicit Extractor(std::filesystem::path program = programBesideOwn(), ExtractLimits limits = {})
        : child_({std::move(program)}, limits) {}

    /// A bad, hostile or absent file ends in a state, never in an exception. Throws Error{unavailable} when
    /// the program cannot be started: then no file can be read, and the installation needs repair.
    [[nodiscard]] ExtractedText extract(const std::filesystem::path& blob, std::string_view fileName,
                                        std::string_view mediaType);
    /// The same for bytes that lie in no file of their own.
    [[nodiscard]] ExtractedText extractBytes(std::string_view bytes, std::string_view fileName,
                                             std::string_view mediaType);
    /// What the pages of a DOCX or PDF look like; without a layout the state says why.
    [[nodiscard]] ExtractedLayout layoutOfBytes(std::string_view bytes);

    /// See ReaderChild.
    [[nodiscard]] std::int64_t peakMemoryBytes() const { return child_.peakMemoryBytes(); }
    [[nodiscard]] pid_t child() const { return child_.child(); }

    /// vanthu-extract in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    ReaderChild child_;
};

}  // namespace vanthu::extract
