#include "server/http/body_piece.h"

#include "server/http/problem.h"

#include <Poco/Base64Decoder.h>
#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <ctime>
#include <istream>
#include <iterator>
#include <sstream>

namespace vanthu::http {

std::size_t BodyPiece::read(char* buffer, std::size_t size) {
    if (!request_.hasBody()) return 0;
    auto& stream = request_.stream();
    stream.read(buffer, static_cast<std::streamsize>(size));
    const auto count = static_cast<std::size_t>(stream.gcount());
    read_ += static_cast<std::int64_t>(count);
    if (count == 0 && request_.contentLength() > read_) throw RequestFault(Fault::bodyEndedEarly);
    return count;
}

std::optional<std::string> fromBase64(const std::string& text) {
    std::istringstream source(text);
    Poco::Base64Decoder decoder(source);
    std::string bytes;
    try {
        decoder.exceptions(std::ios::badbit);
        bytes.assign(std::istreambuf_iterator<char>(decoder), {});
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return bytes;
}

std::string httpDate(domain::Timestamp moment) {
    const auto seconds = static_cast<std::time_t>(moment.time_since_epoch().count());
    return Poco::DateTimeFormatter::format(Poco::Timestamp::fromEpochTime(seconds),
                                           Poco::DateTimeFormat::HTTP_FORMAT);
}

}  // namespace vanthu::http
