#include "server/reports/pdf_document.h"

#include <array>
#include <cstddef>
#include <functional>
#include <unordered_map>
#include <utility>

#include <hpdf.h>

#include "schemas/domain/error.h"

namespace vanthu::reports {
namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kLineSpacing = 1.17;
constexpr double kDescent = 0.22;  ///< share of a line below its baseline
constexpr std::array kFontFiles{"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"};

HPDF_REAL points(double millimetres) {
    return static_cast<HPDF_REAL>(millimetres * kPointsPerMm);
}

/// libharu calls this from C code, which an exception must not cross: the status is kept and thrown later.
void recordError(HPDF_STATUS status, HPDF_STATUS detail, void* recorded) {
    auto& first = *static_cast<std::pair<HPDF_STATUS, HPDF_STATUS>*>(recorded);
    if (first.first == HPDF_OK) first = {status, detail};
}

HPDF_Date vietnamTime(domain::Timestamp moment) {
    using namespace std::chrono;
    const auto local = moment + hours{7};
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss time{local - day};
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<int>(static_cast<unsigned>(date.month())),
            .day = static_cast<int>(static_cast<unsigned>(date.day())),
            .hour = static_cast<int>(time.hours().count()),
            .minutes = static_cast<int>(time.minutes().count()),
            .seconds = static_cast<int>(time.seconds().count()),
            .ind = '+',
            .off_hour = 7,
            .off_minutes = 0};
}

constexpr std::size_t kShortText = 24;
constexpr std::size_t kKnownTexts = 20'000;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
/// Widths of texts in thousandths of their size.
using Widths = std::unordered_map<std::string, HPDF_UINT, TextHash, std::equal_to<>>;

/// Bytes of the first UTF-8 character.
std::size_t characterLength(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

}  // namespace

struct PdfDocument::State {
    std::pair<HPDF_STATUS, HPDF_STATUS> failure{HPDF_OK, HPDF_OK};
    std::filesystem::path fontFolder;
    HPDF_Doc document{nullptr};
    HPDF_Page page{nullptr};
    std::vector<HPDF_Page> pages;
    HPDF_Outline section{nullptr};  ///< the last one
    std::array<HPDF_Font, kFontFiles.size()> fonts{};
    std::array<Widths, kFontFiles.size()> widths;

    State() : document(HPDF_New(&recordError, &failure)) { check("starting a PDF"); }
    ~State() {
        if (document != nullptr) HPDF_Free(document);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void check(const char* doing) const {
        if (failure.first == HPDF_OK && document != nullptr) return;
        throw Error(ErrorCode::internal, std::string("libharu failed at ") + doing + ": status " +
                                             std::to_string(failure.first) + ", detail " +
                                             std::to_string(failure.second));
    }

    /// Fonts are embedded when first used.
    HPDF_Font font(FontFace face) {
        auto& loaded = fonts.at(static_cast<std::size_t>(face));
        if (loaded != nullptr) return loaded;
        const auto path = (fontFolder / kFontFiles.at(static_cast<std::size_t>(face))).string();
        const char* name = HPDF_LoadTTFontFromFile(document, path.c_str(), HPDF_TRUE);
        if (name == nullptr)
            throw Error(ErrorCode::internal, "cannot load the font " + path + "; install fonts-liberation2");
        loaded = HPDF_GetFont(document, name, "UTF-8");
        check("loading a font");
        return loaded;
    }

    double widthMm(std::string_view text, const TextStyle& style) {
        return thousandths(text, style.face) * style.sizePt / 1000.0 / kPointsPerMm;
    }

    /// libharu looks for every letter in a list: the widths of short texts, the words of a language, are
    /// kept.
    HPDF_UINT thousandths(std::string_view text, FontFace face) {
        auto& known = widths.at(static_cast<std::size_t>(face));
        const bool isShort = text.size() <= kShortText;
        if (isShort)
            if (const auto found = known.find(text); found != known.end()) return found->second;
        const auto measured = HPDF_Font_TextWidth(font(face), reinterpret_cast<const HPDF_BYTE*>(text.data()),
                                                  static_cast<HPDF_UINT>(text.size()));
        check("measuring text");
        if (isShort && known.size() < kKnownTexts) known.emplace(text, measured.width);
        return measured.width;
    }

    /// What the page already has is not said again: a register of a year has half a million lines of text.
    void use(const TextStyle& style) {
        const auto colour = HPDF_Page_GetRGBFill(page);
        if (colour.r != style.colour.red || colour.g != style.colour.green || colour.b != style.colour.blue)
            HPDF_Page_SetRGBFill(page, style.colour.red, style.colour.green, style.colour.blue);
        auto* wanted = font(style.face);
        const auto size = static_cast<HPDF_REAL>(style.sizePt);
        if (HPDF_Page_GetCurrentFont(page) != wanted || HPDF_Page_GetCurrentFontSize(page) != size)
            HPDF_Page_SetFontAndSize(page, wanted, size);
    }

    [[nodiscard]] HPDF_REAL fromTop(double yMm) const { return HPDF_Page_GetHeight(page) - points(yMm); }
};

PdfDocument::PdfDocument(const PdfProperties& properties, const std::filesystem::path& fontFolder)
    : state_(std::make_unique<State>()) {
    auto* document = state_->document;
    state_->fontFolder = fontFolder;
    HPDF_UseUTFEncodings(document);
    HPDF_SetCurrentEncoder(document, "UTF-8");
    HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
    HPDF_SetInfoAttr(document, HPDF_INFO_TITLE, properties.title.c_str());
    HPDF_SetInfoAttr(document, HPDF_INFO_AUTHOR, properties.author.c_str());
    HPDF_SetInfoAttr(document, HPDF_INFO_CREATOR, "vanthu");
    HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, vietnamTime(properties.createdAt));
    state_->check("describing the file");
}

PdfDocument::~PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;

void PdfDocument::addPage(Paper paper) {
    state_->page = HPDF_AddPage(state_->document);
    state_->check("adding a page");
    HPDF_Page_SetSize(state_->page, HPDF_PAGE_SIZE_A4,
                      paper == Paper::a4Portrait ? HPDF_PAGE_PORTRAIT : HPDF_PAGE_LANDSCAPE);
    state_->check("adding a page");
    state_->pages.push_back(state_->page);
}

void PdfDocument::addPage(double widthMm, double heightMm) {
    addPage(Paper::a4Portrait);
    HPDF_Page_SetWidth(state_->page, points(widthMm));
    HPDF_Page_SetHeight(state_->page, points(heightMm));
    state_->check("sizing a page");
}

void PdfDocument::selectPage(int index) {
    state_->page = state_->pages.at(static_cast<std::size_t>(index));
}
int PdfDocument::pageCount() const {
    return static_cast<int>(state_->pages.size());
}
double PdfDocument::pageWidthMm() const {
    return HPDF_Page_GetWidth(state_->page) / kPointsPerMm;
}
double PdfDocument::pageHeightMm() const {
    return HPDF_Page_GetHeight(state_->page) / kPointsPerMm;
}

double PdfDocument::textWidthMm(std::string_view text, const TextStyle& style) const {
    return state_->widthMm(text, style);
}

std::vector<std::string> PdfDocument::wrapped(std::string_view text, const TextStyle& style,
                                              double widthMm) const {
    std::vector<std::string> lines;
    std::string line;
    double lineWidth = 0;
    const auto endLine = [&] {
        lines.push_back(std::exchange(line, {}));
        lineWidth = 0;
    };
    const double blankWidth = state_->widthMm(" ", style);
    while (!text.empty()) {
        const auto end = text.find(' ');
        auto word = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (word.empty()) continue;
        double wordWidth = state_->widthMm(word, style);
        if (!line.empty() && lineWidth + blankWidth + wordWidth > widthMm) endLine();
        while (wordWidth > widthMm) {
            std::size_t fitting = characterLength(word);
            while (fitting < word.size()) {
                const auto next = fitting + characterLength(word.substr(fitting));
                if (state_->widthMm(word.substr(0, next), style) > widthMm) break;
                fitting = next;
            }
            if (fitting == word.size()) break;
            line = word.substr(0, fitting);
            endLine();
            word.remove_prefix(fitting);
            wordWidth = state_->widthMm(word, style);
        }
        lineWidth += (line.empty() ? 0 : blankWidth) + wordWidth;
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty() || lines.empty()) endLine();
    return lines;
}

void PdfDocument::text(double xMm, double baselineMm, std::string_view text, const TextStyle& style,
                       Align align) {
    if (align == Align::centre) xMm -= textWidthMm(text, style) / 2;
    if (align == Align::right) xMm -= textWidthMm(text, style);
    auto* page = state_->page;
    state_->use(style);
    HPDF_Page_BeginText(page);
    HPDF_Page_TextOut(page, points(xMm), state_->fromTop(baselineMm), std::string(text).c_str());
    HPDF_Page_EndText(page);
    state_->check("writing text");
}

void PdfDocument::lines(const Box& box, const std::vector<std::string>& lines, const TextStyle& style,
                        Align align) {
    auto* page = state_->page;
    const double height = lineHeightMm(style);
    double baseline = box.topMm + (1 - kDescent) * height;
    state_->use(style);
    HPDF_Page_BeginText(page);
    for (const auto& line : lines) {
        if (!line.empty()) {
            const double room = align == Align::left ? 0 : box.widthMm - state_->widthMm(line, style);
            const double x = box.leftMm + (align == Align::centre ? room / 2 : room);
            HPDF_Page_TextOut(page, points(x), state_->fromTop(baseline), line.c_str());
        }
        baseline += height;
    }
    HPDF_Page_EndText(page);
    state_->check("writing text");
}

double PdfDocument::paragraph(const Box& box, std::string_view content, const TextStyle& style, Align align,
                              double firstIndentMm) {
    double y = box.topMm;
    auto lines = wrapped(content, style, box.widthMm - firstIndentMm);
    // Only the first line is shorter: what follows it is wrapped again at the full width.
    if (firstIndentMm > 0 && lines.size() > 1) {
        const auto rest = content.substr(content.find_first_not_of(' ') + lines.front().size());
        auto others = wrapped(rest, style, box.widthMm);
        lines.resize(1);
        lines.insert(lines.end(), others.begin(), others.end());
    }
    double indent = firstIndentMm;
    for (const auto& line : lines) {
        y += lineHeightMm(style);
        const double x = align == Align::left     ? box.leftMm + indent
                         : align == Align::centre ? box.leftMm + box.widthMm / 2
                                                  : box.leftMm + box.widthMm;
        text(x, y - kDescent * lineHeightMm(style), line, style, align);
        indent = 0;
    }
    return y;
}

void PdfDocument::line(double fromXMm, double fromYMm, double toXMm, double toYMm, double widthPt,
                       const Colour& colour) {
    auto* page = state_->page;
    HPDF_Page_SetRGBStroke(page, colour.red, colour.green, colour.blue);
    HPDF_Page_SetLineWidth(page, static_cast<HPDF_REAL>(widthPt));
    HPDF_Page_MoveTo(page, points(fromXMm), state_->fromTop(fromYMm));
    HPDF_Page_LineTo(page, points(toXMm), state_->fromTop(toYMm));
    HPDF_Page_Stroke(page);
    state_->check("drawing a line");
}

void PdfDocument::picture(const Box& box, std::string_view png) {
    auto* image = HPDF_LoadPngImageFromMem(state_->document, reinterpret_cast<const HPDF_BYTE*>(png.data()),
                                           static_cast<HPDF_UINT>(png.size()));
    state_->check("reading a picture");
    HPDF_Page_DrawImage(state_->page, image, points(box.leftMm), state_->fromTop(box.topMm + box.heightMm),
                        points(box.widthMm), points(box.heightMm));
    state_->check("drawing a picture");
}

void PdfDocument::fill(const Box& box, const Colour& colour) {
    auto* page = state_->page;
    HPDF_Page_SetRGBFill(page, colour.red, colour.green, colour.blue);
    HPDF_Page_Rectangle(page, points(box.leftMm), state_->fromTop(box.topMm + box.heightMm),
                        points(box.widthMm), points(box.heightMm));
    HPDF_Page_Fill(page);
    state_->check("filling an area");
}

void PdfDocument::frame(const Box& box, double widthPt, const Colour& colour) {
    frames({box}, widthPt, colour);
}

void PdfDocument::frames(const std::vector<Box>& boxes, double widthPt, const Colour& colour) {
    if (boxes.empty()) return;
    auto* page = state_->page;
    HPDF_Page_SetRGBStroke(page, colour.red, colour.green, colour.blue);
    HPDF_Page_SetLineWidth(page, static_cast<HPDF_REAL>(widthPt));
    for (const auto& box : boxes)
        HPDF_Page_Rectangle(page, points(box.leftMm), state_->fromTop(box.topMm + box.heightMm),
                            points(box.widthMm), points(box.heightMm));
    HPDF_Page_Stroke(page);
    state_->check("drawing a frame");
}

void PdfDocument::bookmark(std::string_view title, double topMm, BookmarkLevel level) {
    auto* encoder = HPDF_GetEncoder(state_->document, "UTF-8");
    auto* parent = level == BookmarkLevel::part ? state_->section : nullptr;
    auto* outline = HPDF_CreateOutline(state_->document, parent, std::string(title).c_str(), encoder);
    state_->check("adding a bookmark");
    auto* destination = HPDF_Page_CreateDestination(state_->page);
    HPDF_Destination_SetFitH(destination, state_->fromTop(topMm));  // libharu cannot leave the size as it is
    HPDF_Outline_SetDestination(outline, destination);
    state_->check("adding a bookmark");
    if (level == BookmarkLevel::section) state_->section = outline;
}

std::string PdfDocument::bytes() const {
    HPDF_SaveToStream(state_->document);
    state_->check("saving");
    std::string content(HPDF_GetStreamSize(state_->document), '\0');
    auto size = static_cast<HPDF_UINT32>(content.size());
    HPDF_ResetStream(state_->document);
    HPDF_ReadFromStream(state_->document, reinterpret_cast<HPDF_BYTE*>(content.data()), &size);
    state_->check("saving");
    content.resize(size);
    return content;
}

double lineHeightMm(const TextStyle& style) {
    return style.sizePt * kLineSpacing / kPointsPerMm;
}

}  // namespace vanthu::reports
