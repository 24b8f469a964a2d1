#pragma once

#include <string>

namespace vanthu::tests {

/// A scan of the first and the last page of a PDF, as a PDF of pictures: grey, 200 dpi, askew by up to one
/// degree, with the noise of a scanner and a grey ground. The same for the same seed.
[[nodiscard]] std::string scanOf(const std::string& pdf, unsigned seed);

}  // namespace vanthu::tests
