#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/ocr/picture.h"
#include "schemas/layout/ocr_page.h"

#include <memory>
#include <optional>
#include <string>

namespace tesseract {
class TessBaseAPI;
}

namespace vanthu::ocr {

/// Finds which way is up and how far lines slope, and reads. The model is loaded once.
class Recogniser {
  public:
    /// `model`: a .traineddata of Vietnamese. Throws Error{unavailable} when it cannot be used.
    explicit Recogniser(const std::string& model);
    ~Recogniser();
    Recogniser(const Recogniser&) = delete;
    Recogniser& operator=(const Recogniser&) = delete;

    /// std::nullopt when most of the budget is spent before the page is read.
    [[nodiscard]] std::optional<layout::OcrPage> read(const Picture& picture, int number,
                                                      const extract::Budget& budget);

  private:
    [[nodiscard]] std::optional<layout::OcrPage> readTurned(const Picture& picture, int number,
                                                            int turnDegrees, const extract::Budget& budget);

    std::unique_ptr<tesseract::TessBaseAPI> api_;
};

}  // namespace vanthu::ocr
