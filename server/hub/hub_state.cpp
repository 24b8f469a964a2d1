#include "server/hub/hub_state.h"

#include <algorithm>
#include <array>

#include <Poco/Dynamic/Var.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/metric_family.h"

namespace vanthu::hub {
namespace {

using Line = HubState::Line;
using Poco::JSON::Object;
using namespace std::chrono_literals;

/// Written every five seconds.
constexpr auto kTooOld = 1min;
constexpr auto kTooLongWaiting = 1h;
/// Shorter than that, a line that is down is somebody's restart.
constexpr auto kTooLongSilent = 10min;
constexpr std::int64_t kTooLittleBytes = std::int64_t{2} << 30;
constexpr auto kCertificateNearItsEnd = 30 * 24h;

constexpr std::array<std::string_view, 3> kLineNames{"down", "up", "paused"};
constexpr std::array<std::string_view, 3> kLineWords{"mất kết nối", "đang kết nối",
                                                     "tạm không nghe vì gửi dữ liệu hỏng"};

std::string timeOf(const std::optional<domain::Timestamp>& moment) {
    return moment ? domain::isoVietnam(*moment) : std::string{};
}

std::optional<domain::Timestamp> timeIn(const Object& object, const std::string& field) {
    const auto text = object.optValue<std::string>(field, "");
    if (text.empty()) return std::nullopt;
    if (const auto moment = domain::parseTimestamp(text)) return moment;
    throw Error(ErrorCode::damaged, "The state of the hub has a time that is none: " + text);
}

domain::Timestamp requiredTimeIn(const Object& object, const std::string& field) {
    if (const auto moment = timeIn(object, field)) return *moment;
    throw Error(ErrorCode::damaged, "The state of the hub lacks " + field);
}

HubState::Peer peerIn(const Object& object) {
    const auto line = std::ranges::find(kLineNames, object.getValue<std::string>("line"));
    if (line == kLineNames.end())
        throw Error(ErrorCode::damaged, "The state of the hub has a line of no kind");
    HubState::Peer peer{.name = object.getValue<std::string>("name"),
                        .line = static_cast<Line>(line - kLineNames.begin()),
                        .waiting = object.getValue<std::int64_t>("waiting"),
                        .parked = object.getValue<std::int64_t>("parked"),
                        .oldestAt = timeIn(object, "oldest_at"),
                        .heldDocuments = object.optValue<std::int64_t>("held_documents", 0),
                        .heldBytes = object.optValue<std::int64_t>("held_bytes", 0),
                        .isFull = object.optValue("full", false)};
    if (object.has("silent_seconds")) peer.silentSeconds = object.getValue<std::int64_t>("silent_seconds");
    return peer;
}

HubState::Directory directoryIn(const Object& object) {
    return {.publisher = object.getValue<std::string>("publisher"),
            .sequence = object.getValue<std::int64_t>("sequence"),
            .newest = object.getValue<std::int64_t>("newest"),
            .entries = object.getValue<std::int64_t>("entries"),
            .madeAt = timeIn(object, "made_at"),
            .problem = object.optValue<std::string>("problem", "")};
}

std::string lineOf(const HubState::Directory& directory) {
    auto text = "Danh bạ " + directory.publisher + ": ";
    if (!directory.madeAt) return text + "chưa nhận được";
    text += "số " + std::to_string(directory.sequence);
    if (directory.newest > directory.sequence) text += " trên " + std::to_string(directory.newest);
    return text + ", " + std::to_string(directory.entries) + " mục, phát hành " +
           domain::vietnameseTime(*directory.madeAt);
}

std::optional<std::string> concernAbout(const HubState::Peer& peer, const HubState& state,
                                        domain::Timestamp now) {
    if (peer.line == Line::paused)
        return peer.name + ": gửi dữ liệu hỏng nên tạm không nghe mười phút; hỏi người quản trị bên đó.";
    const auto silent =
        peer.silentSeconds ? std::chrono::seconds{*peer.silentSeconds} : now - state.startedAt;
    if (peer.line == Line::down && silent >= kTooLongSilent)
        return peer.name + ": mất kết nối quá mười phút; kiểm tra máy và đường truyền bên đó.";
    if (peer.isFull)
        return peer.name + ": đã đủ hạn mức (" + std::to_string(peer.heldDocuments) + " lượt gửi, " +
               std::to_string(peer.heldBytes >> 20) +
               " MiB của nơi này đang chờ nơi khác nhận), bản tin mới phải đợi; xem nơi nào chưa nhận, hoặc "
               "nâng quota trong hub.json.";
    if (peer.oldestAt && now - *peer.oldestAt > kTooLongWaiting)
        return peer.name + ": có bản tin chờ từ " + domain::vietnameseTime(*peer.oldestAt) + ".";
    return std::nullopt;
}

std::string lineOf(const HubState::Peer& peer) {
    auto text = peer.name + ": " + std::string(kLineWords.at(static_cast<std::size_t>(peer.line))) +
                "; chờ gửi " + std::to_string(peer.waiting) + ", tạm dừng " + std::to_string(peer.parked);
    if (peer.oldestAt) text += ", lâu nhất từ " + domain::vietnameseTime(*peer.oldestAt);
    return text;
}

domain::MetricFamily family(const std::string& name, const std::string& help) {
    return {"vanthu_hub_" + name, help};
}

template <class Value>
std::string familyOfPeers(const HubState& state, const std::string& name, const std::string& help,
                          Value&& value) {
    auto metric = family(name, help);
    for (const auto& peer : state.peers)
        metric.sample(value(peer), {{"peer", peer.name}});
    return metric.text();
}

template <class Value>
std::string familyOfDirectories(const HubState& state, const std::string& name, const std::string& help,
                                Value&& value) {
    auto metric = family(name, help);
    for (const auto& directory : state.directories)
        metric.sample(value(directory), {{"publisher", directory.publisher}});
    return state.directories.empty() ? std::string{} : metric.text();
}

}  // namespace

std::string hubStateJson(const HubState& state) {
    domain::JsonWriter json;
    json.beginObject()
        .field("as_of", timeOf(state.asOf))
        .field("started_at", timeOf(state.startedAt))
        .fieldIfAny("endpoint", state.endpoint)
        .field("free_bytes", state.freeBytes)
        .fieldIfAny("certificate_until", timeOf(state.certificateUntil))
        .key("peers")
        .beginArray();
    for (const auto& peer : state.peers) {
        json.beginObject()
            .field("name", peer.name)
            .field("line", std::string(kLineNames.at(static_cast<std::size_t>(peer.line))));
        if (peer.silentSeconds) json.field("silent_seconds", *peer.silentSeconds);
        json.field("waiting", peer.waiting)
            .field("parked", peer.parked)
            .fieldIfAny("oldest_at", timeOf(peer.oldestAt))
            .field("held_documents", peer.heldDocuments)
            .field("held_bytes", peer.heldBytes)
            .field("full", peer.isFull)
            .endObject();
    }
    json.endArray().key("directories").beginArray();
    for (const auto& directory : state.directories)
        json.beginObject()
            .field("publisher", directory.publisher)
            .field("sequence", directory.sequence)
            .field("newest", directory.newest)
            .field("entries", directory.entries)
            .fieldIfAny("made_at", timeOf(directory.madeAt))
            .fieldIfAny("problem", directory.problem)
            .endObject();
    return json.endArray().endObject().take();
}

HubState parseHubState(std::string_view json) {
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(limits::kJsonDepth);
        const auto object = parser.parse(std::string(json)).extract<Object::Ptr>();
        HubState state{.asOf = requiredTimeIn(*object, "as_of"),
                       .startedAt = requiredTimeIn(*object, "started_at"),
                       .endpoint = object->optValue<std::string>("endpoint", ""),
                       .freeBytes = object->getValue<std::int64_t>("free_bytes"),
                       .certificateUntil = timeIn(*object, "certificate_until")};
        const auto peers = object->getArray("peers");
        for (std::size_t i = 0; peers && i < peers->size(); ++i) {
            const auto peer = peers->getObject(static_cast<unsigned>(i));
            if (peer.isNull())
                throw Error(ErrorCode::damaged, "The state of the hub has a peer that is none");
            state.peers.push_back(peerIn(*peer));
        }
        const auto directories = object->getArray("directories");
        for (std::size_t i = 0; directories && i < directories->size(); ++i)
            if (const auto directory = directories->getObject(static_cast<unsigned>(i)); !directory.isNull())
                state.directories.push_back(directoryIn(*directory));
        return state;
    } catch (const Poco::Exception& error) {
        throw Error(ErrorCode::damaged, "The state of the hub cannot be read: " + error.displayText());
    }
}

std::vector<std::string> concerns(const HubState& state, domain::Timestamp now) {
    if (now - state.asOf > kTooOld)
        return {"Trục không chạy: trạng thái ghi lần cuối lúc " + domain::vietnameseTime(state.asOf) + "."};
    std::vector<std::string> found;
    for (const auto& peer : state.peers)
        if (auto concern = concernAbout(peer, state, now)) found.push_back(std::move(*concern));
    for (const auto& directory : state.directories)
        if (!directory.problem.empty())
            found.push_back("Danh bạ " + directory.publisher + ": " + directory.problem + ".");
    if (state.freeBytes < kTooLittleBytes)
        found.push_back("Đĩa còn " + std::to_string(state.freeBytes >> 20) + " MiB; hãy dọn hoặc thêm đĩa.");
    if (state.certificateUntil && *state.certificateUntil - now < kCertificateNearItsEnd)
        found.push_back("Chứng thư của trục hết hạn " + domain::vietnameseTime(*state.certificateUntil) +
                        "; tạo khóa kế tiếp: vanthu-hub --make-certificate");
    return found;
}

std::string hubStateText(const HubState& state, domain::Timestamp now) {
    std::string text;
    for (const auto& concern : concerns(state, now))
        text += "! " + concern + '\n';
    text += "Lúc " + domain::vietnameseTime(state.asOf) + ", chạy từ " +
            domain::vietnameseTime(state.startedAt) +
            (state.endpoint.empty() ? "" : ", nghe ở " + state.endpoint) + '\n';
    for (const auto& peer : state.peers)
        text += "  " + lineOf(peer) + '\n';
    for (const auto& directory : state.directories)
        text += "  " + lineOf(directory) + '\n';
    return text;
}

std::string hubMetrics(const HubState& state) {
    const auto seconds = [](domain::Timestamp moment) { return moment.time_since_epoch().count(); };
    auto text =
        family("state_timestamp_seconds", "When this was written.").sample(seconds(state.asOf)).text() +
        family("start_timestamp_seconds", "When the hub started.").sample(seconds(state.startedAt)).text() +
        family("disk_free_bytes", "Room on the disk of the hub.").sample(state.freeBytes).text();
    if (state.certificateUntil)
        text += family("certificate_end_timestamp_seconds", "When the certificate of the hub ends.")
                    .sample(seconds(*state.certificateUntil))
                    .text();
    using Peer = HubState::Peer;
    text += familyOfPeers(state, "peer_up", "1 while the peer is heard.",
                          [](const Peer& peer) { return peer.line == Line::up ? 1 : 0; });
    text += familyOfPeers(state, "peer_paused", "1 while the peer is not heard because it sent noise.",
                          [](const Peer& peer) { return peer.line == Line::paused ? 1 : 0; });
    text += familyOfPeers(state, "peer_waiting", "Messages that leave as soon as the peer takes them.",
                          [](const Peer& peer) { return peer.waiting; });
    text += familyOfPeers(state, "peer_parked", "Documents that wait until the peer is back.",
                          [](const Peer& peer) { return peer.parked; });
    text += familyOfPeers(state, "peer_held_documents", "Deliveries from the peer that wait for others.",
                          [](const Peer& peer) { return peer.heldDocuments; });
    text += familyOfPeers(state, "peer_held_bytes", "Their files.",
                          [](const Peer& peer) { return peer.heldBytes; });
    text += familyOfPeers(state, "peer_full", "1 while that is as much as its quota.",
                          [](const Peer& peer) { return peer.isFull ? 1 : 0; });
    text += familyOfPeers(state, "peer_oldest_seconds", "Age of the oldest of both.", [&](const Peer& peer) {
        return peer.oldestAt ? seconds(state.asOf) - seconds(*peer.oldestAt) : 0;
    });
    text += familyOfDirectories(state, "directory_sequence", "Newest change that is here.",
                                [](const HubState::Directory& one) { return one.sequence; });
    text += familyOfDirectories(state, "directory_entries", "Organisations and gateways in it.",
                                [](const HubState::Directory& one) { return one.entries; });
    text += familyOfDirectories(state, "directory_problem", "1 while something of it was refused.",
                                [](const HubState::Directory& one) { return one.problem.empty() ? 0 : 1; });
    return text;
}

}  // namespace vanthu::hub
