#include "server/mail/letter_text.h"

#include "schemas/domain/error.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace vanthu::mail {
namespace {

constexpr std::size_t kBodyLine = 57;  ///< bytes that make 76 characters of base64
constexpr std::string_view kPlainText = "text/plain; charset=UTF-8";
/// Between the parts of a letter; base64 has no "_", so that it stands in none of them.
constexpr std::string_view kBoundary = "=_vanthu_part";
constexpr std::size_t kSubjectWord = 45;  ///< bytes of one encoded word, which may have 75 characters

std::string base64(std::string_view bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < left ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= left ? kDigits[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

bool isInsideCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// RFC 2047: words of whole characters, each on a line of its own.
std::string encodedWords(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        auto size = std::min(kSubjectWord, text.size());
        while (size > 1 && size < text.size() && isInsideCharacter(text[size]))
            --size;
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return words;
}

/// "Mon, 02 Mar 2026 08:00:00 +0700".
std::string dateText(domain::Timestamp moment) {
    static constexpr std::array kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = domain::vietnamDate(moment);
    const auto seconds = static_cast<int>((moment - domain::startOfDay(day)).count());
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0700",
                  kDays[static_cast<std::size_t>(((day.days() % 7) + 7) % 7)], day.day(),
                  kMonths[day.month() - 1], day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text.data();
}

std::string header(std::string_view name, const std::string& value) {
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!plain || value.empty())
        throw Error(ErrorCode::invalidInput,
                    "a mail header " + std::string(name) + " with a wrong character");
    return std::string(name) + ": " + value + "\r\n";
}

/// Headers and content, which is text where it has no name.
void appendPart(std::string& text, std::string_view mediaType, const std::string& name,
                std::string_view content) {
    if (name.find_first_of("\"\\") != std::string::npos)
        throw Error(ErrorCode::invalidInput, "a name of a mailed file with a quote");
    text += header("Content-Type", std::string(mediaType));
    if (!name.empty()) text += header("Content-Disposition", "attachment; filename=\"" + name + '"');
    text += "Content-Transfer-Encoding: base64\r\n\r\n";
    while (!content.empty()) {
        const auto size = std::min(kBodyLine, content.size());
        text += base64(content.substr(0, size)) + "\r\n";
        content.remove_prefix(size);
    }
}

}  // namespace

std::string wireText(const Letter& letter, const std::string& from) {
    std::string text = header("From", "vanthu <" + from + ">") + header("To", "<" + letter.to + ">") +
                       "Subject: " + encodedWords(letter.subject) + "\r\n" +
                       header("Date", dateText(letter.date)) +
                       header("Message-ID", "<" + letter.messageId + ">") +
                       "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    if (letter.attachments.empty()) {
        appendPart(text, kPlainText, "", letter.body);
        return text;
    }
    text += "Content-Type: multipart/mixed; boundary=\"" + std::string(kBoundary) + "\"\r\n";
    const auto begin = [&] { text += "\r\n--" + std::string(kBoundary) + "\r\n"; };
    begin();
    appendPart(text, kPlainText, "", letter.body);
    for (const auto& attachment : letter.attachments) {
        begin();
        appendPart(text, attachment.mediaType, attachment.name, attachment.bytes);
    }
    return text + "\r\n--" + std::string(kBoundary) + "--\r\n";
}

}  // namespace vanthu::mail
