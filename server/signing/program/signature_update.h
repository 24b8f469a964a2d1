#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu::signing {

struct FieldPlace {
    int page{0};             ///< from 1; 0: the last one
    double left{0}, top{0};  ///< points
};

struct FieldTexts {
    std::string time;  ///< "D:20261128112000+07'00'"
    std::string name;  ///< of the signer, UTF-8
};

/// What is appended to a PDF so that it has one more, empty signature: its bytes before stay as they are, so
/// that earlier signatures stay valid (ISO 32000-1, 7.5.6).
struct SignatureUpdate {
    std::string bytes;
    std::size_t holeBegin{0};  ///< of the < in the whole file
    std::size_t holeEnd{0};    ///< behind the >
};

/// `appearance`: a PDF whose first page is what is seen; "" for nothing. Throws when the PDF is damaged,
/// encrypted, turned at that page, or may not be signed any more.
[[nodiscard]] SignatureUpdate signatureUpdate(std::string_view pdf, std::string_view appearance,
                                              const FieldPlace& place, const FieldTexts& texts);

}  // namespace vanthu::signing
