#include "schemas/layout/records.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace vanthu::layout {
namespace {

/// No page, letter or place on a page is larger.
constexpr double kMostLength = 100'000;

}  // namespace

void putField(std::string& out, double figure) {
    std::array<char, 32> digits{};
    if (!std::isfinite(figure)) figure = 0;
    figure = std::clamp(figure, -kMostLength, kMostLength);
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), figure, std::chars_format::fixed, 2).ptr;
    out += '\t';
    out.append(digits.data(), end);
}

void putField(std::string& out, int figure) {
    out += '\t' + std::to_string(figure);
}

void putField(std::string& out, std::string_view text) {
    out += '\t';
    std::transform(text.begin(), text.end(), std::back_inserter(out),
                   [](char letter) { return letter == '\t' || letter == '\n' ? ' ' : letter; });
}

std::string_view Fields::text() {
    require(!ended_);
    const auto end = rest_.find('\t');
    const auto field = rest_.substr(0, end);
    ended_ = end == std::string_view::npos;
    rest_ = ended_ ? std::string_view{} : rest_.substr(end + 1);
    return field;
}

double Fields::length() {
    const auto field = text();
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    require(error == std::errc{} && end == field.data() + field.size() && std::abs(value) <= kMostLength);
    return good_ ? value : 0;
}

int Fields::number(int least, int most) {
    const auto field = text();
    int value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    require(error == std::errc{} && end == field.data() + field.size() && value >= least && value <= most);
    return good_ ? value : least;
}

}  // namespace vanthu::layout
