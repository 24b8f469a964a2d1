#pragma once

#include "schemas/domain/time.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

enum class Paper { a4Portrait, a4Landscape };
enum class FontFace { regular, bold, italic, boldItalic };
enum class Align { left, centre, right };
/// A part belongs to the section before it.
enum class BookmarkLevel { section, part };

/// Red, green, blue from 0 to 1.
struct Colour {
    float red{0};
    float green{0};
    float blue{0};
};

struct TextStyle {
    FontFace face{FontFace::regular};
    double sizePt{13};
    Colour colour{};
};

/// Distances from the left and the upper edge of the page.
struct Box {
    double leftMm{0};
    double topMm{0};
    double widthMm{0};
    double heightMm{0};
};

/// Properties of the file. The time is written as Vietnam time; two files of equal content are equal bytes.
struct PdfProperties {
    std::string title;
    std::string author;
    domain::Timestamp createdAt{};
};

/// Where Debian's fonts-liberation puts Liberation Serif, which has the metrics of Times New Roman (NĐ
/// 30/2020, Phụ lục I).
inline constexpr std::string_view kFontFolder = "/usr/share/fonts/truetype/liberation2";

/// Where a text is missing there are dots to write on.
[[nodiscard]] inline std::string orDots(const std::string& text, const char* dots) {
    return text.empty() ? dots : text;
}

/// A PDF in the making: UTF-8 text in embedded Liberation Serif, lines and areas, measured in millimetres
/// from the upper left corner. Everything is drawn on the page added or selected last. One thread at a time;
/// every call throws Error{internal} when libharu fails.
class PdfDocument {
  public:
    explicit PdfDocument(const PdfProperties& properties,
                         const std::filesystem::path& fontFolder = kFontFolder);
    ~PdfDocument();
    PdfDocument(PdfDocument&&) noexcept;

    void addPage(Paper paper);
    void addPage(double widthMm, double heightMm);
    /// 0 is the first page.
    void selectPage(int index);
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] double pageWidthMm() const;
    [[nodiscard]] double pageHeightMm() const;

    [[nodiscard]] double textWidthMm(std::string_view text, const TextStyle& style) const;
    /// Lines of at most that width, broken at blanks, within a word only where the word alone is wider.
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, const TextStyle& style,
                                                   double widthMm) const;

    /// One line; `align` says which point of it stands at x. y is the baseline.
    void text(double xMm, double baselineMm, std::string_view text, const TextStyle& style,
              Align align = Align::left);
    /// Wrapped lines with their first one indented; returns the y below the last line.
    double paragraph(const Box& box, std::string_view text, const TextStyle& style, Align align = Align::left,
                     double firstIndentMm = 0);
    /// Lines as they are, from the upper edge of the box down, aligned within its width.
    void lines(const Box& box, const std::vector<std::string>& lines, const TextStyle& style,
               Align align = Align::left);
    void line(double fromXMm, double fromYMm, double toXMm, double toYMm, double widthPt = 0.5,
              const Colour& colour = {});
    void fill(const Box& box, const Colour& colour);
    void frame(const Box& box, double widthPt = 0.5, const Colour& colour = {});
    void frames(const std::vector<Box>& boxes, double widthPt = 0.5, const Colour& colour = {});

    /// A PNG, stretched into the box; what is transparent in it stays so.
    void picture(const Box& box, std::string_view png);

    /// In the list of contents that viewers show beside the pages: leads to that height of this page.
    void bookmark(std::string_view title, double topMm, BookmarkLevel level = BookmarkLevel::section);

    /// The file as it stands now.
    [[nodiscard]] std::string bytes() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Distance of two baselines.
[[nodiscard]] double lineHeightMm(const TextStyle& style);

}  // namespace vanthu::reports
