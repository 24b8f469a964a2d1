#pragma once

#include <string>
#include <string_view>

namespace vanthu::reports {

/// A page that is what a signature looks like.
struct SignatureLook {
    std::string pdf;
    double widthMm{0};
    double heightMm{0};
};

/// The picture of a hand's signature, or of a seal (NĐ 30/2020, Phụ lục I, mục II.7 and II.8). `png` may be
/// transparent. Throws Error{internal} when libharu cannot read it.
[[nodiscard]] SignatureLook pictureLook(std::string_view png, double widthMm, double heightMm);

/// One line upright in 10 points, as the agency signs an enclosure in a file of its own.
[[nodiscard]] SignatureLook lineLook(std::string_view text);

}  // namespace vanthu::reports
