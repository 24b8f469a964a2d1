#pragma once

#include "schemas/exchange/bytes.h"
#include "server/exchange_cores/rows.h"

/// Internal to server/exchange_station: the fields that frames and rows have in common. Numbers are
/// big-endian, texts have their length in front. Reading throws Error{invalidInput} for what no write()
/// wrote.
namespace vanthu::exchange_station {

using namespace exchange_cores;
using wire::ByteReader;
using wire::ByteWriter;

void write(ByteWriter& out, const Digest& digest);
void write(ByteWriter& out, const DeliveryId& id);
void write(ByteWriter& out, const ParcelKey& key);
void write(ByteWriter& out, const LogMark& mark);
void write(ByteWriter& out, const SignedHead& head);
void write(ByteWriter& out, const Recall& recall);
void write(ByteWriter& out, const Report& report);
/// All of it but the signature: what a signature is over.
void writeUnsigned(ByteWriter& out, const Report& report);
/// A signature of a manifest or a report, with its length in front.
[[nodiscard]] std::string_view readSignature(ByteReader& in);
void write(ByteWriter& out, const std::vector<Report>& reports);

template <class Value>
[[nodiscard]] Value read(ByteReader& in);
template <>
Digest read<Digest>(ByteReader& in);
template <>
DeliveryId read<DeliveryId>(ByteReader& in);
template <>
ParcelKey read<ParcelKey>(ByteReader& in);
template <>
LogMark read<LogMark>(ByteReader& in);
template <>
SignedHead read<SignedHead>(ByteReader& in);
template <>
Recall read<Recall>(ByteReader& in);
template <>
Report read<Report>(ByteReader& in);
template <>
std::vector<Report> read<std::vector<Report>>(ByteReader& in);

/// One byte; `last` is the greatest that there is.
template <class Enum>
[[nodiscard]] Enum readEnum(ByteReader& in, Enum last) {
    const auto value = in.number<std::uint8_t>();
    if (value > static_cast<std::uint8_t>(last))
        throw Error(ErrorCode::invalidInput, "unknown code in a message");
    return static_cast<Enum>(value);
}
[[nodiscard]] inline bool readFlag(ByteReader& in) {
    return readEnum(in, std::uint8_t{1}) != 0;
}
template <class Enum>
void writeEnum(ByteWriter& out, Enum value) {
    out.number(static_cast<std::uint8_t>(value));
}

}  // namespace vanthu::exchange_station
