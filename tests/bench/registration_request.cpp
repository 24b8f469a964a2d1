#include "tests/bench/registration_request.h"

#include "tests/bench/load_client.h"

#include <sstream>

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace vanthu::bench {

namespace {

constexpr std::size_t kFileBytes = 4096;
constexpr const char* kContentType = "multipart/form-data; boundary=vanthu-bench";
constexpr const char* kDash = "--vanthu-bench";

std::string sha256Hex(const std::string& content) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(content);
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace

std::string freshContent(std::mt19937_64& random) {
    std::string content;
    content.reserve(kFileBytes + 20);
    while (content.size() < kFileBytes)
        content += std::to_string(random()) + ' ';
    content.resize(kFileBytes);
    return content;
}

std::string registrationRequest(const std::string& token, const std::string& content,
                                std::string_view receiver) {
    const auto receivers =
        receiver.empty() ? "" : R"("receivers":[{"organisation":")" + std::string(receiver) + R"("}],)";
    const std::string document =
        R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch cải cách hành chính năm 2026",)"
        R"("signer":{"name":"Nguyễn Văn An"},)" +
        receivers + R"("files":[{"part":"file1","name":"ke-hoach.txt","size":)" +
        std::to_string(content.size()) + R"(,"sha256":")" + sha256Hex(content) + R"("}]})";
    std::ostringstream body;
    body << kDash << "\r\nContent-Disposition: form-data; name=\"document\"\r\n"
         << "Content-Type: application/json\r\n\r\n"
         << document << "\r\n"
         << kDash << "\r\nContent-Disposition: form-data; name=\"file1\"; filename=\"ke-hoach.txt\"\r\n"
         << "Content-Type: text/plain\r\n\r\n"
         << content << "\r\n"
         << kDash << "--\r\n";
    return postRequest("/api/v1/documents", token, kContentType, body.str());
}

}  // namespace vanthu::bench
