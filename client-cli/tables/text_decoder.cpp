#include "client-cli/tables/text_decoder.h"

#include "schemas/domain/utf8.h"

#include <algorithm>
#include <utility>

namespace vanthu::tables {
namespace {

constexpr std::size_t kPieceBytes = 64u << 10;

bool isHigh(int unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLow(int unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

TextDecoder::TextDecoder(std::unique_ptr<std::istream> bytes) : bytes_(std::move(bytes)) {
    detect();
}

bool TextDecoder::refill() {
    raw_.resize(kPieceBytes);
    bytes_->read(raw_.data(), static_cast<std::streamsize>(raw_.size()));
    raw_.resize(static_cast<std::size_t>(bytes_->gcount()));
    bytesRead_ += static_cast<std::int64_t>(raw_.size());
    at_ = 0;
    return !raw_.empty();
}

void TextDecoder::detect() {
    if (!refill()) return;
    const auto byte = [&](std::size_t i) {
        return i < raw_.size() ? static_cast<unsigned char>(raw_[i]) : 0x20;
    };
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) {
        at_ = 3;
    } else if (byte(0) == 0xFF && byte(1) == 0xFE) {
        encoding_ = Encoding::utf16Little;
        at_ = 2;
    } else if (byte(0) == 0xFE && byte(1) == 0xFF) {
        encoding_ = Encoding::utf16Big;
        at_ = 2;
    } else {
        // A head has digits, marks and blanks enough: in UTF-16 each of them comes with a zero.
        std::size_t even = 0;
        std::size_t odd = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(raw_.size(), 512); ++i)
            if (raw_[i] == 0) ++(i % 2 == 0 ? even : odd);
        if (odd > 8 && odd > 4 * even) encoding_ = Encoding::utf16Little;
        if (even > 8 && even > 4 * odd) encoding_ = Encoding::utf16Big;
    }
}

int TextDecoder::unit() {
    if (held_ >= 0) return std::exchange(held_, -1);
    int pair[2]{};
    for (int& one : pair) {
        if (at_ == raw_.size() && !refill()) return -1;
        one = static_cast<unsigned char>(raw_[at_++]);
    }
    return encoding_ == Encoding::utf16Little ? pair[0] | pair[1] << 8 : pair[0] << 8 | pair[1];
}

int TextDecoder::next() {
    const int byte = peek();
    if (byte < 0) return byte;
    if (encoding_ == Encoding::utf8)
        ++at_;
    else
        ++pendingAt_;
    return byte;
}

int TextDecoder::peek() {
    if (encoding_ == Encoding::utf8) {
        if (at_ == raw_.size() && !refill()) return -1;
        return static_cast<unsigned char>(raw_[at_]);
    }
    if (pendingAt_ == pending_.size()) {
        const int first = unit();
        if (first < 0) return -1;
        auto point = static_cast<char32_t>(first);
        if (isHigh(first)) {
            const int second = unit();
            if (isLow(second)) {
                point = 0x10000 + ((static_cast<char32_t>(first) - 0xD800) << 10) +
                        (static_cast<char32_t>(second) - 0xDC00);
            } else {
                held_ = second;
                point = domain::kReplacement;
            }
        } else if (isLow(first)) {
            point = domain::kReplacement;
        }
        pending_.clear();
        pendingAt_ = 0;
        domain::appendUtf8(point, pending_);
    }
    return static_cast<unsigned char>(pending_[pendingAt_]);
}

}  // namespace vanthu::tables
