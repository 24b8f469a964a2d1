#include "server/http/dav.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/http/body_piece.h"
#include "server/http/problem.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>
#include <Poco/UUIDGenerator.h>

#include <array>

namespace vanthu::http {
namespace {

constexpr std::string_view kDavRoot = "/dav/";
constexpr const char* kDavMethods = "OPTIONS, PROPFIND, HEAD, PUT, MKCOL, LOCK, UNLOCK";
constexpr std::size_t kDavBuffer = 256u << 10;
constexpr int kLengthRequired = 411;
constexpr int kInsufficientStorage = 507;
constexpr const char* kDiskRetrySeconds = "30";

/// Where a request goes: a drop, and a path in it, decoded, without a slash at the end.
struct DavPlace {
    std::string drop;
    std::string path;
    [[nodiscard]] std::string name() const { return path.substr(path.rfind('/') + 1); }
};

std::optional<DavPlace> placeOf(std::string_view target) {
    std::string decoded;
    try {
        Poco::URI::decode(std::string(target.substr(kDavRoot.size())), decoded);
    } catch (const Poco::Exception&) {
        return std::nullopt;
    }
    while (decoded.ends_with('/'))
        decoded.pop_back();
    const auto slash = decoded.find('/');
    if (slash == std::string::npos) return DavPlace{decoded, {}};
    return DavPlace{decoded.substr(0, slash), decoded.substr(slash + 1)};
}

Answer said(int status, const std::string& sentence) {
    Answer answer;
    answer.status = status;
    answer.contentType = "text/plain; charset=utf-8";
    answer.body = std::make_shared<const std::string>(sentence + '\n');
    return answer;
}

Answer empty(int status) {
    Answer answer;
    answer.status = status;
    return answer;
}

Answer multistatus(int status, const std::string& inner) {
    Answer answer;
    answer.status = status;
    answer.contentType = "application/xml; charset=utf-8";
    answer.body = std::make_shared<const std::string>("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + inner);
    return answer;
}

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        if (c == '&')
            xml += "&amp;";
        else if (c == '<')
            xml += "&lt;";
        else if (c == '>')
            xml += "&gt;";
        else if (static_cast<unsigned char>(c) >= 0x20)
            xml += c;
    }
    return xml;
}

/// The drop that name and password of the request open.
domain::Drop openDrop(Request& request, const DavPlace& place) {
    constexpr std::string_view kScheme = "Basic ";
    const auto header = request.header("Authorization");
    std::string name;
    std::string password;
    if (header.starts_with(kScheme))
        if (const auto pair = fromBase64(header.substr(kScheme.size()))) {
            const auto colon = pair->find(':');
            name = pair->substr(0, colon);
            if (colon != std::string::npos) password = pair->substr(colon + 1);
        }
    // Devices ask without a password first: that is no failed attempt.
    if (password.empty() || name != place.drop)
        throw Refused(Refusal::dropPasswordWrong, {name, request.address()});
    return request.app().drops.open(name, password, request.address());
}

/// What is at a place, as far as the drop was told; the drop itself is an empty folder.
std::optional<app::DropEcho::Told> foundAt(Request& request, const domain::Drop& drop,
                                           const DavPlace& place) {
    const auto now = request.app().surroundings.clock.now();
    if (place.path.empty()) return app::DropEcho::Told{true, 0, now};
    return request.app().dropEcho.find(drop.id, place.path, now);
}

void noteAt(Request& request, const domain::Drop& drop, const DavPlace& place, bool isFolder,
            std::int64_t sizeBytes) {
    request.app().dropEcho.note(drop.id, place.path,
                                {isFolder, sizeBytes, request.app().surroundings.clock.now()});
}

// Which properties are asked for is not looked at: all there are are told, and no XML from outside is read.
Answer propertiesOf(Request& request, const domain::Drop& drop, const DavPlace& place) {
    const auto found = foundAt(request, drop, place);
    if (!found) return said(404, "Không có tệp này.");
    std::string properties;
    if (found->isFolder)
        properties = "<D:resourcetype><D:collection/></D:resourcetype>";
    else
        properties = "<D:resourcetype/><D:getcontentlength>" + std::to_string(found->sizeBytes) +
                     "</D:getcontentlength>";
    return multistatus(207, "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>" + escaped(request.path()) +
                                "</D:href><D:propstat><D:prop>" + properties + "<D:getlastmodified>" +
                                httpDate(found->at) +
                                "</D:getlastmodified></D:prop><D:status>HTTP/1.1 200 OK</D:status>"
                                "</D:propstat></D:response></D:multistatus>");
}

/// std::nullopt when the body may be taken.
std::optional<Answer> unfit(Request& request, const DavPlace& place) {
    if (place.path.empty()) return said(405, "Hãy ghi tệp vào trong điểm nhận.");
    if (place.name().starts_with('.')) return said(403, "Không nhận tệp ẩn. Hãy gửi chính tệp văn bản.");
    if (!request.header("Content-Range").empty()) return said(400, "Hãy gửi cả tệp một lần.");
    // The end of a body without a length cannot be told from a connection that broke.
    if (request.contentLength() < 0) return said(kLengthRequired, "Thiếu Content-Length của tệp.");
    if (request.contentLength() > limits::kIntakeFileBytes)
        return said(413, "Tệp lớn hơn " + std::to_string(limits::kIntakeFileBytes >> 30) +
                             " GiB. Hãy quét với độ phân giải thấp hơn, hoặc chia thành nhiều tệp.");
    return std::nullopt;
}

Answer putFile(Request& request, const domain::Drop& drop, const DavPlace& place) {
    if (auto refused = unfit(request, place)) return std::move(*refused);
    // Windows and macOS write an empty file first and the content after it.
    if (request.contentLength() > 0) {
        BodyPiece body(request);
        auto incoming = request.app().drops.receive();
        std::array<char, kDavBuffer> buffer;
        while (const auto count = body.read(buffer.data(), buffer.size()))
            incoming.write({buffer.data(), count});
        request.app().drops.put(drop, place.name(), std::move(incoming));
    }
    noteAt(request, drop, place, false, request.contentLength());
    return empty(201);
}

/// Items have no folders: what a device makes is only remembered for its next questions.
Answer makeFolder(Request& request, const domain::Drop& drop, const DavPlace& place) {
    if (request.hasBody()) return said(415, "Không nhận nội dung khi tạo thư mục.");
    if (foundAt(request, drop, place)) return said(405, "Đã có thư mục này.");
    noteAt(request, drop, place, true, 0);
    return empty(201);
}

/// A lock keeps nobody off: nothing that is put here can be overwritten.
Answer lock() {
    const auto token = "opaquelocktoken:" + Poco::UUIDGenerator::defaultGenerator().createRandom().toString();
    return multistatus(200,
                       "<D:prop xmlns:D=\"DAV:\"><D:lockdiscovery><D:activelock><D:locktype><D:write/>"
                       "</D:locktype><D:lockscope><D:exclusive/></D:lockscope><D:depth>0</D:depth>"
                       "<D:timeout>Second-600</D:timeout><D:locktoken><D:href>" +
                           token + "</D:href></D:locktoken></D:activelock></D:lockdiscovery></D:prop>")
        .with("Lock-Token", '<' + token + '>');
}

Answer answerOf(Request& request, const DavPlace& place) {
    const auto& method = request.method();
    const auto drop = openDrop(request, place);
    if (method == "PROPFIND") return propertiesOf(request, drop, place);
    if (method == "HEAD") return empty(foundAt(request, drop, place) ? 200 : 404);
    if (method == "PUT") return putFile(request, drop, place);
    if (method == "MKCOL") return makeFolder(request, drop, place);
    if (method == "LOCK") return lock();
    if (method == "UNLOCK") return empty(204);
    if (method == "GET") return said(403, "Điểm nhận chỉ để gửi tệp vào.");
    return said(405, "Điểm nhận chỉ để gửi tệp vào.").with("Allow", kDavMethods);
}

Answer failed(const Error& error) {
    const auto problem = problemOf(error);
    const bool isFull = error.code() == ErrorCode::unavailable;
    const auto* refused = dynamic_cast<const Refused*>(&error);
    auto answer =
        said(isFull ? kInsufficientStorage : problem.status,
             refused != nullptr
                 ? refused->explanation()
                 : "Máy chủ tạm chưa lưu được tệp. Hãy gửi lại sau; nếu lặp lại, báo quản trị viên.");
    if (isFull)
        answer.headers.emplace_back("Retry-After", kDiskRetrySeconds);
    else if (problem.retryAfterSeconds > 0)
        answer.headers.emplace_back("Retry-After", std::to_string(problem.retryAfterSeconds));
    if (error.code() == ErrorCode::notAuthenticated)
        answer.headers.emplace_back("WWW-Authenticate", "Basic realm=\"vanthu\", charset=\"UTF-8\"");
    return answer;
}

}  // namespace

bool isDavPath(std::string_view path) {
    return path.starts_with(kDavRoot);
}

Answer serveDav(Request& request) {
    if (request.method() == "OPTIONS")
        return empty(200).with("DAV", "1, 2").with("MS-Author-Via", "DAV").with("Allow", kDavMethods);
    const auto place = placeOf(request.path());
    if (!place) return said(400, "Địa chỉ có dấu % sai.");
    try {
        return answerOf(request, *place);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::internal) throw;
        return failed(error);
    }
}

}  // namespace vanthu::http
