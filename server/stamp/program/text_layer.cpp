#include "server/stamp/program/text_layer.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "schemas/domain/utf8.h"
#include "server/stamp/program/page_units.h"

namespace vanthu::stamp {
namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;
/// Of a glyph, in its height.
constexpr double kGlyphWidth = 0.5;
constexpr double kSmallest = 0.1;

struct Point {
    double x;
    double y;
};

/// From a place on the upright and level page, in millimetres, to one on the page as it is shown.
Point onShownPage(Point place, const layout::OcrPage& page) {
    const double angle = -page.skewDegrees * kRadians;
    const double fromMiddleX = place.x - page.widthMm / 2;
    const double fromMiddleY = place.y - page.heightMm / 2;
    const double x = page.widthMm / 2 + fromMiddleX * std::cos(angle) - fromMiddleY * std::sin(angle);
    const double y = page.heightMm / 2 + fromMiddleX * std::sin(angle) + fromMiddleY * std::cos(angle);
    switch (page.turnDegrees) {
        case 90:
            return {y, page.widthMm - x};
        case 180:
            return {page.widthMm - x, page.heightMm - y};
        case 270:
            return {page.heightMm - y, x};
        default:
            return {x, y};
    }
}

Point inPoints(Point shownMm, const ShownPage& shown) {
    const double x = shownMm.x * kPointsPerMm;
    const double y = shownMm.y * kPointsPerMm;
    switch (shown.rotation) {
        case 90:
            return {shown.left + y, shown.bottom + x};
        case 180:
            return {shown.right - x, shown.bottom + y};
        case 270:
            return {shown.right - y, shown.top - x};
        default:
            return {shown.left + x, shown.top - y};
    }
}

double distance(Point from, Point to) {
    return std::hypot(to.x - from.x, to.y - from.y);
}

/// UTF-16 in hexadecimal; `units` counts.
std::string hexOf(std::string_view text, int& units) {
    std::string hex;
    const auto add = [&](std::uint32_t unit) {
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), "%04X", static_cast<unsigned>(unit & 0xFFFF));
        hex += digits.data();
        ++units;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto point = static_cast<std::uint32_t>(domain::nextCodePoint(text, at));
        if (point < 0x10000) {
            add(point);
        } else {
            add(0xD800 + ((point - 0x10000) >> 10));
            add(0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
    return hex;
}

std::string figure(double value) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.3f ", std::isfinite(value) ? value : 0.0);
    return digits.data();
}

std::string wordText(const layout::OcrWord& word, const layout::OcrPage& page, const ShownPage& shown) {
    const auto at = [&](double x, double y) { return inPoints(onShownPage({x, y}, page), shown); };
    const auto origin = at(word.box.left, word.box.bottom);
    const auto end = at(word.box.right, word.box.bottom);
    const auto above = at(word.box.left, word.box.top);
    const double width = distance(origin, end);
    const double height = distance(origin, above);
    int units = 0;
    const auto hex = hexOf(word.text, units);
    if (width < kSmallest || height < kSmallest || units == 0) return {};
    const double stretch = width / (units * kGlyphWidth * height) * 100;
    std::string out = std::string(kTextFont) + ' ' + figure(height) + "Tf " + figure(stretch) + "Tz ";
    for (const auto tip : {end, above}) {
        const double length = distance(origin, tip);
        out += figure((tip.x - origin.x) / length) + figure((tip.y - origin.y) / length);
    }
    out += figure(origin.x) + figure(origin.y) + "Tm <" + hex + "> Tj\n";
    return out;
}

/// Code to letter: the same number, in ranges that do not cross a first byte.
std::string identityMap() {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /VanthuIdentity def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr unsigned kBlock = 64;
    for (unsigned high = 0; high < 256; ++high) {
        std::array<char, 40> line{};
        if (high % kBlock == 0) map += std::to_string(kBlock) + " beginbfrange\n";
        std::snprintf(line.data(), line.size(), "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
        map += line.data();
        if (high % kBlock == kBlock - 1) map += "endbfrange\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace

std::string invisibleText(const layout::OcrPage& page, const ShownPage& shown) {
    constexpr const char* kInvisible = "q\nBT\n3 Tr\n";
    std::string text = kInvisible;
    for (const auto& line : page.lines)
        for (const auto& word : line.words)
            text += wordText(word, page, shown);
    return text + "ET\nQ\n";
}

QPDFObjectHandle makeTextFont(QPDF& pdf) {
    const auto map = pdf.makeIndirectObject(pdf.newStream(identityMap()));
    auto font = QPDFObjectHandle::parse(
        "<< /Type /Font /Subtype /Type0 /BaseFont /VanthuGlyphless /Encoding /Identity-H /DescendantFonts [ "
        "<< "
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /VanthuGlyphless /CIDToGIDMap /Identity /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type "
        "/FontDescriptor /FontName /VanthuGlyphless /Flags 5 /FontBBox [ 0 0 500 1000 ] /ItalicAngle 0 "
        "/Ascent "
        "1000 /Descent 0 /CapHeight 1000 /StemV 80 >> >> ] >>");
    font.replaceKey("/ToUnicode", map);
    return pdf.makeIndirectObject(font);
}

}  // namespace vanthu::stamp
