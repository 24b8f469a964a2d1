#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/protocol.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What the programs that read files of strangers have in common: they take one file after the other from
/// their parent (protocol.h), in the sandbox and within the limits that it told them.
namespace vanthu::extract {

struct Job {
    std::uint32_t id{0};
    int descriptor{-1};
    Wanted wanted{Wanted::text};
    int page{0};
    std::string mediaType;
    std::string fileName;
};

struct ReaderWork {
    /// Called before the sandbox closes: whatever libraries open, with the arguments behind the three that
    /// all take.
    std::function<void(const std::vector<std::string>& more)> warmUp;
    std::function<Extraction(const Job& job, std::string_view bytes, const Budget& budget)> read;
};

/// Runs until the parent is gone; returns the exit status.
[[nodiscard]] int runReader(int argumentCount, char** arguments, const ReaderWork& work);

}  // namespace vanthu::extract
