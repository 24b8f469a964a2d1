#include <algorithm>
#include <string>

#include "server/demo/letter.h"
#include "server/reports/pdf_document.h"

namespace vanthu::demo {
namespace {

using reports::Align;
using reports::FontFace;
using reports::PdfDocument;
using reports::TextStyle;

// Margins and places of NĐ 30/2020, Phụ lục I, in millimetres.
constexpr double kLeft = 30;
constexpr double kWidth = 210 - kLeft - 18;
constexpr double kTop = 20;
constexpr double kBottom = 297 - 22;
constexpr double kAgencyCentre = kLeft + 33;
constexpr double kStateCentre = kLeft + kWidth - 46;
constexpr double kIndent = 12.7;

class Page {
  public:
    explicit Page(const Letter& letter)
        : letter_(letter),
          pdf_({letter.typeName.empty() ? letter.subject : letter.typeName + " " + letter.subject,
                letter.agency, domain::startOfDay(letter.date)}) {
        pdf_.addPage(reports::Paper::a4Portrait);
    }

    std::string draw() {
        drawHead();
        drawTitle();
        for (const auto& paragraph : letter_.paragraphs)
            drawParagraph(paragraph);
        drawEnd();
        return pdf_.bytes();
    }

  private:
    double centred(double centre, double width, double y, const std::string& text, const TextStyle& style) {
        return pdf_.paragraph({centre - width / 2, y, width, 0}, text, style, Align::centre);
    }

    void drawHead() {
        double left = kTop;
        for (const auto& line : letter_.agencyAbove)
            left = centred(kAgencyCentre, 72, left, line, {FontFace::regular, 12});
        left = centred(kAgencyCentre, 72, left, letter_.agency, {FontFace::bold, 12});
        pdf_.line(kAgencyCentre - 12, left + 1, kAgencyCentre + 12, left + 1);
        left = centred(kAgencyCentre, 72, left + 3, "Số: " + letter_.code, {FontFace::regular, 13});
        if (letter_.typeName.empty())
            left = centred(kAgencyCentre, 66, left + 1, letter_.subject, {FontFace::regular, 12});

        double right =
            centred(kStateCentre, 100, kTop, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {FontFace::bold, 12});
        const TextStyle motto{FontFace::bold, 13};
        right = centred(kStateCentre, 100, right, "Độc lập - Tự do - Hạnh phúc", motto);
        const double half = pdf_.textWidthMm("Độc lập - Tự do - Hạnh phúc", motto) / 2;
        pdf_.line(kStateCentre - half, right + 1, kStateCentre + half, right + 1);
        right = centred(kStateCentre, 100, right + 3, placeAndDate(letter_), {FontFace::italic, 13});
        y_ = std::max(left, right) + 6;
    }

    void drawTitle() {
        const double centre = kLeft + kWidth / 2;
        if (!letter_.typeName.empty()) {
            y_ = centred(centre, kWidth, y_, letter_.typeName, {FontFace::bold, 14});
            y_ = centred(centre, 130, y_, letter_.subject, {FontFace::bold, 14});
            pdf_.line(centre - 20, y_ + 1.5, centre + 20, y_ + 1.5);
            y_ += 6;
        }
        if (letter_.addressees.empty()) return;
        y_ = pdf_.paragraph({kLeft + 20, y_, kWidth - 20, 0}, "Kính gửi:", {});
        for (const auto& addressee : letter_.addressees)
            y_ = pdf_.paragraph({kLeft + 42, y_, kWidth - 42, 0}, "- " + addressee + ";", {});
        y_ += 4;
    }

    void drawParagraph(const std::string& text) {
        constexpr double kRoom = 40;
        if (y_ > kBottom - kRoom) {
            pdf_.addPage(reports::Paper::a4Portrait);
            pdf_.text(105, 14, std::to_string(pdf_.pageCount()), {}, Align::centre);
            y_ = kTop;
        }
        y_ = pdf_.paragraph({kLeft, y_, kWidth, 0}, text, {}, Align::left, kIndent) + 2.2;
    }

    void drawEnd() {
        constexpr double kHeight = 55;
        if (y_ > kBottom - kHeight) {
            pdf_.addPage(reports::Paper::a4Portrait);
            pdf_.text(105, 14, std::to_string(pdf_.pageCount()), {}, Align::centre);
            y_ = kTop;
        }
        double left = pdf_.paragraph({kLeft, y_ + 3, 80, 0}, "Nơi nhận:", {FontFace::boldItalic, 12});
        for (const auto& receiver : letter_.receivers)
            left = pdf_.paragraph({kLeft, left, 80, 0}, "- " + receiver, {FontFace::regular, 11});
        double right = y_ + 3;
        if (!letter_.authority.empty())
            right = centred(kStateCentre, 80, right, letter_.authority, {FontFace::bold, 13});
        right = centred(kStateCentre, 80, right, letter_.position, {FontFace::bold, 13});
        centred(kStateCentre, 80, right + 24, letter_.signer, {FontFace::bold, 13});
    }

    const Letter& letter_;
    PdfDocument pdf_;
    double y_{kTop};
};

}  // namespace

std::string placeAndDate(const Letter& letter) {
    const auto twoDigits = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const auto month = letter.date.month();
    return letter.place + ", ngày " + twoDigits(letter.date.day()) + " tháng " +
           (month <= 2 ? twoDigits(month) : std::to_string(month)) + " năm " +
           std::to_string(letter.date.year());
}

std::string toPdf(const Letter& letter) {
    return Page(letter).draw();
}

}  // namespace vanthu::demo
