#include "server/exchange_station/field_bytes.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::exchange_station {
namespace {

/// Reasons and numbers are for people to read; nobody needs more of them.
std::string readText(ByteReader& in) {
    auto text = in.text();
    if (text.size() > limits::kReason * 4 || !domain::isValidUtf8(text))
        throw Error(ErrorCode::invalidInput, "text of a message is too long or no UTF-8");
    return text;
}

}  // namespace

void write(ByteWriter& out, const Digest& digest) {
    for (const auto word : digest.words)
        out.number(word);
}

template <>
Digest read<Digest>(ByteReader& in) {
    Digest digest;
    for (auto& word : digest.words)
        word = in.number<std::uint64_t>();
    return digest;
}

void write(ByteWriter& out, const DeliveryId& id) {
    out.number(id.message.high);
    out.number(id.message.low);
    out.number(id.from.value);
    out.number(id.to.value);
}

template <>
DeliveryId read<DeliveryId>(ByteReader& in) {
    DeliveryId id;
    id.message.high = in.number<std::uint64_t>();
    id.message.low = in.number<std::uint64_t>();
    id.from.value = in.number<std::uint64_t>();
    id.to.value = in.number<std::uint64_t>();
    return id;
}

void write(ByteWriter& out, const ParcelKey& key) {
    writeEnum(out, key.kind);
    write(out, key.delivery);
    out.number(key.number);
}

template <>
ParcelKey read<ParcelKey>(ByteReader& in) {
    ParcelKey key;
    key.kind = readEnum(in, ParcelKind::report);
    key.delivery = read<DeliveryId>(in);
    key.number = in.number<std::uint64_t>();
    return key;
}

void write(ByteWriter& out, const LogMark& mark) {
    out.number(mark.size);
    write(out, mark.root);
}

template <>
LogMark read<LogMark>(ByteReader& in) {
    LogMark mark;
    mark.size = in.number<std::uint64_t>();
    mark.root = read<Digest>(in);
    return mark;
}

void write(ByteWriter& out, const SignedHead& head) {
    write(out, head.mark);
    out.text(head.signature);
}

template <>
SignedHead read<SignedHead>(ByteReader& in) {
    SignedHead head;
    head.mark = read<LogMark>(in);
    head.signature = std::string(readSignature(in));
    return head;
}

void write(ByteWriter& out, const Recall& recall) {
    write(out, recall.delivery);
    out.number(recall.at);
    out.text(recall.reason);
}

template <>
Recall read<Recall>(ByteReader& in) {
    Recall recall;
    recall.delivery = read<DeliveryId>(in);
    recall.at = in.number<Moment>();
    recall.reason = readText(in);
    return recall;
}

void writeUnsigned(ByteWriter& out, const Report& report) {
    write(out, report.delivery);
    write(out, report.content);
    out.number(report.id);
    out.number(report.sequence);
    out.number(report.round);
    writeEnum(out, report.code);
    writeEnum(out, report.reason);
    out.number(report.signer.value);
    out.number(report.at);
    out.text(report.text);
}

void write(ByteWriter& out, const Report& report) {
    writeUnsigned(out, report);
    out.text(report.signature);
}

std::string_view readSignature(ByteReader& in) {
    const auto size = in.number<std::uint32_t>();
    if (size > limits::kExchangeSignatureBytes)
        throw Error(ErrorCode::invalidInput, "signature of a message is too long");
    return in.raw(size);
}

template <>
Report read<Report>(ByteReader& in) {
    Report report;
    report.delivery = read<DeliveryId>(in);
    report.content = read<Digest>(in);
    report.id = in.number<std::uint64_t>();
    report.sequence = in.number<std::uint32_t>();
    report.round = in.number<std::uint32_t>();
    report.code = readEnum(in, ReportCode::updateRefused);
    report.reason = readEnum(in, NackCode::unavailable);
    report.signer.value = in.number<std::uint64_t>();
    report.at = in.number<Moment>();
    report.text = readText(in);
    report.signature = std::string(readSignature(in));
    return report;
}

void write(ByteWriter& out, const std::vector<Report>& reports) {
    out.number(static_cast<std::uint32_t>(reports.size()));
    for (const auto& report : reports)
        write(out, report);
}

template <>
std::vector<Report> read<std::vector<Report>>(ByteReader& in) {
    std::vector<Report> reports;
    for (auto count = in.number<std::uint32_t>(); count > 0; --count)
        reports.push_back(read<Report>(in));
    return reports;
}

}  // namespace vanthu::exchange_station
