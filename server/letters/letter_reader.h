#pragma once

#include "schemas/domain/limits.h"
#include "schemas/domain/time.h"
#include "server/stamp/pdf_stamper.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::letters {

/// One file that a message carried, decoded. Name and type as its sender wrote them.
struct LetterFile {
    std::string name;
    std::string mediaType;
    std::string bytes;
};

/// A message taken apart. Every text is as its sender wrote it, decoded to UTF-8 and otherwise unchecked.
struct Letter {
    std::string messageId;
    std::string from;
    std::string subject;
    std::optional<domain::Timestamp> date;
    std::vector<LetterFile> files;
    bool filesLeftOut{false};  ///< it carried more than limits::kIntakeFiles
};

/// Takes messages of strangers apart, each in a limited child process of its own. Any thread may call.
class LetterReader {
  public:
    /// `program`: vanthu-letter.
    explicit LetterReader(std::filesystem::path program = programBesideOwn(),
                          stamp::StampLimits limits = {.fileBytes = limits::kIntakeMailBytes})
        : program_(std::move(program)), limits_(limits) {}

    /// std::nullopt when the message cannot be taken apart within the limits. Throws Error{unavailable} when
    /// the program cannot be started.
    [[nodiscard]] std::optional<Letter> read(std::string_view message) const;

    /// vanthu-letter in the folder of the running program.
    [[nodiscard]] static std::filesystem::path programBesideOwn();

  private:
    std::filesystem::path program_;
    stamp::StampLimits limits_;
};

/// What the child wrote. std::nullopt for anything that is not as protocol.h says.
[[nodiscard]] std::optional<Letter> letterFrom(std::string_view records);

}  // namespace vanthu::letters
