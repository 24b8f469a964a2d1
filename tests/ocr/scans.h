#pragma once

#include <memory>
#include <string>
#include <vector>

struct Pix;

namespace vanthu::tests {

/// How a page comes out of a scanner.
struct Scanning {
    double dpi{300};
    int turnDegrees{0};     ///< clockwise, as it was laid on the glass
    double skewDegrees{0};  ///< clockwise
    double noise{0};        ///< share of points that are dirt, and strength of the grain
    bool seal{false};       ///< red, over the text
    unsigned seed{1};
};

struct PixDestroyer {
    void operator()(Pix* pix) const;
};
using ScanPtr = std::unique_ptr<Pix, PixDestroyer>;

/// Pages of A4 in a serif type of 14 points, as many as the text takes.
[[nodiscard]] std::string printedPdf(const std::vector<std::string>& paragraphs);
/// One page of a PDF (from 1) as a scanner sees it.
[[nodiscard]] ScanPtr scanned(const std::string& pdf, int page, const Scanning& how = {});

[[nodiscard]] std::string png(Pix& scan);
[[nodiscard]] std::string jpeg(Pix& scan);
[[nodiscard]] std::string tiff(const std::vector<ScanPtr>& scans);
/// A PDF of nothing but pictures.
[[nodiscard]] std::string imagePdf(const std::vector<ScanPtr>& scans);

}  // namespace vanthu::tests
