#include "server/http/multipart.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/http/problem.h"

#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/MultipartReader.h>
#include <Poco/Net/NameValueCollection.h>
#include <Poco/Net/NetException.h>

#include <array>
#include <istream>
#include <streambuf>

namespace vanthu::http {

namespace {

Refused uploadTooLarge() {
    return Refused{Refusal::uploadTooLarge, {std::to_string(limits::kUploadBytes >> 30)}};
}

/// Hands bytes on until the limit, then throws: a chunked body says nothing about its length beforehand.
class LimitedBuffer : public std::streambuf {
  public:
    LimitedBuffer(std::istream& source, std::int64_t limit) : source_(source), left_(limit) {}

  private:
    int_type underflow() override {
        source_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
        const auto count = source_.gcount();
        if (count <= 0) return traits_type::eof();
        left_ -= count;
        if (left_ < 0) throw uploadTooLarge();
        setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
        return traits_type::to_int_type(bytes_[0]);
    }

    std::istream& source_;
    std::int64_t left_;
    std::array<char, 16384> bytes_{};
};

RequestFault broken() {
    return RequestFault(Fault::malformedBody, "",
                        {{"body", "broken_multipart", "Phần thân multipart/form-data không đọc được."}});
}

std::string boundaryOf(const std::string& contentType) {
    constexpr std::size_t kBoundaryMax = 70;  // RFC 2046
    std::string value;
    Poco::Net::NameValueCollection parameters;
    Poco::Net::MessageHeader::splitParameters(contentType, value, parameters);
    auto boundary = parameters.get("boundary", "");
    if (boundary.empty() || boundary.size() > kBoundaryMax) throw broken();
    return boundary;
}

}  // namespace

struct MultipartBody::State {
    LimitedBuffer buffer;
    std::istream limited;
    Poco::Net::MultipartReader reader;

    State(std::istream& source, const std::string& boundary)
        : buffer(source, limits::kUploadBytes), limited(&buffer), reader(limited, boundary) {
        limited.exceptions(std::ios::badbit);  // lets the limit's own exception through
    }
};

MultipartBody::MultipartBody(Request& request) {
    if (request.contentLength() > limits::kUploadBytes) throw uploadTooLarge();
    state_ = std::make_unique<State>(request.stream(), boundaryOf(request.contentType()));
}

MultipartBody::~MultipartBody() = default;

std::optional<std::string> MultipartBody::next() {
    try {
        if (!state_->reader.hasNextPart()) return std::nullopt;
        Poco::Net::MessageHeader header;
        state_->reader.nextPart(header);
        std::string disposition;
        Poco::Net::NameValueCollection parameters;
        Poco::Net::MessageHeader::splitParameters(header.get("Content-Disposition", ""), disposition,
                                                  parameters);
        return parameters.get("name", "");
    } catch (const Poco::Exception&) {
        throw broken();
    } catch (const std::ios_base::failure&) {
        throw broken();  // Poco steps back in a body that is too short for that
    }
}

std::size_t MultipartBody::read(char* buffer, std::size_t size) {
    auto& part = state_->reader.stream();
    part.read(buffer, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(part.gcount());
}

std::string MultipartBody::text(std::size_t limit) {
    std::string text;
    std::array<char, 16384> buffer;
    while (const auto size = read(buffer.data(), buffer.size())) {
        text.append(buffer.data(), size);
        if (text.size() > limit) throw Refused(Refusal::bodyTooLarge, {std::to_string(limit)});
    }
    return text;
}

}  // namespace vanthu::http
