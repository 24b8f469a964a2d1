#include "indexer/extract/biff.h"

#include <algorithm>

#include "indexer/extract/ole_file.h"
#include "indexer/extract/utf16.h"

namespace vanthu::extract {
namespace {

constexpr std::size_t kHeadBytes = 4;
constexpr std::uint16_t kContinue = 0x003C;

}  // namespace

std::optional<BiffRecord> BiffRecords::next() {
    if (at_ + kHeadBytes > stream_.size()) return std::nullopt;
    const auto type = littleEndian16(stream_, at_);
    const std::size_t size = littleEndian16(stream_, at_ + 2);
    if (size > stream_.size() - at_ - kHeadBytes) return std::nullopt;
    const auto data = stream_.substr(at_ + kHeadBytes, size);
    at_ += kHeadBytes + size;
    return BiffRecord{type, data};
}

std::vector<std::string_view> BiffRecords::continuations() {
    std::vector<std::string_view> parts;
    while (littleEndian16(stream_, at_) == kContinue) {
        const auto record = next();
        if (!record) break;
        parts.push_back(record->data);
    }
    return parts;
}

bool BiffTexts::atEnd() {
    while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
        ++part_;
        at_ = 0;
    }
    return part_ >= parts_.size();
}

void BiffTexts::skip(std::size_t bytes) {
    while (bytes > 0 && !atEnd()) {
        const auto step = std::min(bytes, parts_[part_].size() - at_);
        at_ += step;
        bytes -= step;
    }
}

unsigned char BiffTexts::byte() {
    return atEnd() ? 0 : static_cast<unsigned char>(parts_[part_][at_++]);
}

std::uint32_t BiffTexts::number(int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value |= std::uint32_t{byte()} << (8 * i);
    return value;
}

std::u16string BiffTexts::units(std::size_t count, bool wide) {
    std::u16string units;
    while (count > 0 && part_ < parts_.size()) {
        if (at_ >= parts_[part_].size()) {
            // Letters that go on in the next record are announced anew.
            if (atEnd()) break;
            wide = (byte() & 1) != 0;
            continue;
        }
        units += wide ? static_cast<char16_t>(number(2)) : letterOfByte(static_cast<char>(byte()));
        --count;
    }
    return units;
}

std::string BiffTexts::letters(std::size_t count) {
    const bool wide = (byte() & 1) != 0;
    return utf8Of(units(count, wide));
}

std::string BiffTexts::text(int lengthBytes) {
    constexpr unsigned kWide = 1, kPhonetic = 4, kRich = 8;
    const std::size_t count = number(lengthBytes);
    const unsigned flags = byte();
    const std::size_t runs = (flags & kRich) != 0 ? number(2) : 0;
    const std::size_t phonetic = (flags & kPhonetic) != 0 ? number(4) : 0;
    auto text = utf8Of(units(count, (flags & kWide) != 0));
    skip(4 * runs + phonetic);
    return text;
}

}  // namespace vanthu::extract
