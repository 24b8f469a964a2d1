#include "server/imap/imap_mailbox.h"

#include "schemas/domain/error.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace vanthu::imap {
namespace {

constexpr std::size_t kAnswerBytesMost = 4u << 20;  ///< of a search; a million messages
constexpr long kConnectSeconds = 15;
constexpr long kStalledSeconds = 60;
constexpr std::size_t kReasonBytes = 300;

/// What a transfer brings, up to a limit.
struct Received {
    std::string bytes;
    std::size_t most{kAnswerBytesMost};
    bool overflown{false};
};

std::size_t keepBytes(char* data, std::size_t size, std::size_t count, void* into) {
    auto& received = *static_cast<Received*>(into);
    if (received.bytes.size() + size * count > received.most) {
        received.overflown = true;
        return 0;  // ends the transfer
    }
    received.bytes.append(data, size * count);
    return size * count;
}

/// Asked about once a second, also while the server is silent.
int isToEnd(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

/// The number behind `word` somewhere in the text.
std::optional<std::uint32_t> numberBehind(std::string_view text, std::string_view word) {
    const auto at = text.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    const auto* begin = text.data() + at + word.size();
    std::uint32_t number = 0;
    if (std::from_chars(begin, text.data() + text.size(), number).ec != std::errc{}) return std::nullopt;
    return number;
}

/// The UIDs of "* SEARCH 4 9 12", of however many such lines.
std::vector<std::uint32_t> searched(std::string_view text) {
    constexpr std::string_view kWord = "* SEARCH";
    std::vector<std::uint32_t> uids;
    for (auto at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at)) {
        at += kWord.size();
        while (at < text.size() && text[at] == ' ') {
            std::uint32_t uid = 0;
            const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + text.size(), uid);
            if (error != std::errc{}) break;
            uids.push_back(uid);
            at = static_cast<std::size_t>(end - text.data());
        }
    }
    std::ranges::sort(uids);
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

std::string inQuotes(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

}  // namespace

struct ImapMailbox::Connection {
    Connection(const ImapSettings& settings, const std::stop_token& stop) {
        // Once per process, before any thread of curl's own.
        static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
        handle = kReady == CURLE_OK ? curl_easy_init() : nullptr;
        if (handle == nullptr) throw Error{ErrorCode::unavailable, "libcurl does not start"};
        const bool isTls = settings.security == Security::tls;
        base = std::string(isTls ? "imaps" : "imap") + "://" + settings.host + ':' +
               std::to_string(settings.port) + '/';
        set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_NOPROXY, "*");
        set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, kStalledSeconds);
        set(CURLOPT_USERNAME, settings.user.c_str());
        set(CURLOPT_PASSWORD, settings.password.c_str());
        set(CURLOPT_USE_SSL,
            static_cast<long>(settings.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        if (!settings.caFile.empty()) set(CURLOPT_CAINFO, settings.caFile.c_str());
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &isToEnd);
        set(CURLOPT_XFERINFODATA, const_cast<std::stop_token*>(&stop));  // curl takes no const
        set(CURLOPT_WRITEFUNCTION, &keepBytes);
        set(CURLOPT_ERRORBUFFER, reason);
    }
    ~Connection() { curl_easy_cleanup(handle); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(handle, option, value) != CURLE_OK)
            throw Error{ErrorCode::unavailable, "libcurl lacks an option for IMAP"};
    }

    /// Runs one command in a folder ("" : none); std::nullopt when the answer is too large.
    std::optional<std::string> run(const std::string& folder, const char* command,
                                   std::size_t most = kAnswerBytesMost) {
        Received received;
        received.most = most;
        reason[0] = '\0';
        set(CURLOPT_URL, (base + folder).c_str());
        set(CURLOPT_CUSTOMREQUEST, command);
        set(CURLOPT_WRITEDATA, &received);
        const auto code = curl_easy_perform(handle);
        if (received.overflown) return std::nullopt;
        if (code != CURLE_OK)
            throw Error{
                ErrorCode::unavailable,
                "The mail server: " + std::string(reason[0] != '\0' ? reason : curl_easy_strerror(code))
                                          .substr(0, kReasonBytes)};
        return std::move(received.bytes);
    }

    CURL* handle{nullptr};
    std::string base;
    char reason[CURL_ERROR_SIZE]{};
};

ImapMailbox::ImapMailbox(ImapSettings settings, std::stop_token stop)
    : settings_(std::move(settings)),
      stop_(std::move(stop)),
      connection_(std::make_unique<Connection>(settings_, stop_)) {}

ImapMailbox::~ImapMailbox() = default;

std::vector<MessageId> ImapMailbox::messages() {
    // On a connection that was kept the folder stays selected, and a search finds nothing that came since.
    connection_ = std::make_unique<Connection>(settings_, stop_);
    const auto status = connection_->run("", "STATUS INBOX (UIDVALIDITY)").value_or("");
    const auto validity = numberBehind(status, "UIDVALIDITY ");
    if (!validity) throw Error{ErrorCode::unavailable, "The mail server does not say its UIDVALIDITY"};
    const auto found = connection_->run("INBOX", "UID SEARCH UNDELETED");
    if (!found)
        throw Error{ErrorCode::unavailable, "The mailbox holds too many messages: move old ones away"};
    std::vector<MessageId> ids;
    for (const auto uid : searched(*found))
        ids.push_back({*validity, uid});
    return ids;
}

std::optional<std::string> ImapMailbox::fetch(MessageId id, std::size_t most) {
    // curl reads a literal only in its own FETCH, and takes the folder anew when its validity is another.
    return connection_->run(
        "INBOX;UIDVALIDITY=" + std::to_string(id.validity) + "/;UID=" + std::to_string(id.uid), nullptr,
        most);
}

void ImapMailbox::moveAway(MessageId id) {
    const auto folder = inQuotes(folderName(settings_.doneFolder));
    const auto command = "UID MOVE " + std::to_string(id.uid) + ' ' + folder;
    const auto place = "INBOX;UIDVALIDITY=" + std::to_string(id.validity);
    try {
        static_cast<void>(connection_->run(place, command.c_str()));
    } catch (const Error&) {
        // The folder is missing, as before the first message.
        static_cast<void>(connection_->run("", ("CREATE " + folder).c_str()));
        static_cast<void>(connection_->run(place, command.c_str()));
    }
}

}  // namespace vanthu::imap
