#include "client-cli/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace vanthu::cli {
namespace {

constexpr int kBarCells = 24;
constexpr std::chrono::milliseconds kRedraw{100};

std::string clockOf(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    std::array<char, 40> text{};
    if (whole >= 3600)
        std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text.data(), text.size(), "%02ld:%02ld", whole / 60, whole % 60);
    return text.data();
}

}  // namespace

Progress::Progress(std::ostream& err, Style style, std::string label, Now now)
    : err_(err),
      style_(style),
      label_(std::move(label)),
      now_(std::move(now)),
      start_(now_()),
      drawnAt_(start_) {}

void Progress::update(std::int64_t done, std::int64_t total, std::int64_t count) {
    const int percent =
        total > 0 ? static_cast<int>(std::clamp<std::int64_t>(done * 100 / total, 0, 100)) : 0;
    const bool tooSoon = drawnPercent_ >= 0 && now_() - drawnAt_ < kRedraw && percent < 100;
    if (style_ == Style::bar && (tooSoon || (percent == 100 && drawnPercent_ == 100))) return;
    if (style_ == Style::lines && drawnPercent_ >= 0 && percent / 10 == drawnPercent_ / 10) return;
    draw(percent, done, total, count);
    drawnPercent_ = percent;
    drawnAt_ = now_();
}

void Progress::draw(int percent, std::int64_t done, std::int64_t total, std::int64_t count) {
    const double elapsed = std::chrono::duration<double>(now_() - start_).count();
    std::string text = label_ + ": ";
    if (style_ == Style::bar) {
        const int full = percent * kBarCells / 100;
        text += "[";
        for (int cell = 0; cell < kBarCells; ++cell)
            text += cell < full ? "█" : "·";
        text += "] ";
    }
    text += std::to_string(percent) + " %, " + std::to_string(count);
    if (elapsed >= 1)
        text += ", " + std::to_string(static_cast<std::int64_t>(static_cast<double>(count) / elapsed)) + "/s";
    if (elapsed >= 1 && done > 0 && done < total)
        text += ", còn " + clockOf(elapsed * static_cast<double>(total - done) / static_cast<double>(done));
    // \x1b[K wipes what a longer text left behind.
    err_ << (style_ == Style::bar ? "\r" + text + "\x1b[K" : text + "\n") << std::flush;
}

void Progress::finish() {
    if (style_ == Style::bar && drawnPercent_ >= 0) err_ << "\r\x1b[K" << std::flush;
}

}  // namespace vanthu::cli
