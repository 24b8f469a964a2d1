#pragma once

#include <string_view>

namespace vanthu::extract {

enum class FileKind { empty, pdf, zip, ole, rtf, image, mail, html, xml, text, other };

/// What a sender says about a file.
struct Claim {
    std::string_view mediaType;
    std::string_view fileName;
    std::string_view charset{};  ///< of a text, where the sender names one
};

/// What the bytes are, whatever the sender claims: names lie. Only a text that could be a piece of a web page
/// or a message is taken at its word.
[[nodiscard]] FileKind kindOf(std::string_view bytes, const Claim& claim);

}  // namespace vanthu::extract
