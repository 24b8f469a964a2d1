#include "indexer/extract/powerpoint97.h"

#include <algorithm>
#include <string>

#include "indexer/extract/utf16.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

constexpr std::size_t kRecordHeadBytes = 8;
constexpr std::uint16_t kContainer = 0xF;  ///< version of a record that holds records
constexpr std::uint16_t kMaster = 0x03F8, kHandout = 0x0FC9, kWideText = 0x0FA0, kText = 0x0FA8;
constexpr std::uint32_t kEncryptedMark = 0xF3D1C4DF;

std::u16string lettersOf(std::string_view data, bool wide) {
    std::u16string units;
    for (std::size_t at = 0; at < data.size(); at += wide ? 2 : 1) {
        const char16_t unit = wide ? char16_t{littleEndian16(data, at)} : letterOfByte(data[at]);
        if (unit == '\r' || unit == 0x0B)
            units += u'\n';
        else if (unit >= 0x20 || unit == '\t')
            units += unit;
    }
    return units;
}

/// Appends the texts among the records; false when it had to stop early.
bool appendTexts(std::string_view stream, const Budget& budget, BoundedText& out) {
    constexpr int kRecordsAtOnce = 1000;  // asking for the time costs more than a record
    int count = 0;
    for (std::size_t at = 0; at + kRecordHeadBytes <= stream.size(); ++count) {
        if (out.full() || (count % kRecordsAtOnce == 0 && budget.nearlySpent())) return false;
        const bool isContainer = (littleEndian16(stream, at) & 0xF) == kContainer;
        const auto type = littleEndian16(stream, at + 2);
        const std::size_t size = littleEndian32(stream, at + 4);
        at += kRecordHeadBytes;
        if (isContainer && type != kMaster && type != kHandout) continue;
        if (type == kWideText || type == kText) {
            out.append(utf8Of(lettersOf(stream.substr(at, size), type == kWideText)));
            out.endLine();
        }
        at += std::min(size, stream.size() - at);
    }
    return true;
}

}  // namespace

Extraction extractPowerPoint97(const OleFile& file, const Budget& budget) {
    if (littleEndian32(file.stream("Current User"), 12) == kEncryptedMark)
        return {ExtractionState::encrypted, kHasPassword, {}};
    BoundedText text(budget.outputBytes());
    const bool whole = appendTexts(file.stream("PowerPoint Document"), budget, text);
    Extraction result = finished(text, kNoLetters);
    if (!whole && !text.full()) result.addReason(kStoppedEarly);
    return result;
}

}  // namespace vanthu::extract
