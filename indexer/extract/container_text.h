#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/file_kind.h"
#include "indexer/extract/unpacking.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// The text of an archive or message: that of each of its entries, read like any file, under its name.
class ContainerText {
  public:
    ContainerText(const Budget& budget, Unpacking& unpacking)
        : budget_(budget), unpacking_(unpacking), text_(budget.outputBytes()) {}

    [[nodiscard]] BoundedText& text() { return text_; }
    /// Reads the bytes of one entry, called so whatever the claim says. Its name: UTF-8, or bytes to be
    /// guessed.
    void add(std::string_view name, std::string_view bytes, const Claim& claim = {});
    /// Takes note of an entry that was not read, or only in part.
    void add(std::string_view name, const Extraction& extraction);
    /// False when no more entries should be read: the text is full, the time or a limit of the container used
    /// up.
    [[nodiscard]] bool wantsMore();
    /// Says why reading ends before the last entry.
    void stop(const char* reason);
    /// `text` when an entry gave text or `ownText` is there; else what most entries ended in. Names of
    /// entries are in the text of every state. A limit that was reached is the state, whatever was read
    /// before.
    [[nodiscard]] Extraction result(bool ownText) const;

  private:
    [[nodiscard]] std::string reason() const;

    const Budget& budget_;
    Unpacking& unpacking_;
    BoundedText text_;
    std::size_t entries_{0};
    std::size_t readEntries_{0};
    std::string unread_;  ///< the first entries that gave no whole text, and why
    std::size_t unreadEntries_{0};
    std::array<std::size_t, 8> states_{};  ///< entries by domain::ExtractionState
    std::string stopped_;                  ///< why reading ended early
    bool limited_{false};
};

}  // namespace vanthu::extract
