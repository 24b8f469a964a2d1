#include "schemas/exchange/messages.h"

#include "schemas/domain/limits.h"
#include "schemas/exchange/json_fields.h"

namespace vanthu::wire {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kReasonBytes = limits::kReason * 4;

std::string recipientOf(const Object& object) {
    return json::text(object, "recipient", 1, limits::kOrganisationCode);
}

domain::Timestamp moment(const Object& object, const std::string& field) {
    const auto found = domain::parseTimestamp(json::text(object, field, 1, 40));
    if (!found) throw Rejected(NackCode::schema, field + ": expected a time of RFC 3339");
    return *found;
}

template <class E>
E word(const Object& object, const std::string& field) {
    const auto found = domain::parse<E>(json::text(object, field, 1, 40));
    if (!found) throw Rejected(NackCode::schema, field + ": unknown code");
    return *found;
}

}  // namespace

std::string encode(const Need& need) {
    Array missing;
    for (const auto& blob : need.missing) {
        Object entry;
        entry.set("sha256", blob.digest);
        entry.set("offset", blob.offset);
        missing.add(entry);
    }
    Object object;
    object.set("recipient", need.recipient);
    object.set("window", need.window);
    object.set("missing", missing);
    return json::canonical(object);
}

std::string encode(const Ack& ack) {
    Object object;
    object.set("recipient", ack.recipient);
    object.set("digest", ack.digest);
    object.set("arrived_at", domain::isoVietnam(ack.arrivedAt));
    return json::canonical(object);
}

std::string encode(const Nack& nack) {
    Object object;
    object.set("recipient", nack.recipient);
    object.set("code", std::string(domain::code(nack.code)));
    object.set("retryable", nack.retryable);
    object.set("text", nack.text);
    return json::canonical(object);
}

std::string encode(const Status& status) {
    Object object;
    object.set("recipient", status.recipient);
    object.set("sequence", status.sequence);
    object.set("code", std::string(domain::code(status.code)));
    object.set("reason", status.reason);
    object.set("arrival_number", status.arrivalNumber);
    object.set("at", domain::isoVietnam(status.at));
    return json::canonical(object);
}

std::string encode(const StatusAck& statusAck) {
    Object object;
    object.set("recipient", statusAck.recipient);
    object.set("sequence", statusAck.sequence);
    return json::canonical(object);
}

std::string encode(const Recall& recall) {
    Object object;
    object.set("recipient", recall.recipient);
    object.set("sender", recall.sender);
    object.set("reason", recall.reason);
    object.set("at", domain::isoVietnam(recall.at));
    return json::canonical(object);
}

std::string encode(const RecallAck& recallAck) {
    Object object;
    object.set("recipient", recallAck.recipient);
    object.set("state", std::string(domain::code(recallAck.state)));
    object.set("at", domain::isoVietnam(recallAck.at));
    if (!recallAck.text.empty()) object.set("text", recallAck.text);
    return json::canonical(object);
}

Need parseNeed(std::string_view body) {
    const auto object = json::parseObject(body);
    Need need;
    need.recipient = recipientOf(*object);
    need.window =
        static_cast<std::uint64_t>(json::number(*object, "window", 1, limits::kExchangeMessageBytes));
    const auto missing = json::array(*object, "missing", limits::kExchangeParts);
    for (unsigned i = 0; i < missing->size(); ++i) {
        const auto entry = missing->getObject(i);
        if (entry.isNull()) throw Rejected(NackCode::schema, "missing: expected objects");
        const auto offset = json::number(*entry, "offset", 0, limits::kExchangeMessageBytes);
        need.missing.push_back(
            {json::hexDigits(*entry, "sha256", kDigestDigits), static_cast<std::uint64_t>(offset)});
    }
    return need;
}

Ack parseAck(std::string_view body) {
    const auto object = json::parseObject(body);
    return {recipientOf(*object), json::hexDigits(*object, "digest", kDigestDigits),
            moment(*object, "arrived_at")};
}

Nack parseNack(std::string_view body) {
    const auto object = json::parseObject(body);
    Nack nack;
    nack.recipient = json::text(*object, "recipient", 0, limits::kOrganisationCode);
    nack.code = word<NackCode>(*object, "code");
    nack.retryable = json::boolean(*object, "retryable");
    nack.text = json::text(*object, "text", 0, kReasonBytes);
    return nack;
}

Status parseStatus(std::string_view body) {
    const auto object = json::parseObject(body);
    Status status;
    status.recipient = recipientOf(*object);
    status.sequence = static_cast<int>(json::number(*object, "sequence", 1, 1'000'000));
    status.code = word<domain::StatusCode>(*object, "code");
    status.reason = json::text(*object, "reason", 0, kReasonBytes);
    status.arrivalNumber = json::text(*object, "arrival_number", 0, 40);
    status.at = moment(*object, "at");
    return status;
}

StatusAck parseStatusAck(std::string_view body) {
    const auto object = json::parseObject(body);
    return {recipientOf(*object), static_cast<int>(json::number(*object, "sequence", 1, 1'000'000))};
}

Recall parseRecall(std::string_view body) {
    const auto object = json::parseObject(body);
    return {recipientOf(*object), json::text(*object, "sender", 1, limits::kOrganisationCode),
            json::text(*object, "reason", 1, kReasonBytes), moment(*object, "at")};
}

RecallAck parseRecallAck(std::string_view body) {
    const auto object = json::parseObject(body);
    RecallAck recallAck{recipientOf(*object), word<domain::RecallState>(*object, "state"),
                        moment(*object, "at"), json::text(*object, "text", 0, kReasonBytes)};
    if (recallAck.state == domain::RecallState::withdrawn)
        throw Rejected(NackCode::schema, "state: not an answer to a recall");
    return recallAck;
}

}  // namespace vanthu::wire
