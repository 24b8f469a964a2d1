#include "server/axis/axis_client.h"

#include <curl/curl.h>
#include <openssl/sha.h>

#include <algorithm>
#include <utility>

#include "schemas/domain/error.h"
#include "server/axis/axis_answer.h"

namespace vanthu::axis {
namespace {

constexpr std::size_t kAnswerBytesMost = 4u << 20;
constexpr long kConnectSeconds = 15;
constexpr long kStalledSeconds = 60;
constexpr long kLeastBytesPerSecond = 10;
constexpr std::size_t kReasonBytes = 300;
constexpr long kOk = 200;

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What an answer brings, up to a limit.
struct Answer {
    std::string bytes;
    std::size_t most{kAnswerBytesMost};
    bool overflown{false};
};

std::size_t keepAnswer(char* data, std::size_t size, std::size_t count, void* into) {
    auto& answer = *static_cast<Answer*>(into);
    if (answer.bytes.size() + size * count > answer.most) {
        answer.overflown = true;
        return 0;  // ends the transfer
    }
    answer.bytes.append(data, size * count);
    return size * count;
}

/// Asked about once a second, also while the axis is silent.
int isToStop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

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

struct AxisClient::Connection {
    Connection(const AxisSettings& settings, const std::stop_token& stop) : base(settings.url) {
        // Once per process, before any thread of curl's own.
        static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
        handle = kReady == CURLE_OK ? curl_easy_init() : nullptr;
        if (handle == nullptr) throw Error{ErrorCode::unavailable, "libcurl does not start"};
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);  // the secret goes to nobody else
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        set(CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
        set(CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
        if (!settings.caFile.empty()) set(CURLOPT_CAINFO, settings.caFile.c_str());
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &isToStop);
        set(CURLOPT_XFERINFODATA, const_cast<std::stop_token*>(&stop));  // curl takes no const
        set(CURLOPT_WRITEFUNCTION, &keepAnswer);
        set(CURLOPT_ERRORBUFFER, reason);
        always = {{"SystemId", settings.systemId}, {"SecretKey", settings.secret}, {"serviceType", "eDoc"}};
    }
    ~Connection() { curl_easy_cleanup(handle); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(handle, option, value) != CURLE_OK)
            throw Error{ErrorCode::unavailable, "libcurl lacks an option for HTTP"};
    }

    /// Posts to one call; std::nullopt when the answer is too large.
    std::optional<std::string> post(const char* call, const Headers& parameters, std::string_view body = "",
                                    std::size_t most = kAnswerBytesMost) {
        const auto headers = listOf(parameters);
        Answer answer;
        answer.most = most;
        reason[0] = '\0';
        set(CURLOPT_URL, (base + call).c_str());
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, body.data());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_WRITEDATA, &answer);
        const auto code = curl_easy_perform(handle);
        if (answer.overflown) return std::nullopt;
        if (code != CURLE_OK)
            fail(std::string(reason[0] != '\0' ? reason : curl_easy_strerror(code)).substr(0, kReasonBytes));
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        if (status != kOk) fail("HTTP " + std::to_string(status));
        return std::move(answer.bytes);
    }

    CURL* handle{nullptr};

  private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    [[noreturn]] static void fail(const std::string& why) {
        throw Error{ErrorCode::unavailable, "The axis: " + why};
    }

    [[nodiscard]] List listOf(const Headers& parameters) const {
        List list(nullptr, &curl_slist_free_all);
        const auto add = [&](const std::string& line) {
            auto* longer = curl_slist_append(list.get(), line.c_str());
            if (longer == nullptr) throw std::bad_alloc();
            list.release();
            list.reset(longer);
        };
        for (const auto* headers : {&always, &parameters})
            for (const auto& [name, value] : *headers) {
                // A value must not become a header of its own.
                if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
                    throw AxisRefusal("a parameter with a control character");
                add(name + ": " + value);
            }
        add("Content-Type: application/octet-stream");
        add("Expect:");  // no round trip before the body
        return list;
    }

    std::string base;
    Headers always;
    char reason[CURL_ERROR_SIZE]{};
};

AxisClient::AxisClient(AxisSettings settings, std::stop_token stop)
    : settings_(std::move(settings)),
      stop_(std::move(stop)),
      connection_(std::make_unique<Connection>(settings_, stop_)) {}

AxisClient::~AxisClient() = default;

std::vector<ListedMessage> AxisClient::received(MessageType type, domain::Date from, domain::Date to) {
    const auto answer = connection_->post(
        "/getReceivedEdocList",
        {{"messageType", nameOf(type)}, {"fromDate", dayText(from)}, {"toDate", dayText(to)}});
    if (!answer) throw Error{ErrorCode::unavailable, "The axis: its list is too long"};
    return listIn(*answer);
}

std::optional<std::string> AxisClient::fetch(const std::string& id, std::size_t most) {
    auto answer = connection_->post("/getEdoc", {{"docId", id}}, "", most);
    if (!answer) return std::nullopt;
    return messageIn(std::move(*answer));
}

void AxisClient::confirm(const std::string& id, Outcome outcome) {
    const auto answer = connection_->post(
        "/updateStatus", {{"docId", id}, {"status", outcome == Outcome::done ? "done" : "fail"}});
    static_cast<void>(idIn(answer.value_or("")));
}

std::string AxisClient::send(std::string_view bytes, MessageType type, const std::string& from,
                             const std::vector<std::string>& to) {
    std::string receivers;
    for (const auto& code : to)
        receivers += (receivers.empty() ? "" : ",") + code;
    const auto answer = connection_->post(
        "/sendEdoc",
        {{"messageType", nameOf(type)}, {"from", from}, {"to", receivers}, {"hash-file", hashOf(bytes)}},
        bytes);
    return idIn(answer.value_or(""));
}

}  // namespace vanthu::axis
