#include "server/web_call/web_call.h"

#include <curl/curl.h>

#include <algorithm>
#include <new>

#include "schemas/domain/error.h"

namespace vanthu::web_call {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kStalledSeconds = 60;
constexpr long kLeastBytesPerSecond = 10;
constexpr std::size_t kReasonBytes = 300;
constexpr long kOk = 200;

/// What an answer brings, up to a limit.
struct Answer {
    std::string bytes;
    std::size_t most{0};
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

/// Asked about once a second, also while the other side is silent.
int isToStop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

}  // namespace

class WebCall::Connection {
  public:
    Connection(WebCallSettings settings, std::stop_token stop)
        : settings_(std::move(settings)), stop_(std::move(stop)) {
        // Once per process, before any thread of curl's own.
        static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
        handle_ = kReady == CURLE_OK ? curl_easy_init() : nullptr;
        if (handle_ == nullptr) throw Error{ErrorCode::unavailable, "libcurl does not start"};
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);  // what is secret goes to nobody else
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        set(CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
        set(CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
        if (!settings_.caFile.empty()) set(CURLOPT_CAINFO, settings_.caFile.c_str());
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &isToStop);
        set(CURLOPT_XFERINFODATA, &stop_);
        set(CURLOPT_WRITEFUNCTION, &keepAnswer);
        set(CURLOPT_ERRORBUFFER, reason_);
    }
    ~Connection() { curl_easy_cleanup(handle_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    std::optional<std::string> post(const std::string& url, const Headers& headers, std::string_view body,
                                    std::size_t most) {
        const auto list = listOf(headers);
        Answer answer{.bytes = {}, .most = most};
        reason_[0] = '\0';
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, body.data());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(CURLOPT_HTTPHEADER, list.get());
        set(CURLOPT_WRITEDATA, &answer);
        const auto code = curl_easy_perform(handle_);
        if (answer.overflown) return std::nullopt;
        if (code != CURLE_OK)
            fail(
                std::string(reason_[0] != '\0' ? reason_ : curl_easy_strerror(code)).substr(0, kReasonBytes));
        long status = 0;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
        if (status != kOk) fail("HTTP " + std::to_string(status));
        return std::move(answer.bytes);
    }

  private:
    using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(handle_, option, value) != CURLE_OK)
            throw Error{ErrorCode::unavailable, "libcurl lacks an option for HTTP"};
    }

    [[noreturn]] void fail(const std::string& why) const {
        throw Error{ErrorCode::unavailable, settings_.name + ": " + why};
    }

    [[nodiscard]] List listOf(const Headers& headers) const {
        List list(nullptr, &curl_slist_free_all);
        const auto add = [&](const std::string& line) {
            auto* longer = curl_slist_append(list.get(), line.c_str());
            if (longer == nullptr) throw std::bad_alloc();
            list.release();
            list.reset(longer);
        };
        for (const auto* each : {&settings_.headers, &headers})
            for (const auto& [name, value] : *each) {
                // A value must not become a header of its own.
                if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
                    throw Error{ErrorCode::invalidInput, "a parameter with a control character"};
                add(name + ": " + value);
            }
        add("Content-Type: " + settings_.contentType);
        add("Expect:");  // no round trip before the body
        return list;
    }

    const WebCallSettings settings_;
    std::stop_token stop_;
    CURL* handle_{nullptr};
    char reason_[CURL_ERROR_SIZE]{};
};

WebCall::WebCall(WebCallSettings settings, std::stop_token stop)
    : connection_(std::make_unique<Connection>(std::move(settings), std::move(stop))) {}
WebCall::~WebCall() = default;

std::optional<std::string> WebCall::post(const std::string& url, const Headers& headers,
                                         std::string_view body, std::size_t most) {
    return connection_->post(url, headers, body, most);
}

}  // namespace vanthu::web_call
