#include "server/letters/letter_reader.h"

#include "server/letters/protocol.h"
#include "server/stamp/child_record.h"
#include "server/stamp/stamp_child.h"

#include <charconv>
#include <system_error>

namespace vanthu::letters {
namespace {

template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool addToLetter(const stamp::ChildRecord& record, Letter& letter) {
    const std::string value(record.value);
    if (record.key == kMessageId) {
        letter.messageId = value;
    } else if (record.key == kFrom) {
        letter.from = value;
    } else if (record.key == kSubject) {
        letter.subject = value;
    } else if (record.key == kDate) {
        const auto seconds = numberIn<std::int64_t>(value);
        constexpr std::int64_t kLast = 253'402'300'799;  // of the year 9999
        // What is no date of ours is none at all.
        if (seconds && *seconds >= 0 && *seconds <= kLast)
            letter.date = domain::Timestamp{std::chrono::seconds{*seconds}};
    } else if (record.key == kTooMany) {
        letter.filesLeftOut = true;
    } else if (record.key == kFileName && letter.files.size() < limits::kIntakeFiles) {
        letter.files.push_back({value, {}, {}});
    } else if (record.key == kFileType && !letter.files.empty()) {
        letter.files.back().mediaType = value;
    } else if (record.key == kFileBytes && !letter.files.empty() && letter.files.back().bytes.empty()) {
        letter.files.back().bytes = value;
    } else {
        return false;
    }
    return true;
}

}  // namespace

std::optional<Letter> letterFrom(std::string_view records) {
    Letter letter;
    while (!records.empty()) {
        const auto record = stamp::nextRecord(records);
        if (!record || !addToLetter(*record, letter)) return std::nullopt;
    }
    for (const auto& file : letter.files)
        if (file.bytes.empty()) return std::nullopt;
    return letter;
}

std::filesystem::path LetterReader::programBesideOwn() {
    return limited::programBesideOwn("vanthu-letter");
}

std::optional<Letter> LetterReader::read(std::string_view message) const {
    if (message.empty() || message.size() > limits_.fileBytes) return std::nullopt;
    const auto file = limited::sealedFile(message);
    const auto records = stamp::outputOf(program_, limits_, {}, {{file.number(), kMessage}});
    return records ? letterFrom(*records) : std::nullopt;
}

}  // namespace vanthu::letters
