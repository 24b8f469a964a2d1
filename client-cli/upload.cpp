#include "client-cli/upload.h"

#include "client-cli/failure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <vector>

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace vanthu::cli {
namespace {

struct MediaType {
    std::string_view ending;
    std::string_view type;
};
constexpr std::array kMediaTypes{
    MediaType{".pdf", "application/pdf"},
    MediaType{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    MediaType{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    MediaType{".odt", "application/vnd.oasis.opendocument.text"},
    MediaType{".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    MediaType{".doc", "application/msword"},
    MediaType{".xls", "application/vnd.ms-excel"},
    MediaType{".html", "text/html"},
    MediaType{".htm", "text/html"},
    MediaType{".txt", "text/plain"},
    MediaType{".rtf", "application/rtf"},
    MediaType{".zip", "application/zip"},
    MediaType{".jpg", "image/jpeg"},
    MediaType{".jpeg", "image/jpeg"},
    MediaType{".png", "image/png"},
    MediaType{".tif", "image/tiff"},
    MediaType{".tiff", "image/tiff"},
};

std::int64_t sizeOf(const std::string& file) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        throw Failure("không có tệp " + file, "kiểm tra lại đường dẫn sau --file");
    const auto size = std::filesystem::file_size(file, problem);
    if (problem) throw Failure("không đọc được tệp " + file, "kiểm tra quyền đọc");
    if (size == 0) throw Failure("tệp rỗng: " + file, "chọn tệp có nội dung");
    return static_cast<std::int64_t>(size);
}

}  // namespace

ApiAnswer askAboutFile(Api& api, const std::string& path, const std::string& file, const std::string& hint) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem)) throw Failure("không có tệp " + file, hint);
    ApiRequest request;
    request.method = "POST";
    request.path = path;
    request.uploads = {{"file", file, mediaTypeOf(file)}};
    request.repeat = Repeat::always;  // nothing is kept
    return api.send(request);
}

std::string mediaTypeOf(const std::string& fileName) {
    std::string ending = std::filesystem::path(fileName).extension().string();
    for (auto& c : ending)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const auto& type : kMediaTypes)
        if (type.ending == ending) return std::string(type.type);
    return "application/octet-stream";
}

std::string sha256Of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    Poco::SHA2Engine digest(Poco::SHA2Engine::SHA_256);
    std::vector<char> piece(std::size_t{1} << 16);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        digest.update(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof()) throw Failure("không đọc được tệp " + file, "kiểm tra quyền đọc");
    return Poco::DigestEngine::digestToHex(digest.digest());
}

std::vector<UploadPart> declareFiles(const std::vector<std::string>& files, Json& body,
                                     const std::string& prefix) {
    std::vector<UploadPart> parts;
    Json declared = Json::array();
    for (const auto& file : files) {
        const std::string part = prefix + std::to_string(parts.size() + 1);
        const std::string name = std::filesystem::path(file).filename().string();
        const std::int64_t size = sizeOf(file);
        declared.add(Json::object()
                         .set("part", part)
                         .set("name", name)
                         .set("media_type", mediaTypeOf(name))
                         .set("size", size)
                         .set("sha256", sha256Of(file)));
        parts.push_back({part, file, mediaTypeOf(name)});
    }
    if (!files.empty()) body.set("files", std::move(declared));
    return parts;
}

}  // namespace vanthu::cli
