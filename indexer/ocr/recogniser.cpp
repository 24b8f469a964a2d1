#include "indexer/ocr/recogniser.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/ocr/upright.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::ocr {
namespace {

/// What is seen with less is dirt on the glass.
constexpr int kLeastConfidence = 15;
constexpr int kMostConfidence = 100;
/// What stands on its head is read with less.
constexpr int kDoubtful = 65;

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.empty()) throw Error(ErrorCode::unavailable, "cannot read the model " + path);
    return bytes;
}

bool isSpent(void* budget, int) {
    return static_cast<const extract::Budget*>(budget)->nearlySpent();
}

std::string wordAt(const tesseract::ResultIterator& at) {
    const std::unique_ptr<const char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    if (!text || !domain::isValidUtf8(text.get())) return {};
    auto word = domain::normalised(text.get());
    std::erase(word, ' ');
    return word;
}

/// How much of a page was read, and how well.
std::size_t weightOf(const layout::OcrPage& page) {
    return layout::textOf(page).size() * static_cast<std::size_t>(layout::confidenceOf(page));
}

/// Tesseract reads lines that run up or down as well; the page is to be turned all the same, for its words
/// are to lie as they run. Words of three letters and more are longer than high.
bool liesOnItsSide(const layout::OcrPage& page) {
    constexpr std::size_t kLongWordBytes = 3;
    int lying = 0, upright = 0;
    for (const auto& line : page.lines)
        for (const auto& word : line.words)
            if (word.text.size() >= kLongWordBytes)
                ++(word.box.bottom - word.box.top > word.box.right - word.box.left ? lying : upright);
    return lying > upright;
}

class Words {
  public:
    Words(layout::OcrPage& page, double dpi) : page_(page), mmPerPoint_(kMmPerInch / dpi) {}

    void add(const tesseract::ResultIterator& at) {
        if (at.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) startLine(at);
        layout::OcrWord word;
        word.confidence =
            std::clamp(static_cast<int>(at.Confidence(tesseract::RIL_WORD)), 0, kMostConfidence);
        word.text = wordAt(at);
        int left = 0, top = 0, right = 0, bottom = 0;
        if (word.text.empty() || word.confidence < kLeastConfidence || count_ >= limits::kOcrWords ||
            !at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            return;
        word.box = {left * mmPerPoint_, top * mmPerPoint_, right * mmPerPoint_, bottom * mmPerPoint_};
        if (isNew_) page_.lines.push_back({sizePt_, {}});
        isNew_ = false;
        page_.lines.back().words.push_back(std::move(word));
        ++count_;
    }

  private:
    void startLine(const tesseract::ResultIterator& at) {
        float height = 0, descenders = 0, ascenders = 0;
        at.RowAttributes(&height, &descenders, &ascenders);
        sizePt_ = std::round(static_cast<double>(height) * mmPerPoint_ / kMmPerInch * kPointsPerInch * 2) / 2;
        isNew_ = true;
    }

    layout::OcrPage& page_;
    double mmPerPoint_;
    double sizePt_{0};
    bool isNew_{true};
    std::size_t count_{0};
};

}  // namespace

Recogniser::Recogniser(const std::string& model) : api_(std::make_unique<tesseract::TessBaseAPI>()) {
    const auto bytes = readFile(model);
    if (api_->Init(bytes.data(), static_cast<int>(bytes.size()), "vie", tesseract::OEM_LSTM_ONLY, nullptr, 0,
                   nullptr, nullptr, false, nullptr) != 0)
        throw Error(ErrorCode::unavailable, "not a model of tesseract: " + model);
    api_->SetPageSegMode(tesseract::PSM_AUTO);
}

Recogniser::~Recogniser() = default;

std::optional<layout::OcrPage> Recogniser::read(const Picture& picture, int number,
                                                const extract::Budget& budget) {
    const int turn = turnToUpright(picture);
    auto page = readTurned(picture, number, turn, budget);
    // A page of few words may lie otherwise than its letters let on: then others read better.
    for (const int more : {90, 270, 180}) {
        if (!page || (layout::confidenceOf(*page) >= kDoubtful && !liesOnItsSide(*page))) break;
        auto other = readTurned(picture, number, (turn + more) % 360, budget);
        if (!other) break;
        if (liesOnItsSide(*page) ? !liesOnItsSide(*other) : weightOf(*other) > weightOf(*page))
            page = std::move(other);
    }
    return page;
}

std::optional<layout::OcrPage> Recogniser::readTurned(const Picture& picture, int number, int turnDegrees,
                                                      const extract::Budget& budget) {
    const auto upright = madeUpright(picture, turnDegrees);
    Pix* pix = upright.picture.pix.get();
    const double dpi = upright.picture.dpi;
    layout::OcrPage page;
    page.number = number;
    page.widthMm = pixGetWidth(pix) * kMmPerInch / dpi;
    page.heightMm = pixGetHeight(pix) * kMmPerInch / dpi;
    page.turnDegrees = upright.turnDegrees;
    page.skewDegrees = upright.skewDegrees;
    api_->SetImage(pix);
    api_->SetSourceResolution(static_cast<int>(dpi));
    tesseract::ETEXT_DESC monitor;
    monitor.cancel = isSpent;
    monitor.cancel_this = const_cast<extract::Budget*>(&budget);
    const bool whole = api_->Recognize(&monitor) == 0 && !budget.nearlySpent();
    if (whole) {
        const std::unique_ptr<tesseract::ResultIterator> at(api_->GetIterator());
        Words words(page, dpi);
        if (at) do {
                if (!at->Empty(tesseract::RIL_WORD)) words.add(*at);
            } while (at->Next(tesseract::RIL_WORD));
    }
    api_->Clear();
    return whole ? std::optional{std::move(page)} : std::nullopt;
}

}  // namespace vanthu::ocr
