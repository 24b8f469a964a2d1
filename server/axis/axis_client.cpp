#include "server/axis/axis_client.h"

#include <openssl/sha.h>

#include <algorithm>
#include <utility>

#include "schemas/domain/error.h"
#include "server/axis/axis_answer.h"

namespace vanthu::axis {
namespace {

const char* nameOf(MessageType type) {
    return type == MessageType::document ? "edoc" : "status";
}

std::string dayText(domain::Date day) {
    auto text = day.iso();
    std::ranges::replace(text, '-', '/');
    return text;
}

std::string hashOf(std::string_view bytes) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    std::string text;
    for (const auto byte : digest)
        for (const int shift : {4, 0})
            text += "0123456789abcdef"[(byte >> shift) & 0x0F];
    return text;
}

}  // namespace

AxisClient::AxisClient(AxisSettings settings, std::stop_token stop)
    : url_(std::move(settings.url)),
      call_({.name = "The axis",
             .contentType = "application/octet-stream",
             .caFile = std::move(settings.caFile),
             .headers = {{"SystemId", std::move(settings.systemId)},
                         {"SecretKey", std::move(settings.secret)},
                         {"serviceType", "eDoc"}}},
            std::move(stop)) {}

std::optional<std::string> AxisClient::post(const char* call, const web_call::Headers& parameters,
                                            std::string_view body, std::size_t most) {
    try {
        return call_.post(url_ + call, parameters, body, most);
    } catch (const Error& error) {
        // The parameter is what this very message brought.
        if (error.code() == ErrorCode::invalidInput) throw AxisRefusal(error.what());
        throw;
    }
}

std::vector<ListedMessage> AxisClient::received(MessageType type, domain::Date from, domain::Date to) {
    const auto answer =
        post("/getReceivedEdocList",
             {{"messageType", nameOf(type)}, {"fromDate", dayText(from)}, {"toDate", dayText(to)}});
    if (!answer) throw Error{ErrorCode::unavailable, "The axis: its list is too long"};
    return listIn(*answer);
}

std::optional<std::string> AxisClient::fetch(const std::string& id, std::size_t most) {
    auto answer = post("/getEdoc", {{"docId", id}}, "", most);
    if (!answer) return std::nullopt;
    return messageIn(std::move(*answer));
}

void AxisClient::confirm(const std::string& id, Outcome outcome) {
    const auto answer =
        post("/updateStatus", {{"docId", id}, {"status", outcome == Outcome::done ? "done" : "fail"}});
    static_cast<void>(idIn(answer.value_or("")));
}

std::string AxisClient::send(std::string_view bytes, MessageType type, const std::string& from,
                             const std::vector<std::string>& to) {
    std::string receivers;
    for (const auto& code : to)
        receivers += (receivers.empty() ? "" : ",") + code;
    const auto answer =
        post("/sendEdoc",
             {{"messageType", nameOf(type)}, {"from", from}, {"to", receivers}, {"hash-file", hashOf(bytes)}},
             bytes);
    return idIn(answer.value_or(""));
}

}  // namespace vanthu::axis
