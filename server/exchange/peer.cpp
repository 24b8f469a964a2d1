#include "server/exchange/peer.h"

#include <charconv>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/z85.h"

namespace vanthu::exchange {
namespace {

constexpr std::string_view kScheme = "tcp://";
constexpr std::size_t kEndpointBytes = 255;

bool isPort(std::string_view text) {
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port > 0 && port < 65536;
}

bool isHost(std::string_view text) {
    return !text.empty() && text.find_first_not_of(
                                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789.-:[]") == std::string_view::npos;
}

bool isEndpoint(std::string_view text) {
    if (text.size() > kEndpointBytes || !text.starts_with(kScheme)) return false;
    text.remove_prefix(kScheme.size());
    const auto colon = text.rfind(':');
    return colon != std::string_view::npos && isHost(text.substr(0, colon)) && isPort(text.substr(colon + 1));
}

}  // namespace

domain::Peer normalised(domain::Peer peer) {
    peer.name = domain::normalised(peer.name);
    for (auto& code : peer.organisationCodes)
        code = domain::normalisedOrganisationCode(domain::normalised(code));
    return peer;
}

Violations checkEndpoint(const std::string& endpoint) {
    if (endpoint.empty() || isEndpoint(endpoint)) return {};
    return {{"endpoint", "not_an_endpoint",
             "Địa chỉ có dạng tcp://máy:cổng, để trống nếu chỉ bên kia kết nối đến."}};
}

Violations checkSignatureDemand(const domain::Peer& peer) {
    if (!peer.requiresSignatures || peer.isHub) return {};
    return {{"requires_signatures", "not_allowed",
             "Chỉ văn bản qua trục liên thông mới được ký; hệ thống nối trực tiếp thì bỏ trống."}};
}

Violations checkPeer(const domain::Peer& peer, const std::string& ownPublicKey) {
    Violations violations = checkEndpoint(peer.endpoint);
    const auto reject = [&](const std::string& field, const std::string& code, const std::string& message) {
        violations.push_back({field, code, message});
    };
    if (peer.name.empty()) reject("name", "required", "Cần tên của hệ thống liên thông.");
    if (domain::codePoints(peer.name) > limits::kOrganisationName)
        reject("name", "too_long", "Tên tối đa 200 ký tự.");
    if (!wire::isCurveKey(peer.publicKey))
        reject("public_key", "not_a_key", "Khóa công khai gồm 40 ký tự Z85, lấy ở hệ thống bên kia.");
    else if (peer.publicKey == ownPublicKey)
        reject("public_key", "own_key", "Đây là khóa của chính hệ thống này.");
    if (peer.organisationCodes.empty() && !peer.isHub)
        reject("organisation_codes", "required", "Cần ít nhất một mã định danh cơ quan.");
    if (!peer.organisationCodes.empty() && peer.isHub)
        reject("organisation_codes", "not_allowed",
               "Trục liên thông không có mã cơ quan: mọi cơ quan chưa khai riêng đều gửi qua trục.");
    for (std::size_t i = 0; i < peer.organisationCodes.size(); ++i) {
        const auto size = domain::codePoints(peer.organisationCodes[i]);
        if (size == 0 || size > limits::kOrganisationCode)
            reject("organisation_codes[" + std::to_string(i) + "]", size == 0 ? "required" : "too_long",
                   "Mã định danh từ 1 đến 35 ký tự.");
    }
    for (auto& violation : checkSignatureDemand(peer))
        violations.push_back(std::move(violation));
    if (peer.validTo && *peer.validTo < peer.validFrom)
        reject("valid_to", "too_early", "Ngày hết hiệu lực không được trước ngày bắt đầu.");
    return violations;
}

}  // namespace vanthu::exchange
