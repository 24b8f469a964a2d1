#include "schemas/domain/limits.h"
#include "server/http/body_piece.h"
#include "server/http/handlers.h"
#include "server/http/problem.h"

#include <charconv>
#include <map>
#include <sstream>

// The tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, expiration, checksum,
// termination.
namespace vanthu::http {
namespace {

constexpr const char* kTusVersion = "1.0.0";
constexpr const char* kOffsetStream = "application/offset+octet-stream";
constexpr int kChecksumMismatch = 460;
constexpr int kWrongVersion = 412;

/// A client that speaks another version is told ours. Who says nothing is taken at his word.
std::optional<Answer> otherVersion(const Request& request) {
    const auto spoken = request.header("Tus-Resumable");
    if (spoken.empty() || spoken == kTusVersion) return std::nullopt;
    Answer answer;
    answer.status = kWrongVersion;
    return std::move(answer).with("Tus-Version", kTusVersion);
}

Answer tus(Answer answer) {
    return std::move(answer).with("Tus-Resumable", kTusVersion);
}

/// What is wrong with a header, told like a field.
[[noreturn]] void rejectHeader(const std::string& name, const char* code, const std::string& message) {
    throw Error(ErrorCode::invalidInput, "the header " + name + " is wrong", {{name, code, message}});
}

std::int64_t numberHeader(const Request& request, const std::string& name) {
    const auto text = request.header(name);
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0)
        rejectHeader(name, text.empty() ? "required" : "not_a_number", "Cần một số nguyên từ 0.");
    return number;
}

/// "filename YS5wZGY=,sha256 …": names and values of Upload-Metadata.
std::map<std::string, std::string> metadataOf(const Request& request) {
    const std::string name = "Upload-Metadata";
    std::map<std::string, std::string> values;
    std::istringstream pairs(request.header(name));
    for (std::string pair; std::getline(pairs, pair, ',');) {
        pair.erase(0, pair.find_first_not_of(' '));
        const auto blank = pair.find(' ');
        const auto value = fromBase64(blank == std::string::npos ? std::string{} : pair.substr(blank + 1));
        if (!value || !values.emplace(pair.substr(0, blank), *value).second)
            rejectHeader(name, "malformed", "Viết dạng: filename BASE64,sha256 BASE64 …, mỗi tên một lần.");
    }
    return values;
}

/// The digest of "sha256 BASE64" in hexadecimal digits; "" without the header.
std::string checksumOf(const Request& request) {
    const std::string name = "Upload-Checksum";
    const auto text = request.header(name);
    if (text.empty()) return {};
    constexpr std::string_view kAlgorithm = "sha256 ";
    constexpr std::size_t kDigestBytes = 32;
    const auto bytes =
        text.starts_with(kAlgorithm) ? fromBase64(text.substr(kAlgorithm.size())) : std::nullopt;
    if (!bytes || bytes->size() != kDigestBytes)
        rejectHeader(name, "not_a_digest", "Viết dạng: sha256 BASE64.");
    std::string hex;
    for (const char c : *bytes)
        for (const int shift : {4, 0})
            hex += "0123456789abcdef"[(static_cast<unsigned char>(c) >> shift) & 0x0F];
    return hex;
}

Answer withUpload(Answer answer, const domain::Upload& upload) {
    answer.headers.emplace_back("Upload-Offset", std::to_string(upload.receivedBytes));
    answer.headers.emplace_back("Upload-Length", std::to_string(upload.sizeBytes));
    answer.headers.emplace_back("Upload-Expires", httpDate(upload.expiresAt));
    return tus(std::move(answer));
}

}  // namespace

Answer createUpload(Request& request) {
    if (auto other = otherVersion(request)) return std::move(*other);
    auto metadata = metadataOf(request);
    app::UploadRequest upload;
    upload.sizeBytes = numberHeader(request, "Upload-Length");
    upload.name = metadata["filename"];
    upload.mediaType = metadata["filetype"];
    upload.sha256 = metadata["sha256"];
    if (const auto purpose = metadata["purpose"]; !purpose.empty()) {
        const auto known = domain::parse<domain::UploadPurpose>(purpose);
        if (!known) rejectHeader("purpose", "unknown_value", "Cho phép: intake, draft.");
        upload.purpose = *known;
    }
    if (const auto unit = metadata["unit"]; !unit.empty()) upload.unit = app::organisationReference(unit);
    auto created = request.app().uploads.create(
        request.caller(), upload,
        request.requestKey(request.header("Upload-Length") + '\n' + request.header("Upload-Metadata")));
    const auto id = std::to_string(created.id.value);
    return tus(createdAnswer(std::move(created.answer)))
        .with("Location", "/api/v1/uploads/" + id)
        .with("Tus-Extension", "creation,expiration,checksum,termination")
        .with("Tus-Checksum-Algorithm", "sha256")
        .with("Tus-Max-Size", std::to_string(limits::kIntakeFileBytes));
}

Answer showUpload(Request& request) {
    if (auto other = otherVersion(request)) return std::move(*other);
    const auto upload = request.app().uploads.status(request.caller(), {request.pathNumber(0)});
    return withUpload(jsonAnswer(app::toJson(upload)), upload);
}

Answer appendToUpload(Request& request) {
    if (auto other = otherVersion(request)) return std::move(*other);
    if (request.mediaType() != kOffsetStream) throw RequestFault(Fault::unsupportedMediaType, kOffsetStream);
    const auto offset = numberHeader(request, "Upload-Offset");
    const auto checksum = checksumOf(request);
    BodyPiece piece(request);
    const auto upload =
        request.app().uploads.append(request.caller(), {request.pathNumber(0)}, offset, piece, checksum);
    if (!upload) {
        Answer mismatch;
        mismatch.status = kChecksumMismatch;
        return tus(std::move(mismatch));
    }
    return withUpload(noContent(), *upload);
}

Answer removeUpload(Request& request) {
    if (auto other = otherVersion(request)) return std::move(*other);
    request.app().uploads.remove(request.caller(), {request.pathNumber(0)});
    return tus(noContent());
}

}  // namespace vanthu::http
