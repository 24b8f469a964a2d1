#pragma once

#include "indexer/extract_client/extractor.h"
#include "schemas/domain/limits.h"
#include "server/app/file_intake.h"

#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>

namespace vanthu::app {

/// Opens files for their layout in one limited child process, one after the other. Any thread may call.
class LayoutReader {
    using Places = std::counting_semaphore<limits::kFormChecksAtOnce>;
    struct GiveBack {
        void operator()(Places* places) const { places->release(); }
    };

  public:
    LayoutReader();

    using Place = std::unique_ptr<Places, GiveBack>;
    /// Waits for a place among those whose files are in memory; it is free again when the answer is gone.
    /// Throws Error{unavailable}.
    [[nodiscard]] Place place();
    /// Throws Error{unavailable} when others keep the child busy for too long.
    [[nodiscard]] extract::ExtractedLayout layoutOf(std::string_view bytes);
    /// The same for the text alone, of every kind of file.
    [[nodiscard]] extract::ExtractedText textOf(std::string_view bytes);

    /// The present file of `source`. Throws Error{tooLarge} beyond limits::kFormCheckFileBytes.
    [[nodiscard]] static std::string wholeOf(FileSource& source);
    static void requireSize(std::int64_t sizeBytes);

  private:
    [[nodiscard]] std::unique_lock<std::timed_mutex> takeTurn();

    Places places_{limits::kFormChecksAtOnce};
    std::timed_mutex mutex_;  ///< of the reader
    extract::Extractor reader_;
};

}  // namespace vanthu::app
