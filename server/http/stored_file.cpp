#include "server/http/stored_file.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::http {

// RFC 6266: a plain name for old readers, the real one in UTF-8.
std::string attachmentNamed(const std::string& name) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string plain;
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool simple = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '.' || c == '-' || c == '_';
        if (simple) {
            plain += c;
            encoded += c;
        } else {
            if ((byte & 0xC0) != 0x80) plain += '_';
            encoded += '%';
            encoded += kHex[byte >> 4];
            encoded += kHex[byte & 15];
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

int filePosition(const Request& request) {
    return static_cast<int>(std::min<std::int64_t>(request.pathNumber(1), INT32_MAX));
}

Answer fileAnswer(app::OpenFile open) {
    Answer answer;
    answer.contentType = open.file.mediaType;
    answer.stream = std::move(open.bytes);
    answer.streamBytes = open.file.sizeBytes;
    return std::move(answer)
        .with("Content-Disposition", attachmentNamed(open.file.name))
        .with("ETag", '"' + open.file.digest + '"');
}

}  // namespace vanthu::http
