#include "server/app/media_type.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::app {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kMediaTypes{{
    {".pdf", "application/pdf"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".doc", "application/msword"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".xls", "application/vnd.ms-excel"},
    {".html", "text/html"},
    {".htm", "text/html"},
    {".txt", "text/plain"},
    {".rtf", "application/rtf"},
    {".jpg", "image/jpeg"},
    {".png", "image/png"},
    {".tif", "image/tiff"},
    {".zip", "application/zip"},
}};
constexpr std::size_t kMediaTypeMax = 100;

}  // namespace

bool isMediaType(std::string_view text) {
    const auto plain = [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\\'; };
    return text.size() <= kMediaTypeMax && std::all_of(text.begin(), text.end(), plain) &&
           std::count(text.begin(), text.end(), '/') == 1 && text.front() != '/' && text.back() != '/';
}

bool looksLikePdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::string mediaTypeOf(const std::string& fileName) {
    const auto lower = domain::isValidUtf8(fileName) ? domain::lowered(fileName) : fileName;
    for (const auto& [ending, mediaType] : kMediaTypes)
        if (lower.ends_with(ending)) return std::string(mediaType);
    return "application/octet-stream";
}

}  // namespace vanthu::app
