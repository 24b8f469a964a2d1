#include "storage/journal_segment.h"

#include <algorithm>
#include <cstring>

namespace vanthu::storage {

namespace {

constexpr std::string_view kMagic = "VTJ1";
constexpr std::size_t kLengthAt = 4;
constexpr std::size_t kDigestAt = 8;

std::uint32_t lengthIn(std::string_view header) {
    std::uint32_t length = 0;
    for (unsigned i = 0; i < 4; ++i)
        length |= static_cast<std::uint32_t>(static_cast<unsigned char>(header[kLengthAt + i])) << (8 * i);
    return length;
}

/// The record at the front of `bytes` when it is whole and right.
std::optional<JournalSegment::Record> recordAt(std::string_view bytes, std::uint64_t offset) {
    if (bytes.size() < JournalSegment::kHeaderBytes || !bytes.starts_with(kMagic)) return std::nullopt;
    JournalSegment::Record record;
    record.length = lengthIn(bytes);
    record.offset = offset + JournalSegment::kHeaderBytes;
    std::memcpy(record.digest.data(), bytes.data() + kDigestAt, record.digest.size());
    bytes.remove_prefix(JournalSegment::kHeaderBytes);
    if (bytes.size() < record.length || sha256(bytes.substr(0, record.length)) != record.digest)
        return std::nullopt;
    return record;
}

}  // namespace

void JournalSegment::encode(std::string& buffer, const Sha256& digest, std::string_view blob) {
    buffer += kMagic;
    for (unsigned i = 0; i < 4; ++i)
        buffer += static_cast<char>((blob.size() >> (8 * i)) & 0xff);
    buffer.append(reinterpret_cast<const char*>(digest.data()), digest.size());
    buffer += blob;
}

JournalSegment::Scan JournalSegment::scan(std::uint64_t from) const {
    // A segment is some 64 MiB and is read at most once as a whole: when the store opens.
    const auto bytes = file_.readAt(from, static_cast<std::size_t>(std::max(file_.size(), from) - from));
    Scan result;
    result.end = from;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto record = recordAt(std::string_view{bytes}.substr(at), from + at);
        if (!record) {
            at = std::min(bytes.find(kMagic, at + 1), bytes.size());
            continue;
        }
        if (from + at > result.end) result.damagedAt.push_back(result.end);  // bytes before it were no record
        result.records.push_back(*record);
        at += kHeaderBytes + record->length;
        result.end = from + at;
    }
    return result;
}

std::string JournalSegment::read(const Record& record) const {
    return file_.readAt(record.offset, record.length);
}

}  // namespace vanthu::storage
