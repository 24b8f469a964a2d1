#pragma once

#include <memory>

struct Pix;

namespace vanthu::ocr {

struct PixRelease {
    void operator()(Pix* pix) const;
};

/// A picture of leptonica.
using PixPtr = std::unique_ptr<Pix, PixRelease>;

/// Takes what a call of leptonica returned; throws std::bad_alloc for nothing, which is how it refuses what
/// needs too much memory.
[[nodiscard]] PixPtr taken(Pix* pix);

}  // namespace vanthu::ocr
